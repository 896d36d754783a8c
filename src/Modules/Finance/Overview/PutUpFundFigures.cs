using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Overview;

/// <summary>
/// At the top of the start page of those who keep a fund going: what is left to grant this year, and how long it is to the next day of
/// account.
/// </summary>
internal sealed class PutUpFundFigures(
    FinanceDb db,
    FundLedger ledger,
    FundsHere funds,
    FundOccasions occasions,
    Actor actor,
    TimeProvider time
) : INotificationHandler<GatherStart>
{
    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReadFinance) || !(actor.May(Permission.Coordinate) || actor.May(Permission.ApproveFinance)))
        {
            return;
        }

        var several = (await funds.ChoicesAsync(cancellationToken)).Count > 0;
        var today = StockholmTime.Today(time);
        ReportingOccasion? next = null;
        foreach (var rules in await funds.AllAsync(cancellationToken))
        {
            var position = (await ledger.BookAsync(rules.Fund.Key, cancellationToken)).Position(today.Year, today.Year);
            notification.Figures.Add(
                new StartFigure(
                    several ? T($"{rules.Fund.Name}: kvar att bevilja") : T($"Kvar att bevilja {today.Year}"),
                    SwedishAmount.ForPage(position.Available),
                    40,
                    Link: await funds.LinkAsync("/fonden", rules.Fund.Key, cancellationToken)
                )
            );
            var booked = await db
                .Runs.AsNoTracking()
                .Where(run => run.Fund == rules.Fund.Key && run.State == SettlementState.Approved)
                .Select(run => run.Occasion)
                .ToListAsync(cancellationToken);
            var coming = (await occasions.OfAsync(rules.Fund.Key, cancellationToken))
                .Touching(today.AddYears(-1), today.AddYears(1))
                .Where(occasion => occasion.Due >= today && !booked.Contains(occasion.Id.ToString()))
                .MinBy(occasion => occasion.Due);
            next = coming is not null && (next is null || coming.Due < next.Due) ? coming : next;
        }

        if (next is not null)
        {
            notification.Figures.Add(
                new StartFigure(
                    T("Nästa avräkning"),
                    DaysTo(next.Due.DayNumber - today.DayNumber),
                    30,
                    T($"{next.NameInYear}, senast {SwedishDate.ForPage(next.Due)}")
                )
            );
        }
    }

    private static string DaysTo(int days) =>
        days switch
        {
            0 => T("I dag"),
            1 => T("1 dag"),
            _ => T($"{days} dagar"),
        };
}
