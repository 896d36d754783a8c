using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;

namespace Fund.Finance.Adherence;

/// <summary>
/// Payouts that are held wait for a decision by those who may release them, and those who wait for the money are told (U-75, F-21).
/// </summary>
internal sealed class HoldHandOver(
    ProcessContext process,
    HandOvers handOvers,
    OperationDoers doers,
    TaskBoard tasks,
    Notices notices,
    CurrentAct act
)
{
    private const string Kind = "hold";

    /// <summary>Held: asks for the decision.</summary>
    public async Task HeldAsync(string reason, CancellationToken cancellation)
    {
        var about = process.Case;
        if (doers.Of(process.Profile, nameof(ReleasePayout)) is [var role, ..])
        {
            await handOvers.AskAsync(
                new TaskItem
                {
                    CaseNumber = about.Number,
                    Kind = Kind,
                    Title = T($"Besluta om den innehållna utbetalningen: {about.Title}"),
                    Why = T($"{act.Now.Who} håller inne utbetalningen: {reason.Trim()}"),
                    Role = role,
                    Unit = TaskItem.UnitFor(role, about),
                    Impartial = doers.IsImpartial(nameof(ReleasePayout)),
                    Link = doers.LinkOf(about.Number, nameof(ReleasePayout)),
                    AskedAt = act.Now.At,
                },
                cancellation
            );
        }

        await TellAsync(
            T("Utbetalningen hålls inne"),
            T($"{act.Now.Who} håller inne utbetalningen. Skälet:\n\n{reason.Trim()}"),
            cancellation
        );
    }

    /// <summary>It was said that the plans are not followed: nothing is paid this time.</summary>
    public Task DeviatesAsync(string comment, CancellationToken cancellation) =>
        TellAsync(
            T("Utbetalningen väntar"),
            T($"{act.Now.Who} har svarat att planerna inte följs. Därför betalas inget ut den här gången:\n\n{comment.Trim()}"),
            cancellation
        );

    /// <summary>Released: what was asked is done.</summary>
    public async Task ReleasedAsync(string reason, CancellationToken cancellation)
    {
        await tasks.DoneAsync(process.Case.Number, Kind, cancellation);
        await TellAsync(
            T("Utbetalningen är släppt"),
            T($"{act.Now.Who} har släppt utbetalningen. Skälet:\n\n{reason.Trim()}"),
            cancellation
        );
    }

    // Those who run the initiative, and those who settle.
    private async Task TellAsync(string what, string text, CancellationToken cancellation)
    {
        var about = process.Case;
        var notice = new Notice(MailKind.News, $"{what}: {about.Title}", text, $"/arenden/{about.Number}/ekonomi");
        await notices.TellAsync(notice, Role.ProjectManager, about.LeadUnit, cancellation);
        await notices.TellAsync(notice, Role.Controller, null, cancellation);
    }
}
