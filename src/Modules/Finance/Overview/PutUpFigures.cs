using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Overview;

/// <summary>In the head of a case: what it has been granted, and where that money is. The parts are the whole.</summary>
internal sealed class PutUpFigures(FinanceDb db, FundLedger ledger, Actor actor) : INotificationHandler<GatherFigures>
{
    public async Task Handle(GatherFigures notification, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReadFinance))
        {
            return;
        }

        var account = await ledger.OfCaseAsync(notification.Case, cancellationToken);
        if (account.Years.Count == 0)
        {
            return;
        }

        var whole = account.Whole;
        var unsettled = await db.UnsettledAsync(notification.Case, cancellationToken);
        var waiting = unsettled.IsNegative ? Money.Zero : unsettled;
        // More than is left is never paid out: what goes over the grant is the applicant's own.
        var payable = waiting < whole.Remaining ? waiting : whole.Remaining;
        notification.Figures.Add(new CaseFigure(T("Beviljat"), whole.Granted, 10));
        notification.Figures.Add(new CaseFigure(T("Utbetalt"), whole.Paid, 20, Share: true));
        if (!payable.IsZero)
        {
            var over =
                waiting > whole.Remaining ? T($"av {SwedishAmount.ForPage(waiting)} i kostnader") : T("kostnader som inte är avräknade");
            notification.Figures.Add(new CaseFigure(T("Väntar på avräkning"), payable, 30, over, Share: true));
        }

        if (!whole.Released.IsZero)
        {
            notification.Figures.Add(new CaseFigure(T("Återlämnat"), whole.Released, 40, Share: true));
        }

        // Of the same grant the case's finance page says what is left before what waits; here it is what is left after it.
        var left = payable.IsZero ? T("Kvar av beviljat") : T("Kvar när det är avräknat");
        notification.Figures.Add(new CaseFigure(left, whole.Remaining - payable, 50, Share: true));
    }
}
