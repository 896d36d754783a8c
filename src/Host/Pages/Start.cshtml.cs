using Fund.Contracts.Messages;
using Fund.Host.Startup;
using Fund.Platform.Catalogue;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Host.Pages;

/// <summary>What is asked of me, by when; or where to go, for those who are not signed in or have named no municipality.</summary>
[Requires(Permission.Public)]
public sealed class StartModel(
    IServiceProvider services,
    IMediator mediator,
    Actor actor,
    CurrentMunicipality municipality,
    MunicipalityCatalogue catalogue,
    TimeProvider time
) : FundPage
{
    internal IReadOnlyList<Municipality>? Municipalities { get; private set; }

    internal bool SignedIn => actor.IsSignedIn;

    internal StartBoard Board { get; private set; } = new([], [], [], []);

    /// <summary>The count is the heading: the first thing to know is whether anything waits.</summary>
    internal string Heading =>
        Board.Tasks.Count switch
        {
            0 => "Inget väntar på dig",
            1 => "En sak väntar på dig",
            var count => $"{count} saker väntar på dig",
        };

    // Whoever waits looks at the case; what is done there is another's.
    internal string HrefOf(WaitingTask task) => Base + (task.CaseNumber is null ? task.Link : $"/arenden/{task.CaseNumber}");

    internal bool MayRemind(WaitingTask task) => !task.Nobody && task.PromptedOn != Today;

    internal DateOnly Today => StockholmTime.Today(time);

    internal string Base => Request.PathBase;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        if (!municipality.IsKnown)
        {
            Municipalities = services.GetRequiredService<HostSettings>().Demonstration ? await catalogue.AllAsync(cancellation) : [];
        }
        else if (actor.IsSignedIn)
        {
            Board = await mediator.Send(new MyStart(), cancellation);
        }
    }

    /// <summary>Reminds those who are waited for.</summary>
    public async Task<IActionResult> OnPostRemindAsync(string? caseNumber, Guid task, CancellationToken cancellation)
    {
        await mediator.Send(new RemindOfTask(string.IsNullOrEmpty(caseNumber) ? null : caseNumber, task), cancellation);
        Done = "Påminnelsen är skickad.";
        return Redirect($"{Request.PathBase}/");
    }
}
