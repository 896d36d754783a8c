using System.Collections.Frozen;

namespace Fund.Plugins.Runtime.Running;

/// <summary>What the steps of one operation see.</summary>
public sealed class Circumstances
{
    /// <summary>The municipality.</summary>
    public required MunicipalityView Municipality { get; init; }

    /// <summary>Who acts.</summary>
    public required ActorView Actor { get; init; }

    /// <summary>The case before; null for the fund's operations.</summary>
    public CaseView? Before { get; init; }

    /// <summary>The case after; only for reactions.</summary>
    public CaseView? After { get; init; }

    /// <summary>The guideline.</summary>
    public required RulesView Rules { get; init; }

    /// <summary>Today in Sweden.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>More to read.</summary>
    public required ReadModel Read { get; init; }

    /// <summary>Keys of answers that this operation changes.</summary>
    public IReadOnlySet<string> Changed { get; init; } = FrozenSet<string>.Empty;
}
