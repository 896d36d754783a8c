using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>Kinds of units.</summary>
public sealed class UnitKindWords : IVocabulary
{
    /// <inheritdoc/>
    public static IReadOnlyCollection<string> Words { get; } = [.. UnitKinds.Names.Keys];
}

/// <summary>Kinds of bodies.</summary>
public sealed class BodyKindWords : IVocabulary
{
    /// <inheritdoc/>
    public static IReadOnlyCollection<string> Words { get; } = [.. BodyKinds.Names.Keys];
}

/// <summary>What somebody is appointed as in a body.</summary>
public sealed class BodyPositionWords : IVocabulary
{
    /// <inheritdoc/>
    public static IReadOnlyCollection<string> Words { get; } = [.. BodyPositions.Names.Keys];
}

/// <summary>Roles that a municipality gives to people; the system's and the operator's are not among them.</summary>
public sealed class MunicipalityRoles : IVocabulary
{
    /// <inheritdoc/>
    public static IReadOnlyCollection<string> Words { get; } =
    [.. ShapeCheck.WordsOf(typeof(Role)).Except([nameof(Role.System).ToLowerInvariant(), "platformOperator"])];
}

/// <summary>Names of dates.</summary>
internal sealed class DateWords : IVocabulary
{
    public static IReadOnlyCollection<string> Words => FactDates.All;
}

/// <summary>Names of amounts.</summary>
internal sealed class AmountWords : IVocabulary
{
    public static IReadOnlyCollection<string> Words => FactAmounts.All;
}

/// <summary>Names of yes-or-no facts.</summary>
internal sealed class FlagWords : IVocabulary
{
    public static IReadOnlyCollection<string> Words => FactFlags.All;
}

/// <summary>Kinds of evaluations.</summary>
internal sealed class EvaluationWords : IVocabulary
{
    public static IReadOnlyCollection<string> Words => OperationWords.EvaluationKinds;
}

/// <summary>Outcomes of a political body's decision.</summary>
internal sealed class DecisionWords : IVocabulary
{
    public static IReadOnlyCollection<string> Words => OperationWords.Outcomes["RecordDecision"];
}

/// <summary>The two sets of criteria: those that must be met, and those that are compared on.</summary>
internal sealed class CriteriaSets : IVocabulary
{
    public const string Base = "base";
    public const string Ranking = "ranking";

    public static IReadOnlyCollection<string> Words => [Base, Ranking];
}
