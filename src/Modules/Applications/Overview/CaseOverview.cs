using System.Text.Json;
using Fund.Applications.Answers;
using Fund.Applications.Drafts;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Applications.Overview;

/// <summary>A stage as the path shows it.</summary>
internal sealed record StageView(string Key, string Name, DateOnly? ReachedOn, bool Current, bool Passed);

/// <summary>An operation that can be tried now.</summary>
/// <param name="Key">Key in the profile.</param>
/// <param name="Name">Name in the municipality's words.</param>
/// <param name="Page">Page of the case where it is done; null when there is none.</param>
/// <param name="Mine">May the person who reads do it?</param>
/// <param name="LeadsOn">Is it the one that leads on?</param>
internal sealed record OperationView(string Key, string Name, string? Page, bool Mine, bool LeadsOn);

/// <summary>Where the case stands, what is asked of whom, by when, and why.</summary>
internal sealed record CaseOverviewView
{
    public required string CaseNumber { get; init; }
    public string? RegistryNumber { get; init; }
    public required string Title { get; init; }
    public required string Stage { get; init; }
    public required string StageName { get; init; }
    public required string StageKind { get; init; }
    public required string RuleVersion { get; init; }
    public required string GuidelineTitle { get; init; }
    public required string LeadUnit { get; init; }
    public required IReadOnlyList<ParticipantFact> Participants { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? StartedOn { get; init; }
    public string? ProjectCode { get; init; }
    public required IReadOnlyList<StageView> Path { get; init; }
    public required string NowText { get; init; }
    public string? Turn { get; init; }
    public DateOnly? Due { get; init; }
    public string? DueRule { get; init; }
    public string? NextOperation { get; init; }
    public required IReadOnlyList<OperationView> Operations { get; init; }
    public required IReadOnlyList<Finding> Missing { get; init; }

    /// <summary>The form that the person may write in this stage; null when there is none.</summary>
    public string? CurrentForm { get; init; }

    /// <summary>How many required questions of that form are not answered.</summary>
    public int LeftToAnswer { get; init; }

    /// <summary>Version of the case, for what edits it.</summary>
    public required uint Version { get; init; }
}

/// <summary>A case as its page opens.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseOverview(string CaseNumber) : IQuery<CaseOverviewView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseOverviewHandler(
    ReadBatch reads,
    CaseProcess process,
    CurrentSetup setup,
    OperationCatalogue operations,
    OperationDoers doers,
    StageTasks tasks,
    Admission admission,
    Ways ways
) : IRequestHandler<CaseOverview, CaseOverviewView>
{
    // What ends a case, in a folder that knows this one.
    private const string EndsCase = "CloseCase";

    private const string VersionOf = "select xmin from applications.cases where municipality_id = $1 and id = $2";

    private const string Reached = """
        select "to", max("on") from applications.case_moves where municipality_id = $1 and case_id = $2 group by "to"
        """;

    private const string Latest = """
        select "from" from applications.case_moves where municipality_id = $1 and case_id = $2 order by at desc limit 1
        """;

    public async Task<CaseOverviewView> Handle(CaseOverview request, CancellationToken cancellationToken)
    {
        var header = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(header.RuleVersion);
        var stage = profile.StageOf(header.Stage);
        var reached = new Dictionary<string, DateOnly>();
        StageTask? task = null;

        // The version before what it is the version of: what was saved between the two is then told as stale, never overwritten.
        uint version = 0;
        reads.Ask(VersionOf, row => version = row.GetFieldValue<uint>(0), header.Id.Value);
        reads.Ask(Reached, row => reached[row.GetString(0)] = row.GetFieldValue<DateOnly>(1), header.Id.Value);
        var sentBack = false;
        reads.Ask(Latest, row => sentBack = profile.LeadsBack(row.GetString(0), stage.Key), header.Id.Value);
        tasks.Ask(header.Number, stage.Key, found => task = found);
        var facts = await process.FactsAsync(header.Id, cancellationToken);
        reached.TryAdd(profile.Stages[0].Key, header.OpenedOn);

        // What a body has taken back leads nowhere but to the end.
        var withdrawn = stage.Kind != StageKind.Ended && facts.Flags.GetValueOrDefault(FactFlags.GrantWithdrawn);
        var next =
            !withdrawn ? stage.Next
            : profile.OperationsIn(stage.Key).Contains(EndsCase) ? EndsCase
            : null;
        var missing = next is null ? [] : await process.MissingAsync(header, profile, facts, next, cancellationToken);
        var form = await admission.AdmitsAsync(typeof(SaveDraft), header, cancellationToken) ? FormRules.Current(profile, stage.Key) : null;
        return new CaseOverviewView
        {
            CaseNumber = header.Number,
            RegistryNumber = header.RegistryNumber,
            Title = header.Title,
            Stage = stage.Key,
            StageName = stage.Name,
            StageKind = stage.Kind.ToString(),
            RuleVersion = profile.Code,
            GuidelineTitle = profile.Guideline.Title,
            LeadUnit = header.LeadUnitName,
            Participants = header.Participants,
            OpenedOn = header.OpenedOn,
            ReceivedOn = header.ReceivedOn,
            StartedOn = header.StartedOn,
            ProjectCode = header.ProjectCode,
            Path = [.. PathOf(profile, stage, reached)],
            // Where all is there for another to lead on, that is what happens now.
            NowText =
                withdrawn ? T("Det som var kvar av beviljandet är återkallat. Ärendet ska avslutas.")
                : task is { } handed && handed.Turn != stage.Turn && stage.Next is { } leading ? profile.Operations[leading].Name
                : stage.NowTextOf(sentBack),
            // Where another leads on and can, it is theirs.
            Turn = withdrawn ? TurnOf(profile, EndsCase) : task?.Turn ?? stage.Turn,
            Due = task?.Due,
            DueRule = task?.Rule,
            NextOperation = next,
            Operations = await OperationsAsync(profile, stage, next, header, cancellationToken),
            Missing = await ways.ForReaderAsync(header, missing, cancellationToken),
            CurrentForm = form,
            LeftToAnswer = form is null
                ? 0
                : profile.Unanswered(form, facts).Count(finding => finding.Severity == Contracts.Messages.Severity.Refusal),
            Version = version,
        };
    }

    private async Task<IReadOnlyList<OperationView>> OperationsAsync(
        Profile profile,
        Stage stage,
        string? next,
        CaseHeaderView header,
        CancellationToken cancellation
    )
    {
        var views = new List<OperationView>();
        foreach (var key in profile.OperationsIn(stage.Key))
        {
            // What a module that is not here would do cannot be offered.
            if (operations.Find(key) is { } known && (key == next || key != stage.Next))
            {
                var mine = await admission.AdmitsAsync(known.Message, header, cancellation);
                views.Add(new OperationView(key, profile.Operations[key].Name, known.Page, mine, key == next));
            }
        }

        return views;
    }

    private string? TurnOf(Profile profile, string operation) =>
        doers.Of(profile, operation) is [var role, ..] ? JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) : null;

    // The path as drawn; a side exit is shown last, only for the case that took it.
    private static IEnumerable<StageView> PathOf(Profile profile, Stage now, Dictionary<string, DateOnly> reached)
    {
        var drawn = profile.Stages.Where(s => s.OnPath || s.Key == now.Key).ToList();
        var at = drawn.FindIndex(s => s.Key == now.Key);
        if (now.Kind == StageKind.Ended)
        {
            // What has ended goes nowhere from here, and what it never came to is no part of its way.
            drawn = [.. drawn.Where((s, i) => i == at || (i < at && reached.ContainsKey(s.Key)))];
            at = drawn.Count - 1;
        }

        return drawn.Select(
            (s, i) =>
                new StageView(
                    s.Key,
                    s.Name,
                    reached.TryGetValue(s.Key, out var on) && i <= at ? on : null,
                    i == at,
                    i < at && reached.ContainsKey(s.Key)
                )
        );
    }
}
