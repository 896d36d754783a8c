using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Grants;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Finance.Reactions;

/// <summary>
/// A case has ended: what was granted and neither paid nor given back returns to the fund, never more (A-56, F-03). Earmarked equity
/// returns in the open year. Of a yearly appropriation each open year gets back its own; what is left in a closed year has lapsed.
/// </summary>
[ByItself("releaseGrant", "Det som inte har betalats ut går tillbaka till fonden när ärendet avslutas.")]
internal sealed class ReleaseGrant(FinanceDb db, FundLedger ledger, GrantDesk desk, TimeProvider time) : INotificationHandler<CaseMoved>
{
    public async Task Handle(CaseMoved notification, CancellationToken cancellationToken)
    {
        if (notification.ToKind != StageKind.Ended || (await ledger.OfCaseAsync(notification.Case, cancellationToken)).Years.Count == 0)
        {
            return;
        }

        var ended = await desk.CaseAsync(notification.Case, cancellationToken);
        var yearly = await ledger.LockAsync(ended.Rules.Fund, cancellationToken);
        var account = await ledger.OfCaseAsync(notification.Case, cancellationToken);
        var closed = await ledger.ClosedYearsAsync(ended.Header.Fund, cancellationToken);
        var present = StockholmTime.Today(time).Year;
        var left = yearly
            ? account.Years.Where(y => !closed.Contains(y.Key)).Select(y => (Year: y.Key, Amount: y.Value.Remaining))
            : [(Year: Enumerable.Range(present, 100).First(year => !closed.Contains(year)), Amount: account.Whole.Remaining)];
        foreach (var (year, amount) in left.Where(l => l.Amount.IsPositive).OrderBy(l => l.Year))
        {
            await ledger.PostAsync(Release(ended, year, amount), null, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static Posting Release(GrantedCase ended, int year, Money amount) =>
        new()
        {
            Kind = LedgerKind.Release,
            Key = $"release:{ended.Header.Id.Value:N}:{year}",
            Fund = ended.Header.Fund,
            Track = ended.Header.Track,
            Year = year,
            Amount = amount,
            Text = T("Återlämnat när ärendet avslutades"),
            Case = ended.Header.Id,
        };
}
