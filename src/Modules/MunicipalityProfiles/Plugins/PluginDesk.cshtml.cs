using Fund.Contracts.Messages;
using Fund.Platform.Audit;
using Fund.Platform.Plugins;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>What the municipality's plugins have done, what stands still, and the ways to set it going again.</summary>
[Requires(Permission.Administer)]
public sealed class PluginDeskModel(IMediator mediator, Actor actor, CommandNames names) : FundPage
{
    private static Dictionary<string, (string Word, string Kind)> Results =>
        new()
        {
            ["done"] = (T("Klart"), "success"),
            ["refused"] = (T("Sade nej"), "info"),
            ["failed"] = (T("Gick fel"), "danger"),
            ["timeOut"] = (T("Tog för lång tid"), "danger"),
            ["quarantined"] = (T("Pausat"), "warning"),
            ["missing"] = (T("Paket saknas"), "danger"),
        };

    /// <summary>The number that somebody was asked to quote.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>Id of a step.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary>Number of a case.</summary>
    [BindProperty(SupportsGet = true)]
    public string? CaseNumber { get; set; }

    /// <summary>"ja" for only what could not be done.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Faults { get; set; }

    /// <summary>Go on after this run.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    internal StepRunPage Runs { get; private set; } = new([], null);

    internal IReadOnlyList<HeldStep> Held { get; private set; } = [];

    internal IReadOnlyList<WaitingFollowUp> FollowUps { get; private set; } = [];

    internal bool MayReadCases => actor.May(Permission.ReadCases);

    internal static IReadOnlyList<Option> FaultChoices => [new Option("ja", T("Bara det som inte kunde köras"))];

    internal string OlderHref =>
        $"{Root}/tillagg?"
        + string.Join(
            '&',
            new[] { ("step", Step), ("caseNumber", CaseNumber), ("faults", Faults), ("after", Runs.Next?.ToString()) }
                .Where(part => !string.IsNullOrEmpty(part.Item2))
                .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}")
        );

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Held = await mediator.Send(new HeldSteps(), cancellation);
        FollowUps = await mediator.Send(new FailedFollowUps(), cancellation);
        Runs = await mediator.Send(new StepRuns(Number, null, Step, CaseNumber, Faults == "ja", After), cancellation);
    }

    /// <summary>Lets a held step run again.</summary>
    public async Task<IActionResult> OnPostReleaseAsync(
        string? plugin,
        string? pluginVersion,
        string? heldStep,
        CancellationToken cancellation
    )
    {
        await mediator.Send(new ReleaseStep(plugin ?? "", pluginVersion ?? "", heldStep ?? ""), cancellation);
        Done = T("Steget körs igen.");
        return Redirect($"{Request.PathBase}/tillagg");
    }

    /// <summary>Has a follow-up done again.</summary>
    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellation)
    {
        await mediator.Send(new RunFollowUpAgain(id), cancellation);
        Done = T("Efterarbetet körs nu. Läs in sidan igen för att se hur det gick.");
        return Redirect($"{Request.PathBase}/tillagg");
    }

    internal static string WordOf(string result) => Results.GetValueOrDefault(result, (result, "neutral")).Item1;

    internal static string KindOf(string result) => Results.GetValueOrDefault(result, (result, "neutral")).Item2;

    // What people call the operation; a calculation has no name of its own.
    internal string OperationName(string operation) => names.All.GetValueOrDefault(operation, T("Beräkning"));

    internal static string Duration(long microseconds) =>
        microseconds < 1_000 ? "under 1 ms" : $"{microseconds / 1_000:N0} ms".Replace(' ', '\u00a0');
}
