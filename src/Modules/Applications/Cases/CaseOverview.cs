using Fund.Applications.Forms;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>A stage as the path shows it.</summary>
internal sealed record StageView(string Key, string Name, DateOnly? ReachedOn, bool Current, bool Passed);

/// <summary>An operation that can be tried now.</summary>
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
    public string? CurrentForm { get; init; }
}

/// <summary>A case as its page opens.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseOverview(string CaseNumber) : IQuery<CaseOverviewView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseOverviewHandler(
    ApplicationsDb db,
    PlatformDb platform,
    CaseFinder cases,
    CaseProcess process,
    CurrentSetup setup,
    Actor actor
) : IRequestHandler<CaseOverview, CaseOverviewView>
{
    public async Task<CaseOverviewView> Handle(CaseOverview request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var stage = profile.StageOf(found.Stage);
        var reached = (await db.Moves.AsNoTracking().Where(m => m.CaseId == found.Id).ToListAsync(cancellationToken))
            .GroupBy(m => m.To)
            .ToDictionary(g => g.Key, g => g.Max(m => m.On));
        reached.TryAdd(profile.Stages[0].Key, found.OpenedOn);
        var missing = stage.Next is null
            ? []
            : await process.MissingAsync(
                CaseHeaders.Of(found),
                profile,
                await process.FactsAsync(found.Id, cancellationToken),
                stage.Next,
                cancellationToken
            );
        var task = await platform
            .Tasks.AsNoTracking()
            .Where(t => t.CaseNumber == found.Number && t.DoneAt == null && t.Kind == "stage:" + stage.Key)
            .FirstOrDefaultAsync(cancellationToken);
        return new CaseOverviewView
        {
            CaseNumber = found.Number,
            RegistryNumber = found.RegistryNumber,
            Title = found.Title,
            Stage = stage.Key,
            StageName = stage.Name,
            StageKind = stage.Kind.ToString(),
            RuleVersion = profile.Code,
            GuidelineTitle = profile.Guideline.Title,
            LeadUnit = found.Lead.Name,
            Participants = [.. found.Units.OrderByDescending(u => u.Lead).ThenBy(u => u.Name).Select(u => u.AsFact())],
            OpenedOn = found.OpenedOn,
            ReceivedOn = found.ReceivedOn,
            StartedOn = found.StartedOn,
            ProjectCode = found.ProjectCode,
            Path = [.. PathOf(profile, stage, reached)],
            NowText = stage.NowText,
            Turn = stage.Turn,
            Due = task?.Due,
            DueRule = task?.Rule,
            NextOperation = stage.Next,
            Operations =
            [
                .. profile
                    .OperationsIn(stage.Key)
                    .Select(key => new OperationView(
                        key,
                        profile.Operations[key].Name,
                        profile.Operations[key].Page,
                        profile.AllowsRole(key, actor.Roles),
                        key == stage.Next
                    )),
            ],
            Missing = missing,
            CurrentForm = FormRules.Current(profile, stage.Key),
        };
    }

    // The path as drawn; a side exit is shown last, only for the case that took it.
    private static IEnumerable<StageView> PathOf(Profile profile, Stage now, Dictionary<string, DateOnly> reached)
    {
        var drawn = profile.Stages.Where(s => s.OnPath || s.Key == now.Key).ToList();
        var at = drawn.FindIndex(s => s.Key == now.Key);
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
