using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Repayments;

/// <summary>A row of the budget's input: so much is a unit's frame reduced by in a year for a case. SEK.</summary>
/// <param name="Instalment">The instalment.</param>
/// <param name="CaseNumber">The case.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="Unit">Key of the unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="UnitCode">Its code (ansvar) in the accounts; null where none is known.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Amount">What the frame is reduced by.</param>
/// <param name="Destination">Where the money goes.</param>
internal sealed record BudgetRow(
    Guid Instalment,
    string CaseNumber,
    string CaseTitle,
    string Unit,
    string UnitName,
    string? UnitCode,
    int Year,
    Money Amount,
    RepaymentDestination Destination
);

/// <summary>What has changed since the last delivery: a row as it was delivered and as it is now; null where there is none.</summary>
internal sealed record BudgetDifference(BudgetRow? Before, BudgetRow? Now)
{
    /// <summary>What it does to the frame. SEK.</summary>
    public Money Change => (Now?.Amount ?? Money.Zero) - (Before?.Amount ?? Money.Zero);
}

/// <summary>Something that the input lacks, and the page below the municipality where it is mended; null where it is no page's.</summary>
internal sealed record BudgetLack(string Text, string? Link);

/// <summary>A delivery, without its rows. SEK.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Number">Counts those for the budget year.</param>
/// <param name="Year">The budget year.</param>
/// <param name="LastYear">The last year that it tells of.</param>
/// <param name="By">Who delivered it.</param>
/// <param name="At">When.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Total">What the frames of the budget year are reduced by.</param>
/// <param name="Units">The units that it has rows of.</param>
internal sealed record BudgetDelivered(
    Guid Id,
    int Number,
    int Year,
    int LastYear,
    string By,
    DateTimeOffset At,
    int Rows,
    Money Total,
    IReadOnlyList<DeliveredUnit> Units
);

/// <summary>A unit that a delivery has rows of: its key and name then.</summary>
internal sealed record DeliveredUnit(string Key, string Name);

/// <summary>What is to be delivered for a budget year, what it lacks, and what has been delivered.</summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="FundName">Its name.</param>
/// <param name="Year">The budget year.</param>
/// <param name="LastYear">The last year that is told of.</param>
/// <param name="Due">The last day to deliver; null where the profile sets none.</param>
/// <param name="IsLate">The day has passed, and something is to be delivered.</param>
/// <param name="Rule">The guideline's rule.</param>
/// <param name="Rows">What would be delivered now.</param>
/// <param name="Seen">Says which rows were seen, for <see cref="DeliverBudgetInput"/>.</param>
/// <param name="Lacks">What it lacks.</param>
/// <param name="Deliveries">What has been delivered for the year, the last first.</param>
/// <param name="Differences">What has changed since the last delivery; empty when nothing has been delivered.</param>
/// <param name="CanDeliver">Is there something to deliver?</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record BudgetInputView(
    string Fund,
    string FundName,
    int Year,
    int LastYear,
    DateOnly? Due,
    bool IsLate,
    string? Rule,
    IReadOnlyList<BudgetRow> Rows,
    string Seen,
    IReadOnlyList<BudgetLack> Lacks,
    IReadOnlyList<BudgetDelivered> Deliveries,
    IReadOnlyList<BudgetDifference> Differences,
    bool CanDeliver,
    IReadOnlyList<FundName> Funds
)
{
    /// <summary>Is the budget decided? Then what is here can be read, and nothing is delivered any more.</summary>
    public bool IsDecided { get; init; }
}

/// <summary>The input to a budget year's budget; the next one where none is said (U-13, U-86).</summary>
[Requires(Permission.ReadFinance)]
internal sealed record BudgetInput(int? Year = null, string? Fund = null) : IQuery<BudgetInputView>, IAboutFund;

internal sealed class BudgetInputHandler(FundsHere funds, CurrentSetup setup, BudgetInputDesk desk)
    : IRequestHandler<BudgetInput, BudgetInputView>
{
    public async Task<BudgetInputView> Handle(BudgetInput request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        if (!(await setup.GetAsync(cancellationToken)).Profiles.Any(version => version.Repayment.IsForSome()))
        {
            throw new NotFound(T("Ingen återbetalning gäller enligt riktlinjen."));
        }

        var year = request.Year ?? desk.NextYear;
        if (year is < 2000 or > 2100)
        {
            throw new NotFound(T("Året finns inte."));
        }

        var input = await desk.OfAsync(rules, year, cancellationToken);
        return new BudgetInputView(
            rules.Fund.Key,
            rules.Fund.Name,
            year,
            input.LastYear,
            input.Due,
            input.IsLate,
            rules.Repayment.BudgetInput?.Rule,
            input.Rows,
            input.Seen,
            await desk.LacksAsync(rules.Fund.Key, input, cancellationToken),
            [.. input.Deliveries.Select(Delivered)],
            input.Differences,
            input.CanDeliver,
            await funds.ChoicesAsync(cancellationToken)
        )
        {
            IsDecided = input.IsDecided,
        };
    }

    private static BudgetDelivered Delivered(BudgetDelivery delivery) =>
        new(
            delivery.Id,
            delivery.Number,
            delivery.Year,
            delivery.LastYear,
            delivery.ByName,
            delivery.At,
            delivery.Rows.Count,
            delivery.Rows.Where(row => row.Year == delivery.Year).Select(row => row.Amount).Total(),
            [.. delivery.Rows.OrderBy(row => row.Position).Select(row => new DeliveredUnit(row.Unit, row.UnitName)).Distinct()]
        );
}
