using Fund.Contracts.Applications;
using Fund.Process.Calendar;
using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// A rule version: everything a municipality's guideline states, as data. A case is pinned to the version it was received under.
/// Read and checked by <see cref="ProfileReader"/>; evaluated by <see cref="ProcessRules"/>.
/// </summary>
public sealed record Profile
{
    /// <summary>Code of the version, unique in the municipality: "2023-05".</summary>
    public required string Code { get; init; }

    /// <summary>Who adopted which guideline, when, and its text.</summary>
    public required Guideline Guideline { get; init; }

    /// <summary>The municipality's words for what the product speaks of.</summary>
    public Terminology Terminology { get; init; } = new();

    /// <summary>How each authority numbers what it receives.</summary>
    public required IReadOnlyList<Authority> Authorities { get; init; }

    /// <summary>The fund: source, caps, attestations.</summary>
    public required FundRules Fund { get; init; }

    /// <summary>Who may apply.</summary>
    public required ApplicantRules Applicants { get; init; }

    /// <summary>The path of a case, in order; side exits last.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>What can be done to a case, by operation key ("SubmitApplication").</summary>
    public required IReadOnlyDictionary<string, OperationRule> Operations { get; init; }

    /// <summary>Forms, filled in by the applicant.</summary>
    public required IReadOnlyList<Form> Forms { get; init; }

    /// <summary>Kinds of documents that can be attached.</summary>
    public IReadOnlyList<DocumentKind> Documents { get; init; } = [];

    /// <summary>Criteria that are assessed.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>How several people assess one application.</summary>
    public AssessmentRules Assessment { get; init; } = new();

    /// <summary>How applications are compared.</summary>
    public RankingRules Ranking { get; init; } = new();

    /// <summary>Plans that are handed in and approved after the grant.</summary>
    public IReadOnlyList<PlanKind> Plans { get; init; } = [];

    /// <summary>The occasions of a year.</summary>
    public required CalendarRules Calendar { get; init; }

    /// <summary>How actual cost becomes payouts.</summary>
    public required SettlementRules Settlement { get; init; }

    /// <summary>Whether and how money comes back.</summary>
    public RepaymentRules Repayment { get; init; } = new();

    /// <summary>What is evaluated, and when.</summary>
    public EvaluationRules Evaluation { get; init; } = new();

    /// <summary>How the messages on a case are sent.</summary>
    public MessageRules Messages { get; init; } = new();

    /// <summary>The rules in the guideline's own words, for the guideline page and for every refusal.</summary>
    public IReadOnlyList<RuleText> Rules { get; init; } = [];

    /// <summary>The stage with a key, or an error: the reader has proven that every named stage exists.</summary>
    public Stage StageOf(string key) => Stages.Single(stage => stage.Key == key);

    /// <summary>The track of a case; null where it has none.</summary>
    public Track? TrackOf(string? key) => key is null ? null : Fund.Tracks.FirstOrDefault(track => track.Key == key);

    /// <summary>The body that decides on a case in a track: the track's own, else the fund's.</summary>
    public string BodyFor(string? track) => TrackOf(track)?.GrantedBy ?? Fund.GrantedBy;

    /// <summary>The authority that registers what an operation hands in: the one that the profile names for it, else the first.</summary>
    public Authority AuthorityFor(string operation) =>
        Operations.GetValueOrDefault(operation)?.Authority is { } key
            ? Authorities.Single(authority => authority.Key == key)
            : Authorities[0];
}

/// <summary>The adopted document behind a rule version (A-01…A-07, U-01…U-03).</summary>
public sealed record Guideline
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The body that adopted it.</summary>
    public required string AdoptedBy { get; init; }

    /// <summary>Paragraph of the minutes; null when the source does not tell.</summary>
    public string? Paragraph { get; init; }

    /// <summary>The decision's day; null when the source does not tell.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Registry number of the document.</summary>
    public string? RegistryNumber { get; init; }

    /// <summary>First day on which a case can be opened and money granted under it .</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>Last day; null until further notice .</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>After the last day: refuse new cases, or warn (AA-1).</summary>
    public ExpiryHandling AfterExpiry { get; init; } = ExpiryHandling.Block;

    /// <summary>The guideline's rule on the first day .</summary>
    public string? InForceRule { get; init; }

    /// <summary>The guideline's rule on the last day .</summary>
    public string? ExpiryRule { get; init; }

    /// <summary>Whom the document binds.</summary>
    public string? Scope { get; init; }

    /// <summary>Who follows it up.</summary>
    public string? Owner { get; init; }

    /// <summary>Can everybody read the guideline page, also without signing in? Not unless the municipality says so.</summary>
    public bool Public { get; init; }
}

