using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Finance.Repayments;

/// <summary>An instalment with its case, how money comes back from that, and what was measured last.</summary>
/// <param name="Row">The instalment.</param>
/// <param name="Case">Its case.</param>
/// <param name="Regime">How money comes back, by the day that the case started, or today where it has not (W-19).</param>
/// <param name="Effect">What was measured last; null before anything is.</param>
internal sealed record RepaymentLine(RepaymentInstalment Row, CaseHeaderView Case, RepaymentRegime Regime, RepaymentEffect? Effect)
{
    /// <summary>
    /// What the frame is reduced by, SEK: the plan's amount, or what has been measured within it. Null when nothing is: it is waived, is
    /// not measured yet, or the initiative started when no repayment held.
    /// </summary>
    public Money? Due =>
        (Row.State, Regime.Model) switch
        {
            (RepaymentState.Waived, _) or (_, RepaymentModel.None) => null,
            (_, RepaymentModel.MeasuredEffect) => Effect is { } effect ? Money.Min(effect.Amount, Row.Amount) : null,
            _ => Row.Amount,
        };

    /// <summary>Does it wait for somebody to register what was measured?</summary>
    public bool WaitsForEffect => Regime.Model == RepaymentModel.MeasuredEffect && Effect is null && Row.State != RepaymentState.Waived;
}
