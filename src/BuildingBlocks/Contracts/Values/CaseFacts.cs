namespace Fund.Contracts.Values;

/// <summary>
/// What is known of one case, gathered from every module that is switched on, and read by the conditions of a profile.
/// Each module adds its own part; none reads another's. Keys are those of the profile.
/// </summary>
public sealed class CaseFacts
{
    /// <summary>Today, a Swedish calendar date.</summary>
    public DateOnly Today { get; set; }

    /// <summary>Key of the track of the fund; null where the fund has none.</summary>
    public string? Track { get; set; }

    /// <summary>The units that take part, the lead applicant among them.</summary>
    public List<ParticipantFact> Participants { get; } = [];

    /// <summary>Answers by field key, over all forms of the case; rows as a JSON array.</summary>
    public Dictionary<string, string?> Answers { get; } = [];

    /// <summary>Keys of answers that differ from what was last handed in; all that are answered before anything has been.</summary>
    public HashSet<string> Changed { get; } = [];

    /// <summary>Kinds of the documents that are attached.</summary>
    public HashSet<string> Documents { get; } = [];

    /// <summary>Units whose head has signed the present content.</summary>
    public HashSet<string> SignedBy { get; } = [];

    /// <summary>Units whose head has refused to sign, and neither signed since nor been relieved by other participants.</summary>
    public List<SignatureRefusalFact> Refusals { get; } = [];

    /// <summary>Dates by name, one of <see cref="FactDates"/>.</summary>
    public Dictionary<string, DateOnly> Dates { get; } = [];

    /// <summary>What was last handed in; null before anything has been.</summary>
    public HandedInFact? HandedIn { get; set; }

    /// <summary>
    /// Outcome of each assessed criterion: "met" or "notMet". What was said of a version that is no longer the one that counts is not here.
    /// </summary>
    public Dictionary<string, string> Criteria { get; } = [];

    /// <summary>
    /// Outcome of each criterion in the preliminary view on what the application says now: "met" or "notMet". Never counted.
    /// </summary>
    public Dictionary<string, string> Preliminary { get; } = [];

    /// <summary>Who has assessed an earlier version with other content, and has neither confirmed nor changed it since (F-24).</summary>
    public List<LapsedAssessmentFact> Lapsed { get; } = [];

    /// <summary>Plans handed in, by key.</summary>
    public HashSet<string> PlansSubmitted { get; } = [];

    /// <summary>Plans approved in their latest version, by key.</summary>
    public HashSet<string> PlansApproved { get; } = [];

    /// <summary>Attestations given, by key.</summary>
    public HashSet<string> Attested { get; } = [];

    /// <summary>Kinds of evaluations recorded: "yearly", "closing" …</summary>
    public HashSet<string> Evaluations { get; } = [];

    /// <summary>Amounts by name, one of <see cref="FactAmounts"/>.</summary>
    public Dictionary<string, Money> Amounts { get; } = [];

    /// <summary>Yes-or-no facts by name, one of <see cref="FactFlags"/>.</summary>
    public Dictionary<string, bool> Flags { get; } = [];

    /// <summary>Planned repayments: which unit's frame is reduced by how much in which budget year.</summary>
    public List<RepaymentFact> Repayments { get; } = [];

    /// <summary>
    /// The outcome of the latest decision: "granted", "partiallyGranted", "rejected", "sentBack", "tabled"; null before it.
    /// </summary>
    public string? Decision { get; set; }
}

/// <summary>One unit that takes part in a case.</summary>
/// <param name="UnitKey">Key of the unit in the municipality's organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">committee, administration, municipalCompany, board, otherPublicBody, civilSociety, business.</param>
/// <param name="Lead">The lead applicant ?</param>
/// <param name="ByResult">Affected by the result (U-57)?</param>
/// <param name="ByCost">Affected by the cost (U-57)?</param>
public sealed record ParticipantFact(string UnitKey, string Name, string Kind, bool Lead, bool ByResult, bool ByCost)
{
    /// <summary>Affected in either way (UA-10)?</summary>
    public bool Affected => ByResult || ByCost;
}

/// <summary>A version of a form that was handed in.</summary>
/// <param name="Id">Key of the version.</param>
/// <param name="Number">1 is the first of its form in the case.</param>
/// <param name="On">The day.</param>
/// <param name="Content">Tells its content from every other: two versions with the same one say the same.</param>
public sealed record HandedInFact(Guid Id, int Number, DateOnly On, string Content);

/// <summary>An assessor whose words are about content that has changed since.</summary>
/// <param name="Who">Name.</param>
/// <param name="Criteria">Keys of the criteria.</param>
public sealed record LapsedAssessmentFact(string Who, IReadOnlyList<string> Criteria);

/// <summary>A head's no to signing, that still stands.</summary>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Who">Name of the head.</param>
public sealed record SignatureRefusalFact(string UnitName, string Who);

/// <summary>One planned repayment (U-14, U-87).</summary>
/// <param name="UnitKey">The unit that is expected to benefit.</param>
/// <param name="UnitKind">Its kind.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Amount">SEK that year's frame is reduced by.</param>
public sealed record RepaymentFact(string UnitKey, string UnitKind, string UnitName, int Year, Money Amount);
