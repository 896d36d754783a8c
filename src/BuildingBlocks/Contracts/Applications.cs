using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Contracts.Applications;

/// <summary>What a stage means to the other modules, whatever the municipality calls it.</summary>
public enum StageKind
{
    /// <summary>Working material of the applicant.</summary>
    Draft,

    /// <summary>Received and being handled, before the decision.</summary>
    Handling,

    /// <summary>Granted, not yet started.</summary>
    Granted,

    /// <summary>Running: costs are settled.</summary>
    Running,

    /// <summary>Closed, declined, rejected or withdrawn.</summary>
    Ended,
}

/// <summary>The head of a case: what every page and module may know of it.</summary>
public sealed record CaseHeaderView
{
    /// <summary>Key.</summary>
    public required CaseId Id { get; init; }

    /// <summary>Number in addresses, "2026-7".</summary>
    public required string Number { get; init; }

    /// <summary>Registry number (diarienummer) once received; null for a draft.</summary>
    public string? RegistryNumber { get; init; }

    /// <summary>Title as the applicant wrote it.</summary>
    public required string Title { get; init; }

    /// <summary>Key of the stage in the case's rule version.</summary>
    public required string Stage { get; init; }

    /// <summary>What the stage means.</summary>
    public required StageKind StageKind { get; init; }

    /// <summary>Code of the rule version that the case is handled under, for life.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>
    /// Number of the choice of plugins that the case was opened under, and keeps with its rule version; 0 where there were none.
    /// </summary>
    public int PluginRevision { get; init; }

    /// <summary>Key of the fund that is applied to.</summary>
    public required string Fund { get; init; }

    /// <summary>Key of the track in the fund; null where the fund has none.</summary>
    public string? Track { get; init; }

    /// <summary>Key of the lead applicant's unit.</summary>
    public required string LeadUnit { get; init; }

    /// <summary>Name of the lead applicant's unit.</summary>
    public required string LeadUnitName { get; init; }

    /// <summary>Who opened it and writes it.</summary>
    public required PersonId Owner { get; init; }

    /// <summary>The day it was opened.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The day the application (or idea) was received; null for a draft.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The day the initiative started; null before.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Units that take part, the lead included.</summary>
    public IReadOnlyList<ParticipantFact> Participants { get; init; } = [];

    /// <summary>Project code in the finance system; null until given.</summary>
    public string? ProjectCode { get; init; }
}

/// <summary>The case with a number, or a <see cref="NotFound"/>.</summary>
[Internal]
public sealed record GetCase(string Number) : IQuery<CaseHeaderView>;

/// <summary>
/// The case with a number as the person who acts may see it, or a <see cref="NotFound"/>: another's draft is working material and does not
/// exist for those who have no part in it and have not acted on it (TF 2 kap.).
/// </summary>
[Internal]
public sealed record SeenCase(string Number) : IQuery<CaseHeaderView>;

/// <summary>
/// Locks the case until the transaction ends and answers it as it then is, so that nothing is judged by what somebody else is about to
/// change
/// (F-01). Taken before the fund's lock, never after. Sent by the pipeline.
/// </summary>
[Internal]
public sealed record LockCase(string Number) : IQuery<CaseHeaderView>;

/// <summary>Cases by key, in no special order; unknown keys are left out.</summary>
[Internal]
public sealed record GetCases(IReadOnlyCollection<CaseId> Ids) : IQuery<IReadOnlyList<CaseHeaderView>>;

/// <summary>Those of these case numbers that the person asking may see, with their names: another's draft is working material.</summary>
[Internal]
public sealed record VisibleCases(IReadOnlyCollection<string> Numbers) : IQuery<IReadOnlyDictionary<string, string>>;

/// <summary>All cases whose stage means one of these, by number.</summary>
[Internal]
public sealed record CasesIn(IReadOnlyCollection<StageKind> Kinds) : IQuery<IReadOnlyList<CaseHeaderView>>;

/// <summary>The answers of a case by field key, over all its forms; rows as a JSON array of objects.</summary>
[Internal]
public sealed record CaseAnswers(CaseId Case) : IQuery<IReadOnlyDictionary<string, string?>>;

/// <summary>
/// What was last handed in, as people read it, for those who work with it elsewhere than on its own page; null before anything has been.
/// </summary>
[Internal]
public sealed record HandedInAnswers(CaseHeaderView Case) : IQuery<HandedInView?>;

/// <summary>A handed-in version as it is read beside other work.</summary>
/// <param name="Id">Key of the version.</param>
/// <param name="Number">1 is the first of its form in the case.</param>
/// <param name="On">The day.</param>
/// <param name="Who">Who handed it in.</param>
/// <param name="Answers">Its questions in order, with their answers.</param>
public sealed record HandedInView(Guid Id, int Number, DateOnly On, string Who, IReadOnlyList<HandedInAnswer> Answers);

/// <summary>A question with its answer.</summary>
/// <param name="Key">Key of the question.</param>
/// <param name="Label">The question.</param>
/// <param name="Text">The answer; null where nothing was answered, or where it is rows.</param>
/// <param name="Headings">Headings of the rows; empty where the answer is no rows.</param>
/// <param name="Rows">Cells row by row, in the order of the headings.</param>
public sealed record HandedInAnswer(
    string Key,
    string Label,
    string? Text,
    IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<string>> Rows
);

