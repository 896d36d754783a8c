using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Process;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// When a body has decided, whoever wrote the application is told what, when, under which paragraph, and what happens next (F-21).
/// </summary>
internal sealed class DecisionReceipt(ProcessContext process, Notices notices, IMediator mediator)
{
    /// <summary>Tells; before the case has moved.</summary>
    public async Task SendAsync(Decision decision, CancellationToken cancellation)
    {
        var about = process.Case;
        await notices.TellAsync(
            new Notice(MailKind.Receipt, T($"Beslut: {about.Title}"), Text(about, decision), $"/arenden/{about.Number}/beslut"),
            await mediator.Send(new Persons([about.Owner]), cancellation),
            cancellation
        );
    }

    private string Text(CaseHeaderView about, Decision decision)
    {
        var outcome = T($"{decision.Body} har {Words(decision)} {SwedishDate.ForPage(decision.DecidedOn)}, {decision.Paragraph}.");
        var conditions = string.IsNullOrWhiteSpace(decision.Conditions) ? "" : T($"\n\nVillkor och skäl:\n{decision.Conditions.Trim()}");
        var stage = process.Profile.Target(nameof(RecordDecision), decision.Outcome) ?? about.Stage;
        var next =
            decision.Outcome == "sentBack"
                ? T("Ansökan är tillbaka hos er. Läs beslutet, gör klart det som saknas och lämna in den på nytt.")
                : process.Profile.StageOf(stage).NowText;
        return T(
            $"{outcome}\n\nÄrendenummer: {about.Number}\nDiarienummer: {about.RegistryNumber ?? "–"}{conditions}\n\n"
                + $"Det här händer nu: {next}"
        );
    }

    private static string Words(Decision decision) =>
        decision.Outcome switch
        {
            "granted" => $"beviljat {decision.Granted}",
            "partiallyGranted" => T($"delvis beviljat ansökan, med {decision.Granted},"),
            "rejected" => T("avslagit ansökan"),
            "sentBack" => T("skickat tillbaka ansökan"),
            _ => T("bordlagt ärendet"),
        };
}
