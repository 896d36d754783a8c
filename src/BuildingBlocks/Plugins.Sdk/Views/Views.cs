using System.Collections.ObjectModel;

namespace Fund.Plugins;

/// <summary>The municipality.</summary>
public sealed class MunicipalityView
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }
}

/// <summary>Who acts.</summary>
public sealed class ActorView
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Roles, as code names (<see cref="Fund.Plugins.Roles"/>); empty for a schedule.</summary>
    public IReadOnlyList<string> Roles
    {
        get;
        init => field = [.. value];
    } = [];
}

/// <summary>A unit that takes part in a case.</summary>
public sealed class UnitView
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>committee, administration, municipalCompany, board, otherPublicBody, civilSociety or business.</summary>
    public required string Kind { get; init; }

    /// <summary>The lead applicant?</summary>
    public bool IsLead { get; init; }

    /// <summary>Affected by the result?</summary>
    public bool AffectedByResult { get; init; }

    /// <summary>Affected by the cost?</summary>
    public bool AffectedByCost { get; init; }

    /// <summary>Has its head signed the present content?</summary>
    public bool HasSigned { get; init; }
}

/// <summary>One planned repayment.</summary>
public sealed class RepaymentRowView
{
    /// <summary>Key of the unit.</summary>
    public required string UnitKey { get; init; }

    /// <summary>Name of the unit.</summary>
    public required string UnitName { get; init; }

    /// <summary>Kind of the unit.</summary>
    public required string UnitKind { get; init; }

    /// <summary>Budget year.</summary>
    public required int Year { get; init; }

    /// <summary>Whole öre.</summary>
    public required long AmountOre { get; init; }
}

/// <summary>A case as a plugin sees it: a copy that cannot be changed.</summary>
public sealed class CaseView
{
    /// <summary>Number, "2026-7".</summary>
    public required string Number { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Key of the stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Code of the rule version.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>Key of the fund that is applied to.</summary>
    public string Fund { get; init; } = "";

    /// <summary>Key of the track in the fund; null where the fund has none.</summary>
    public string? Track { get; init; }

    /// <summary>Units that take part.</summary>
    public IReadOnlyList<UnitView> Participants
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>Answers by field key; rows as a JSON array.</summary>
    public IReadOnlyDictionary<string, string?> Answers
    {
        get;
        init => field = Copy.Of(value);
    } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Kinds of attached documents.</summary>
    public IReadOnlyCollection<string> Documents
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>Dates by name: "receivedOn", "preparedOn", "committeeDecidedOn", "meetingOn", "decidedOn", "startedOn" …</summary>
    public IReadOnlyDictionary<string, DateOnly> Dates
    {
        get;
        init => field = Copy.Of(value);
    } = ReadOnlyDictionary<string, DateOnly>.Empty;

    /// <summary>Outcomes of criteria by key: "met", "notMet", "notApplicable".</summary>
    public IReadOnlyDictionary<string, string> Criteria
    {
        get;
        init => field = Copy.Of(value);
    } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Keys of plans approved in their latest version.</summary>
    public IReadOnlyCollection<string> ApprovedPlans
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>Kinds of evaluations recorded.</summary>
    public IReadOnlyCollection<string> Evaluations
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>Planned repayments.</summary>
    public IReadOnlyList<RepaymentRowView> Repayments
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>Amounts in whole öre by name: "requested", "granted", "committed", "paid".</summary>
    public IReadOnlyDictionary<string, long> AmountsOre
    {
        get;
        init => field = Copy.Of(value);
    } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>Yes-or-no facts by name: "sharedView", "recommended", "held" …</summary>
    public IReadOnlyDictionary<string, bool> Flags
    {
        get;
        init => field = Copy.Of(value);
    } = ReadOnlyDictionary<string, bool>.Empty;

    /// <summary>Outcome of the latest decision; null before it.</summary>
    public string? Decision { get; init; }
}

/// <summary>What a plugin may read of a guideline, so that no number of it is kept twice.</summary>
public sealed class RulesView
{
    /// <summary>Code of the rule version.</summary>
    public required string Code { get; init; }

    /// <summary>First day of the guideline.</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>Last day of the guideline; null until further notice.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>Months in operation before an evaluation in depth; null if the guideline asks for none.</summary>
    public int? InDepthAfterMonths { get; init; }

    /// <summary>Keys of the answers that its forms ask for; no other can be set.</summary>
    public IReadOnlyCollection<string> Fields
    {
        get;
        init => field = [.. value];
    } = [];
}

/// <summary>The fund's amounts in a fiscal year, whole öre.</summary>
public sealed class FundBalanceView
{
    /// <summary>Avsatt.</summary>
    public required long AllocatedOre { get; init; }

    /// <summary>Beviljat, ej utbetalt.</summary>
    public required long CommittedOre { get; init; }

    /// <summary>Utbetalt.</summary>
    public required long PaidOre { get; init; }

    /// <summary>Tillgängligt.</summary>
    public required long AvailableOre { get; init; }
}

/// <summary>A task to be asked of somebody.</summary>
public sealed class TaskDraft
{
    /// <summary>What it is, for finding it again; letters, digits, hyphens.</summary>
    public required string Kind { get; init; }

    /// <summary>What to do, Swedish.</summary>
    public required string Title { get; init; }

    /// <summary>Role, as code name (<see cref="Roles"/>).</summary>
    public required string Role { get; init; }

    /// <summary>The last day; null if none.</summary>
    public DateOnly? Due { get; init; }
}

/// <summary>Copies what the host gives, so that no step can change what the next one sees.</summary>
internal static class Copy
{
    public static ReadOnlyDictionary<TKey, TValue> Of<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> given)
        where TKey : notnull => new(new Dictionary<TKey, TValue>(given));
}