/// <summary>What happens to new cases after the last day.</summary>
public enum ExpiryHandling
{
    /// <summary>They are refused.</summary>
    Block,

    /// <summary>They are let in with a warning.</summary>
    Warn,
}

/// <summary>Who may apply (A-30, A-31, U-55).</summary>
public sealed record ApplicantRules(
    [property: OneOf<UnitKindWords>] IReadOnlyList<string> LeadKinds,
    [property: OneOf<UnitKindWords>] IReadOnlyList<string> PartnerKinds,
    string Rule,
    string Message
);

/// <summary>A stage of the path.</summary>
public sealed record Stage
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }

    /// <summary>What it means to the other modules.</summary>
    public required StageKind Kind { get; init; }

    /// <summary>The operation that leads on; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>What happens now, in one sentence.</summary>
    public required string NowText { get; init; }

    /// <summary>Whose turn it is (a role's key).</summary>
    [OneOf<MunicipalityRoles>]
    public string? Turn { get; init; }

    /// <summary>
    /// What is asked of whose turn it is, as a task: "Skriv ansökan"; null where the name of what leads on says it, or the promise's own.
    /// </summary>
    public string? Task { get; init; }

    /// <summary>A promise of time; null if none.</summary>
    public Clock? Clock { get; init; }

    /// <summary>Promises of time that differ by track.</summary>
    public IReadOnlyList<TrackClock> TrackClocks { get; init; } = [];

    /// <summary>On the path that is drawn, or a side exit (declined, withdrawn)?</summary>
    public bool OnPath { get; init; } = true;

    /// <summary>The promise of time to a case in a track: the track's own, else the stage's.</summary>
    public Clock? ClockFor(string? track) =>
        TrackClocks.FirstOrDefault(own => track is not null && own.Tracks.Contains(track))?.Clock ?? Clock;
}

/// <summary>A promise of time to cases in some of the fund's tracks.</summary>
/// <param name="Tracks">Keys of the tracks.</param>
/// <param name="Clock">The promise.</param>
public sealed record TrackClock(IReadOnlyList<string> Tracks, Clock Clock);

/// <summary>A promise: within so long from the day the stage was reached (U-59, UA-3).</summary>
public sealed record Clock
{
    /// <summary>How long, and whether a day off work moves it.</summary>
    public required DeadlineTerm Within { get; init; }

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>What is due, as a task: "Återkoppla på idén".</summary>
    public required string Task { get; init; }
}

/// <summary>What one operation asks for and leads to.</summary>
public sealed record OperationRule
{
    /// <summary>Name on the button.</summary>
    public required string Name { get; init; }

    /// <summary>Stages it can be done in; empty means any stage that has not ended.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>The stage it leads to; null when it stays.</summary>
    public string? To { get; init; }

    /// <summary>Stages by outcome, before <see cref="To"/>.</summary>
    public IReadOnlyDictionary<string, string> Outcomes { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Roles that may do it, keys as in <see cref="Fund.Contracts.Messages.Role"/>; empty means whoever has the permission.
    /// </summary>
    [OneOf<MunicipalityRoles>]
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The form whose required questions must be answered first; null if none.</summary>
    public string? Form { get; init; }

    /// <summary>What else must hold.</summary>
    public IReadOnlyList<Requirement> Requires { get; init; } = [];

    /// <summary>Key of the authority that registers what is handed in; null for the first.</summary>
    public string? Authority { get; init; }

    /// <summary>Done to the fund, not to a case: it has no stages, and no case offers it.</summary>
    public bool Fund { get; init; }
}

/// <summary>One requirement of the guideline.</summary>
public sealed record Requirement
{
    /// <summary>The guideline's rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What is said when it does not hold.</summary>
    public required string Message { get; init; }

    /// <summary>"ska" refuses, "bör" warns.</summary>
    public Contracts.Messages.Severity Severity { get; init; }

    /// <summary>What must hold.</summary>
    public required Condition Condition { get; init; }

