using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Finance.Overview;

/// <summary>A year of the forecast. SEK.</summary>
/// <param name="Year">Fiscal year.</param>
/// <param name="Opening">Set aside and not paid when it begins; of a yearly appropriation nothing.</param>
/// <param name="SetAside">Set aside for it until now, and what has come back.</param>
/// <param name="Paid">Paid in it until now, draws for coordination too.</param>
/// <param name="ByPlan">Still to be paid in it by approved payout plans.</param>
/// <param name="ByGrant">Still to be paid in it of grants without a plan, by the year that they were made for.</param>
/// <param name="Closing">What is then set aside and not paid when it ends.</param>
/// <param name="Room">What can be granted for it now.</param>
internal sealed record ForecastYear(
    int Year,
    Money Opening,
    Money SetAside,
    Money Paid,
    Money ByPlan,
    Money ByGrant,
    Money Closing,
    Money Room
)
{
    /// <summary>Of what is paid, drawn for coordination.</summary>
    public Money Drawn { get; init; }

    /// <summary>Paid of what cases are granted.</summary>
    public Money ToCases => Paid - Drawn;

    /// <summary>Still to be paid in it.</summary>
    public Money ToBePaid => ByPlan + ByGrant;
}

/// <summary>What is expected of a fund, if nothing more is granted or set aside. SEK.</summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="FundName">Its name.</param>
/// <param name="IsYearly">A yearly appropriation?</param>
/// <param name="Years">This year and the three after it.</param>
/// <param name="Later">To be paid after those.</param>
/// <param name="Unplanned">
/// Granted for these years and in no plan: of a yearly appropriation it is not expected to be paid; of equity it stands in the plan's last
/// year.
/// </param>
/// <param name="WithPlan">How many initiatives with money left have an approved payout plan.</param>
/// <param name="WithoutPlan">How many have none.</param>
/// <param name="Cap">What the fund's balance may be at most; null where no such cap is set.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record FundForecastView(
    string Fund,
    string FundName,
    bool IsYearly,
    IReadOnlyList<ForecastYear> Years,
    Money Later,
    Money Unplanned,
    int WithPlan,
    int WithoutPlan,
    BalanceCap? Cap,
    IReadOnlyList<FundName> Funds
);

/// <summary>A forecast to the end of the year and three years on, from commitments and approved payout plans.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record FundForecast(string? Fund = null) : IQuery<FundForecastView>, IAboutFund;

internal sealed class FundForecastHandler(ReadBatch reads, FundLedger ledger, FundsHere funds, TimeProvider time)
    : IRequestHandler<FundForecast, FundForecastView>
{
    private const int YearsOn = 3;

    public async Task<FundForecastView> Handle(FundForecast request, CancellationToken cancellationToken)
    {
        var rules = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund;
        var book = await ledger.BookAsync(rules.Key, cancellationToken);
        var present = StockholmTime.Today(time).Year;
        var (expected, unplanned, withPlan, withoutPlan) = await ExpectedAsync(rules.Key, book.Yearly, present, cancellationToken);
        return new FundForecastView(
            rules.Key,
            rules.Name,
            book.Yearly,
            YearsOf(book, expected, present),
            expected.Where(row => row.Year > present + YearsOn).Select(row => row.Amount).Total(),
            unplanned,
            withPlan,
            withoutPlan,
            BalanceCap.Of(rules),
            await funds.ChoicesAsync(cancellationToken)
        );
    }

    private static List<ForecastYear> YearsOf(FundBook book, IReadOnlyList<Expected> expected, int present)
    {
        var years = new List<ForecastYear>();
        var opening = book.MovementOf(present).Opening;
        for (var year = present; year <= present + YearsOn; year++)
        {
            var moved = book.MovementOf(year);
            var byPlan = Of(year, byPlan: true);
            var byGrant = Of(year, byPlan: false);
            var begins = book.Yearly ? Money.Zero : opening;
            var closing = begins + moved.Allocated + moved.Repaid - moved.Lapsed - moved.Paid - byPlan - byGrant;
            years.Add(
                new ForecastYear(
                    year,
                    begins,
                    moved.Allocated + moved.Repaid,
                    moved.Paid,
                    byPlan,
                    byGrant,
                    closing,
                    Money.Max(book.Available(year), Money.Zero)
                )
                {
                    Drawn = moved.Drawn,
                }
            );
            opening = closing;
        }

        return years;

        Money Of(int year, bool byPlan) =>
            expected.Where(row => row.Year == year && row.ByPlan == byPlan).Select(row => row.Amount).Total();
    }

    // Summed by the database over all cases: a few rows come, however many cases the fund has.
    private async Task<(IReadOnlyList<Expected> Rows, Money Unplanned, int WithPlan, int WithoutPlan)> ExpectedAsync(
        string fund,
        bool yearly,
        int present,
        CancellationToken cancellation
    )
    {
        var rows = new List<Expected>();
        var (unplanned, withPlan, withoutPlan) = (Money.Zero, 0, 0);
        reads.Ask(
            yearly ? ForecastSql.OfYearly : ForecastSql.OfEquity,
            row =>
            {
                var amount = new Money(row.GetInt64(2));
                if (row.IsDBNull(0))
                {
                    unplanned += amount;
                }
                else
                {
                    rows.Add(new Expected(row.GetInt32(0), row.GetBoolean(1), amount));
                }
            },
            fund,
            present
        );
        reads.Ask(ForecastSql.Cases, row => (withPlan, withoutPlan) = (row.GetInt32(0), row.GetInt32(1)), fund);
        await reads.ReadAsync(cancellation);
        return (rows, unplanned, withPlan, withoutPlan);
    }

    private sealed record Expected(int Year, bool ByPlan, Money Amount);
}
