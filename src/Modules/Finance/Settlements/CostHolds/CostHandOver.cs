using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Tenancy;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>Those who run the initiative are told that a cost of theirs waits, and that it no longer does (F-21).</summary>
internal sealed class CostHandOver(Notices notices, CurrentAct act)
{
    /// <summary>It is held.</summary>
    public Task HeldAsync(CaseHeaderView about, Money amount, string reason, CancellationToken cancellation) =>
        TellAsync(
            about,
            T("En kostnad hålls inne"),
            T($"{act.Now.Who} håller inne en kostnad på {amount}. Skälet:\n\n{reason}"),
            cancellation
        );

    /// <summary>It is released.</summary>
    public Task ReleasedAsync(CaseHeaderView about, string reason, CancellationToken cancellation) =>
        TellAsync(
            about,
            T("En kostnad är släppt"),
            T($"{act.Now.Who} har släppt kostnaden. Den tas med i nästa avräkning. Skälet:\n\n{reason}"),
            cancellation
        );

    private Task TellAsync(CaseHeaderView about, string what, string text, CancellationToken cancellation) =>
        notices.TellAsync(
            new Notice(MailKind.News, $"{what}: {about.Title}", text, $"/arenden/{about.Number}/ekonomi"),
            Role.ProjectManager,
            about.LeadUnit,
            cancellation
        );
}
