using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>
/// When a body has changed its grant, or a decision had been registered wrongly, whoever wrote the application is told; of a grant that is
/// withdrawn, those who end cases are asked to (F-21).
/// </summary>
internal sealed class LaterReceipt(
    Notices notices,
    HandOvers handOvers,
    TaskBoard tasks,
    OperationDoers doers,
    IMediator mediator,
    TimeProvider time
)
{
    // What ends a case, in a module that this one does not know.
    private const string EndsCase = "CloseCase";

    /// <summary>A body has decided.</summary>
    public async Task DecidedAsync(
        CaseHeaderView about,
        Profile profile,
        Decision decision,
        Money grantedNow,
        CancellationToken cancellation
    )
    {
        var words = T($"{decision.Body} har {Words(decision)} {SwedishDate.ForPage(decision.DecidedOn)}, {decision.Paragraph}.");
        await TellAsync(
            about,
            $"{DecisionOutcomes.NameOf(decision.Outcome)}: {about.Title}",
            T($"{words} Beviljat är nu {grantedNow}.\n\nÄrendenummer: {about.Number}\n\nSkäl:\n{decision.Conditions}"),
            cancellation
        );
        if (decision.Outcome == DecisionOutcomes.Withdrawn)
        {
            await AskToEndAsync(about, profile, decision, cancellation);
        }
    }

    /// <summary>A decision had been registered otherwise than the minutes have it.</summary>
    public Task CorrectedAsync(CaseHeaderView about, Decision now, Money grantedNow, CancellationToken cancellation) =>
        TellAsync(
            about,
            T($"Rättad uppgift om beslut: {about.Title}"),
            T(
                $"Beslutet av {now.Body} {SwedishDate.ForPage(now.DecidedOn)}, {now.Paragraph}, var fel registrerat och är rättat. "
                    + $"Beviljat är nu {grantedNow}.\n\nÄrendenummer: {about.Number}\n\nRättat därför:\n{now.Because}"
            ),
            cancellation
        );

    private async Task AskToEndAsync(CaseHeaderView about, Profile profile, Decision decision, CancellationToken cancellation)
    {
        if (doers.Of(profile, EndsCase) is not [var role, ..])
        {
            return;
        }

        // What the stage asked for leads on to nothing.
        await tasks.DoneAsync(about.Number, "stage:*", cancellation);
        await handOvers.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = "grantWithdrawn",
                Title = T($"Avsluta ärendet, beviljandet är återkallat: {about.Title}"),
                Why = T($"{decision.Body} har återkallat det som var kvar av beviljandet, {decision.Paragraph}."),
                Role = role,
                Unit = TaskItem.UnitFor(role, about),
                Impartial = doers.IsImpartial(EndsCase),
                Link = doers.LinkOf(about.Number, EndsCase),
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }

    private async Task TellAsync(CaseHeaderView about, string subject, string text, CancellationToken cancellation) =>
        await notices.TellAsync(
            new Notice(MailKind.Receipt, subject, text, $"/arenden/{about.Number}/beslut"),
            await mediator.Send(new Persons([about.Owner]), cancellation),
            cancellation
        );

    private static string Words(Decision decision) =>
        decision.Outcome switch
        {
            DecisionOutcomes.Raised => T($"höjt beviljandet med {decision.Granted}"),
            DecisionOutcomes.Lowered => T($"sänkt beviljandet med {decision.Granted}"),
            _ => T($"återkallat det som var kvar av beviljandet, {decision.Granted},"),
        };
}
