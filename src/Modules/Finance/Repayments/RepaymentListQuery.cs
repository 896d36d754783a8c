using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Repayments.Arithmetic;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Repayments;

/// <summary>An instalment in the list. SEK; the year is the budget year whose frame it reduces, the planned one that of the plan.</summary>
/// <param name="Id">The instalment.</param>
/// <param name="Version">Which of its changes is shown.</param>
/// <param name="CaseNumber">Its case.</param>
/// <param name="CaseTitle">The case's title.</param>
/// <param name="Unit">Key of the unit whose frame is reduced.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Year">The budget year whose frame it reduces.</param>
/// <param name="PlannedYear">The one that the plan says.</param>
/// <param name="Amount">As planned.</param>
/// <param name="Due">What the frame is reduced by; null when nothing is, or nothing is measured yet.</param>
/// <param name="State">Where it stands.</param>
/// <param name="StateName">The same in words.</param>
/// <param name="Reason">The decision behind it.</param>
/// <param name="ChangedBy">Who said so.</param>
/// <param name="PostponedBecause">The decision that moved it to another year; null where none did.</param>
/// <param name="Model">How money comes back from the case.</param>
/// <param name="Destination">Where it goes.</param>
/// <param name="Realised">What has been measured; null before.</param>
/// <param name="RealisedSource">Where it was read.</param>
/// <param name="RealisedOn">The day it was measured.</param>
/// <param name="RealisedBy">Who registered it.</param>
internal sealed record RepaymentListRow(
    Guid Id,
    int Version,
    string CaseNumber,
    string CaseTitle,
    string Unit,
    string UnitName,
    int Year,
    int PlannedYear,
    Money Amount,
    Money? Due,
    RepaymentState State,
    string StateName,
    string? Reason,
    string? ChangedBy,
    string? PostponedBecause,
    RepaymentModel Model,
    RepaymentDestination Destination,
    Money? Realised,
    string? RealisedSource,
    DateOnly? RealisedOn,
    string? RealisedBy
)
{
    /// <summary>Can something more become of it?</summary>
    public bool IsOpen => State is not (RepaymentState.Done or RepaymentState.Waived);
}

/// <summary>A sum for the budget: how much a unit's frame is reduced in a year. SEK.</summary>
internal sealed record BudgetInputRow(string Unit, string UnitName, int Year, Money Amount);

/// <summary>
/// What was expected of the instalments that something has been measured of, and what came true (U-16): of a unit, or of a case. SEK.
/// </summary>
/// <param name="Name">The unit, or the case's title.</param>
/// <param name="CaseNumber">The case; null for a unit.</param>
/// <param name="Expected">Planned, of what has been measured.</param>
/// <param name="Realised">Measured.</param>
/// <param name="NotMeasured">How many more are planned and not measured.</param>
internal sealed record EffectComparison(string Name, string? CaseNumber, Money Expected, Money Realised, int NotMeasured)
{
    /// <summary>Below zero when less came true than was expected.</summary>
    public Money Difference => Realised - Expected;
}

/// <summary>The instalments of a fund, and their sums by unit and year for the budget work (U-13, U-86).</summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="Rows">Instalment by instalment.</param>
/// <param name="BudgetInput">Unit by unit and year by year.</param>
/// <param name="PerUnit">Expected and realised, unit by unit.</param>
/// <param name="PerCase">Expected and realised, case by case.</param>
/// <param name="Risks">Who bears the risk, as the guidelines say it.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record RepaymentListView(
    string Fund,
    IReadOnlyList<RepaymentListRow> Rows,
    IReadOnlyList<BudgetInputRow> BudgetInput,
    IReadOnlyList<EffectComparison> PerUnit,
    IReadOnlyList<EffectComparison> PerCase,
    IReadOnlyList<string> Risks,
    IReadOnlyList<FundName> Funds
);

/// <summary>Instalments of a fund, of one budget year or all.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record RepaymentList(int? Year = null, string? Fund = null) : IQuery<RepaymentListView>, IAboutFund;

internal sealed class RepaymentListHandler(CurrentSetup setup, FundsHere funds, RepaymentReading reading)
    : IRequestHandler<RepaymentList, RepaymentListView>
{
    public async Task<RepaymentListView> Handle(RepaymentList request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund.Key;
        var known = await setup.GetAsync(cancellationToken);
        if (!known.Profiles.Any(version => version.Repayment.IsForSome()))
        {
            throw new NotFound(T("Ingen återbetalning gäller enligt riktlinjen."));
        }

        var lines = await reading.OfAsync(fund, request.Year, request.Year, cancellationToken);
        return new RepaymentListView(
            fund,
            [.. lines.Select(Row)],
            BudgetInput(lines),
            [
                .. lines
                    .GroupBy(line => (line.Row.Unit, line.Row.UnitName))
                    .OrderBy(of => of.Key.UnitName, SwedishText.Comparer)
                    .Select(of => Compared(of.Key.UnitName, null, of)),
            ],
            [
                .. lines
                    .GroupBy(line => (line.Case.Number, line.Case.Title))
                    .OrderBy(of => of.Key.Title, SwedishText.Comparer)
                    .Select(of => Compared(of.Key.Title, of.Key.Number, of)),
            ],
            [
                .. known
                    .Profiles.Where(version => version.Fund.Key == fund && version.Repayment.IsForSome())
                    .Select(version => version.Repayment.RiskText)
                    .OfType<string>()
                    .Distinct(),
            ],
            await funds.ChoicesAsync(cancellationToken)
        );
    }

    // What a decision has waived reduces no frame, and what one has postponed reduces that of its new year.
    private static List<BudgetInputRow> BudgetInput(IReadOnlyList<RepaymentLine> lines)
    {
        var names = lines.GroupBy(line => line.Row.Unit).ToDictionary(unit => unit.Key, unit => unit.First().Row.UnitName);
        var planned = lines
            .Where(line => line.Due is not null)
            .Select(line => new PlannedRepayment(line.Row.Unit, line.Row.DueYear, line.Due!.Value))
            .ToList();
        return
        [
            .. from year in planned.Select(row => row.Year).Distinct().Order()
            from sum in RepaymentSums.BudgetInput(planned, year).OrderBy(sum => names[sum.Key], SwedishText.Comparer)
            select new BudgetInputRow(sum.Key, names[sum.Key], year, sum.Value),
        ];
    }

    private static EffectComparison Compared(string name, string? number, IEnumerable<RepaymentLine> lines)
    {
        var counted = lines.Where(line => line.Row.State != RepaymentState.Waived).ToList();
        var measured = counted.Where(line => line.Effect is not null).ToList();
        return new EffectComparison(
            name,
            number,
            measured.Select(line => line.Row.Amount).Total(),
            measured.Select(line => line.Effect!.Amount).Total(),
            counted.Count - measured.Count
        );
    }

    /// <summary>A line as it is listed.</summary>
    public static RepaymentListRow Row(RepaymentLine line) =>
        new(
            line.Row.Id,
            line.Row.Version,
            line.Case.Number,
            line.Case.Title,
            line.Row.Unit,
            line.Row.UnitName,
            line.Row.DueYear,
            line.Row.Year,
            line.Row.Amount,
            line.Due,
            line.Row.State,
            RepaymentStates.Names[line.Row.State],
            line.Row.Reason,
            line.Row.ChangedByName,
            line.Row.PostponedBecause,
            line.Regime.Model,
            line.Regime.Destination,
            line.Effect?.Amount,
            line.Effect?.Source,
            line.Effect?.MeasuredOn,
            line.Effect?.ByName
        );
}