/// <summary>How many cases that have not ended were opened under each choice of plugins, by its number.</summary>
[Internal]
public sealed record RunningCasesByPlugins : IQuery<IReadOnlyDictionary<int, int>>;

/// <summary>
/// Moves a case along its profile's path. Sent by the pipeline after an operation, by nobody else. A <see cref="Conflict"/> when the case
/// is no longer in the stage that was judged (F-01).
/// </summary>
[Internal]
public sealed record MoveCase(CaseId Case, string From, string To, string Operation, string? Outcome) : ICommand;

/// <summary>
/// Stores answers that a plugin's steps have set, read as strictly as what people type, and notes which step set which (F-44). Sent by the
/// pipeline before the handler.
/// </summary>
[Internal]
public sealed record SetAnswers(CaseId Case, IReadOnlyList<AnswerSet> Answers) : ICommand;

/// <summary>An answer that a step has set.</summary>
/// <param name="Field">Key of the question.</param>
/// <param name="Value">The answer; null to empty it.</param>
/// <param name="By">Whose doing it is, for the history: "Tillägget … (U-62)".</param>
public sealed record AnswerSet(string Field, string? Value, string By);

/// <summary>Every module adds what it knows of the case.</summary>
public sealed record GatherFacts(CaseId Case, CaseFacts Facts) : INotification;

/// <summary>A case has reached another stage, in this transaction.</summary>
public sealed record CaseMoved(CaseId Case, string From, string To, StageKind ToKind, string Operation, string? Outcome, DateOnly On)
    : INotification;

/// <summary>
/// A case has been handed over: it stands in its new stage, whoever's turn it is has been asked, and the promise of the stage runs (F-21).
/// </summary>
/// <param name="Case">Key of the case.</param>
/// <param name="Number">Its number.</param>
/// <param name="To">Key of the stage.</param>
/// <param name="Operation">Key of the operation that led there.</param>
/// <param name="Due">The last day that is promised; null for none.</param>
public sealed record CaseHandedOver(CaseId Case, string Number, string To, string Operation, DateOnly? Due) : INotification;

/// <summary>
/// Something that was written about a case, for those it concerns: feedback, a statement, a reason, a paragraph of minutes (F-20).
/// </summary>
/// <param name="Act">The entry of the log that it was written with; joins it to the case's history.</param>
/// <param name="Title">What it is, Swedish: "Återkoppling på idén".</param>
/// <param name="On">The day that it is about.</param>
/// <param name="Who">Who wrote it.</param>
/// <param name="Text">The words; null where there are none.</param>
/// <param name="Link">Where more of it is, relative to the case; null for nowhere.</param>
/// <param name="Minor">Told in the history alone, with what was done: the page that it leads to shows it in its place.</param>
public sealed record CaseNote(Guid Act, string Title, DateOnly On, string Who, string? Text, string? Link = null, bool Minor = false);

/// <summary>
/// The case is being read: each module that is switched on puts up what was written about it and the person who acts may read.
/// </summary>
public sealed record GatherNotes(CaseId Case) : INotification
{
    /// <summary>What has been put up.</summary>
    public List<CaseNote> Notes { get; } = [];
}

/// <summary>An amount that says how a case stands.</summary>
/// <param name="Label">What it is, Swedish: "Utbetalt".</param>
/// <param name="Amount">SEK.</param>
/// <param name="Order">Place, lowest first.</param>
/// <param name="Note">What to know about it; null for nothing.</param>
/// <param name="Share">Is it a part of the first amount, together with the others that are?</param>
public sealed record CaseFigure(string Label, Money Amount, int Order, string? Note = null, bool Share = false);

/// <summary>
/// The head of a case is being made: each module that is switched on puts up the amounts that the person who acts comes for.
/// </summary>
public sealed record GatherFigures(CaseId Case) : INotification
{
    /// <summary>What has been put up.</summary>
    public List<CaseFigure> Figures { get; } = [];
}

/// <summary>
/// A list of cases is being put together: each module that is switched on offers columns of its own, and says who has declared a conflict
/// of interest. What is offered is SQL over the module's own tables: a list of thousands is then one statement, and no module reads
/// another's tables.
/// </summary>
public sealed record GatherCaseColumns : INotification
{
    /// <summary>Amounts of the cases, as the person who acts may read them.</summary>
    public List<CaseAmounts> Amounts { get; } = [];

    /// <summary>Selects of <c>case_id, person_id</c> in the municipality $1 (W-22).</summary>
    public List<string> Recusals { get; } = [];
}

/// <summary>Amounts of cases out of one table.</summary>
/// <param name="Table">With <c>municipality_id</c> and <c>case_id</c>, a row a case at the most.</param>
/// <param name="Columns">What it has of each case, in the order of the list.</param>
public sealed record CaseAmounts(string Table, IReadOnlyList<CaseAmount> Columns);

/// <summary>One amount of each case.</summary>
/// <param name="Key">Key in addresses, a–z: "utbetalt".</param>
/// <param name="Label">Heading: "Utbetalt".</param>
/// <param name="Sql">What it is, whole öre, with {0} for the table.</param>
/// <param name="Standard">Is it shown to those who have chosen no columns?</param>
public sealed record CaseAmount(string Key, string Label, string Sql, bool Standard);
