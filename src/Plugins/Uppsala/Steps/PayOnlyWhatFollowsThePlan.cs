using Fund.Plugins;

namespace Fund.Uppsala.Steps;

/// <summary>
/// U-75, W-16: nobody can follow plans that are not approved, and following the governance includes the yearly evaluation (U-88).
/// A cost that is held must be handled in the year it arose (U-83), so the last months and the year-end remind of it.
/// </summary>
[Step(
    "pay-only-what-follows-the-plan",
    10,
    Rule = "U-75",
    Does = "En satsning kan bekräftas följa planerna bara när planernas senaste versioner är godkända; det som hålls inne påminns "
        + "om inför årsbokslutet."
)]
internal sealed class PayOnlyWhatFollowsThePlan : ICheck<ConfirmAdherence>, ICheck<HoldPayout>, ICheck<ApproveSettlement>
{
    private const int LastTertialStarts = 9;

    public ValueTask CheckAsync(ConfirmAdherence operation, CheckContext context, CancellationToken cancellation)
    {
        if (operation.FollowsPlan && context.Case is { } running)
        {
            Confirmed(running, context);
        }
        else if (operation.IsYearEnd)
        {
            context.Warn(
                $"Årets sista avräkning: kostnaderna hör till {operation.Year} och ska hanteras före årsbokslutet. "
                    + $"Styrgruppen behöver besluta innan dess."
            );
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CheckAsync(HoldPayout operation, CheckContext context, CancellationToken cancellation)
    {
        if (context.Today.Month >= LastTertialStarts)
        {
            context.Warn(
                $"Kostnader från {context.Today.Year} ska hanteras före årsbokslutet. Planera när styrgruppen beslutar om "
                    + $"utbetalningen ska släppas."
            );
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CheckAsync(ApproveSettlement operation, CheckContext context, CancellationToken cancellation)
    {
        if (operation.IsYearEnd)
        {
            context.Warn(
                $"Årets sista avräkning: kontrollera att ingen utbetalning hålls inne för kostnader som hör till {operation.Year}."
            );
        }

        return ValueTask.CompletedTask;
    }

    private static void Confirmed(CaseView running, CheckContext context)
    {
        if (!running.ApprovedPlans.Contains("payout"))
        {
            context.Refuse(
                "Utbetalningsplanens senaste version är inte godkänd av styrgruppen. Satsningen kan inte bekräftas följa den ännu.",
                "followsPlan"
            );
        }

        if (!running.ApprovedPlans.Contains("repayment"))
        {
            context.Refuse(
                "Återbetalningsplanens senaste version är inte godkänd av styrgruppen. Satsningen kan inte bekräftas följa den ännu.",
                "followsPlan"
            );
        }

        if (
            running.Dates.TryGetValue("startedOn", out var started)
            && started.AddYears(1) < context.Today
            && !running.Evaluations.Contains("yearly")
        )
        {
            context.Warn(
                "Satsningen har pågått i mer än ett år utan årlig utvärdering. Väg in det i bedömningen av följsamheten.",
                "followsPlan"
            );
        }
    }
}
