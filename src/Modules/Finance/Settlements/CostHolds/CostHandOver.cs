using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Platform.Outbox;
using Fund.Platform.Tenancy;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>Those who run the initiative are told that a cost of theirs waits, and that it no longer does (F-21).</summary>
internal sealed class CostHandOver(Notices notices, CurrentAct act)
{
    /// <summary>It is held.</summary>
    public Task HeldAsync(CaseHeaderView about, CostLine cost, string reason, CancellationToken cancellation) =>
        TellAsync(about, T("En kostnad hålls inne"), T($"{act.Now.Who} håller inne {Named(cost)}. Skälet:\n\n{reason}"), cancellation);

    /// <summary>It is released.</summary>
    public Task ReleasedAsync(CaseHeaderView about, CostLine cost, string reason, CancellationToken cancellation) =>
        TellAsync(
            about,
            T("En kostnad är släppt"),
            T($"{act.Now.Who} har släppt {Named(cost)}. Den tas med i nästa avräkning. Skälet:\n\n{reason}"),
            cancellation
        );

    /// <summary>Which cost it is, in a mail: by its voucher, since its text can be a name that is hidden.</summary>
    internal static string Named(CostLine cost) =>
        T($"verifikation {$"{cost.Series} {cost.Number}".Trim()}, {SwedishDate.ForPage(cost.Date)}, {cost.Amount}");

    private Task TellAsync(CaseHeaderView about, string what, string text, CancellationToken cancellation) =>
        notices.TellAsync(
            new Notice(MailKind.News, $"{what}: {about.Title}", text, $"/arenden/{about.Number}/ekonomi"),
            Role.ProjectManager,
            about.LeadUnit,
            cancellation
        );
}
