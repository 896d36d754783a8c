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

    /// <summary>Roles, as code names.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
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

/// <summary>A case as a plugin sees it.</summary>
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

    /// <summary>Units that take part.</summary>
    public IReadOnlyList<UnitView> Participants { get; init; } = [];

    /// <summary>Answers by field key; rows as a JSON array.</summary>
    public IReadOnlyDictionary<string, string?> Answers { get; init; } = new Dictionary<string, string?>();

    /// <summary>Kinds of attached documents.</summary>
    public IReadOnlyCollection<string> Documents { get; init; } = [];

    /// <summary>Dates by name: "preparedOn", "committeeDecidedOn", "decidedOn", "startedOn" …</summary>
    public IReadOnlyDictionary<string, DateOnly> Dates { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Outcomes of criteria by key: "met", "notMet", "notApplicable".</summary>
    public IReadOnlyDictionary<string, string> Criteria { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of plans approved in their latest version.</summary>
    public IReadOnlyCollection<string> ApprovedPlans { get; init; } = [];

    /// <summary>Kinds of evaluations recorded.</summary>
    public IReadOnlyCollection<string> Evaluations { get; init; } = [];

    /// <summary>Planned repayments.</summary>
    public IReadOnlyList<RepaymentRowView> Repayments { get; init; } = [];

    /// <summary>Amounts in whole öre by name: "granted", "paid".</summary>
    public IReadOnlyDictionary<string, long> AmountsOre { get; init; } = new Dictionary<string, long>();

    /// <summary>Yes-or-no facts by name.</summary>
    public IReadOnlyDictionary<string, bool> Flags { get; init; } = new Dictionary<string, bool>();

    /// <summary>Outcome of the latest decision; null before it.</summary>
    public string? Decision { get; init; }
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

/// <summary>An occasion of the municipality's calendar, in one year.</summary>
public sealed class OccasionView
{
    /// <summary>As operations name it: "2026-T2".</summary>
    public required string Key { get; init; }

    /// <summary>What people call it, with its year: "Tertialbokslut 2 2026".</summary>
    public required string Name { get; init; }

    /// <summary>The fiscal year that the whole period lies in.</summary>
    public required int Year { get; init; }

    /// <summary>First day of the period.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>Last day of the period.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>Last day to report.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>Is it the annual accounts?</summary>
    public bool YearEnd { get; init; }
}

/// <summary>A task to be asked of somebody.</summary>
public sealed class TaskDraft
{
    /// <summary>What it is, for finding it again; letters, digits, hyphens.</summary>
    public required string Kind { get; init; }

    /// <summary>What to do, Swedish.</summary>
    public required string Title { get; init; }

    /// <summary>Role, as code name.</summary>
    public required string Role { get; init; }

    /// <summary>The last day; null if none.</summary>
    public DateOnly? Due { get; init; }
}