    /// <summary>Only for these outcomes; empty means all.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Field of the operation it belongs to.</summary>
    public string? Field { get; init; }

    /// <summary>Where it is mended, relative to the case.</summary>
    public string? Link { get; init; }
}

/// <summary>A kind of document that can be attached.</summary>
public sealed record DocumentKind(string Key, string Name, string? Rule = null);

/// <summary>One criterion (A-24…A-29, U-38…U-54).</summary>
public sealed record Criterion
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>"base" or "ranking".</summary>
    [OneOf<CriteriaSets>]
    public required string Set { get; init; }

    /// <summary>The guideline's rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Short name.</summary>
    public required string Name { get; init; }

    /// <summary>The guideline's words.</summary>
    public required string Text { get; init; }

    /// <summary>Keys of the questions whose answers speak of it, for whoever assesses; none shows the whole application.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Applies only when this holds; null means always .</summary>
    public Condition? AppliesWhen { get; init; }
}

/// <summary>How several people assess one application.</summary>
public sealed record AssessmentRules
{
    /// <summary>From when those who assess read what the others have said. The applicant reads it when the case is decided.</summary>
    public OthersReadFrom OthersReadFrom { get; init; }

    /// <summary>
    /// How many lodged assessments are enough for <see cref="OthersReadFrom.AllLodged"/>; without the leaf all who are to assess.
    /// </summary>
    public int? Assessors { get; init; }

    /// <summary>
    /// Roles that can say beforehand, as a preliminary view, whether the criteria look met (U-67): it is marked as that, and never counts.
    /// </summary>
    public IReadOnlyList<string> PreliminaryBy { get; init; } = [];

    /// <summary>
    /// Outcomes of a decision that are registered with the body's reasons; what grants rests on the assessment. Without the leaf: whatever
    /// turns the application down, sends it back or puts it off.
    /// </summary>
    public IReadOnlyList<string> ReasonsFor { get; init; } = ["rejected", "sentBack", "tabled"];
}

/// <summary>From when an assessor reads what the others have lodged.</summary>
public enum OthersReadFrom
{
    /// <summary>When all who are to assess have lodged theirs, the reader among them.</summary>
    AllLodged,

    /// <summary>When they have lodged their own.</summary>
    OwnGiven,

    /// <summary>When the case has left the stages in which it is assessed.</summary>
    AllDone,

    /// <summary>At once.</summary>
    Always,
}

/// <summary>How the messages on a case are sent.</summary>
public sealed record MessageRules
{
    /// <summary>Does the letter about a message hold its words, or only tell that there is one?</summary>
    public bool TextInMail { get; init; } = true;
}

/// <summary>How applications are compared.</summary>
public sealed record RankingRules
{
    /// <summary>None, or comparative and unweighted: an order with reasons per criterion, no score anywhere (U-48, W-13).</summary>
    public RankingMethod Method { get; init; }

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>The guideline's rule on which applications are compared (U-47).</summary>
    public string? EligibleRule { get; init; }
}

/// <summary>How applications are compared.</summary>
public enum RankingMethod
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>Side by side, unweighted.</summary>
    Comparative,
}

/// <summary>A plan that is handed in after the grant and approved (U-73, U-91).</summary>
public sealed record PlanKind
{
    /// <summary>Key: "payout", "repayment", "followUp".</summary>
    public required string Key { get; init; }

    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>What its rows hold.</summary>
    public PlanContent Content { get; init; }
}

/// <summary>What a plan's rows hold.</summary>
public enum PlanContent
{
    /// <summary>SEK per fiscal year.</summary>
    PayoutPerYear,

    /// <summary>SEK per beneficiary unit and budget year.</summary>
    RepaymentPerUnitAndYear,

    /// <summary>Words.</summary>
    Text,
}

/// <summary>A rule in the guideline's own words, and what the system does about it.</summary>
/// <param name="Id">The rule's id, as requirements and questions name it.</param>
/// <param name="Heading">What it is about.</param>
/// <param name="Quote">The guideline's own words.</param>
/// <param name="Does">What the system does about it, a plain sentence or two.</param>
/// <param name="KeptBy">What does so: at least one, each of which exists and bears the rule (F-28).</param>
public sealed record RuleText(string Id, string Heading, string Quote, string Does, IReadOnlyList<Keeper> KeptBy);
