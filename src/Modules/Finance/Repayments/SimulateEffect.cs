using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Repayments.Arithmetic;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Repayments;

/// <summary>A unit in a budget year, if so much of the expected effect came true. SEK.</summary>
/// <param name="UnitName">The unit.</param>
/// <param name="Planned">What is planned of it.</param>
/// <param name="IfNone">What it bears itself if nothing came true.</param>
/// <param name="IfHalf">The same for half.</param>
/// <param name="IfAll">The same for all.</param>
/// <param name="Reduced">What its frame is reduced by at the share asked for.</param>
/// <param name="Saved">What it then spends less.</param>
internal sealed record SimulatedUnit(string UnitName, Money Planned, Money IfNone, Money IfHalf, Money IfAll, Money Reduced, Money Saved)
{
    /// <summary>What it bears itself at the share asked for.</summary>
    public Money Bears => Reduced - Saved;
}

/// <summary>What units bear themselves if less than the expected effect comes true. Changes nothing.</summary>
/// <param name="Year">Budget year.</param>
/// <param name="Percent">Share of the effect, 0–100.</param>
/// <param name="Units">Unit by unit.</param>
internal sealed record SimulationView(int Year, int Percent, IReadOnlyList<SimulatedUnit> Units);

/// <summary>
/// The planned reductions of a budget year multiplied by the share of the effect that comes true (U-14, U-101): under a plan the frame is
/// reduced all the same and the unit bears the rest; by measured effect the frame follows.
/// </summary>
/// <param name="Year">Budget year.</param>
/// <param name="Percent">Share of the effect, 0–100.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
[Requires(Permission.ReadFinance)]
internal sealed record SimulateEffect(int Year, int Percent = 50, string? Fund = null) : IQuery<SimulationView>, IAboutFund;

internal sealed class SimulateEffectHandler(IMediator mediator) : IRequestHandler<SimulateEffect, SimulationView>
{
    public async Task<SimulationView> Handle(SimulateEffect request, CancellationToken cancellationToken)
    {
        if (request.Percent is < 0 or > 100)
        {
            throw new Refused(T("Ange en andel från 0 till 100."), field: "andel");
        }

        var rows = (await mediator.Send(new RepaymentList(request.Year, request.Fund), cancellationToken))
            .Rows.Where(row => row.State != RepaymentState.Waived && row.Model != RepaymentModel.None)
            .ToList();
        return new SimulationView(
            request.Year,
            request.Percent,
            [
                .. rows.GroupBy(row => (row.Unit, row.UnitName))
                    .OrderBy(unit => unit.Key.UnitName, SwedishText.Comparer)
                    .Select(unit => Simulated(unit.Key.Unit, unit.Key.UnitName, [.. unit], request.Percent / 100m)),
            ]
        );
    }

    private static SimulatedUnit Simulated(string unit, string name, IReadOnlyList<RepaymentListRow> rows, decimal share)
    {
        var byPlan = Of(RepaymentModel.PlannedFrameReduction);
        var byMeasure = Of(RepaymentModel.MeasuredEffect).Select(row => row.Amount).Total();
        var planned = byPlan.Select(row => row.Amount).Total();
        var followed = byMeasure.Share(share);
        return new SimulatedUnit(
            name,
            planned + byMeasure,
            Gap(0m),
            Gap(0.5m),
            Gap(1m),
            planned + followed,
            planned - Gap(share) + followed
        );

        List<PlannedRepayment> Of(RepaymentModel model) =>
            [.. rows.Where(row => row.Model == model).Select(row => new PlannedRepayment(row.Unit, row.Year, row.Amount))];

        Money Gap(decimal effect) => RepaymentSums.GapIfEffectIs(byPlan, effect).GetValueOrDefault(unit);
    }
}
