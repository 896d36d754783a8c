using Fund.Plugins;

namespace Fund.Uppsala.Steps;

/// <summary>
/// U-75, W-16: what does not follow the plans is held with a reason. A cost that is held must be handled in the year it arose (U-83),
/// so the last months and the year-end remind of it.
/// </summary>
[Step("pay-only-what-follows-the-plan", 10, Rule = "U-75", Does = "Den som svarar att en satsning inte följer planerna ska skriva varför, och det som hålls inne påminns om inför årsbokslutet.")]
internal sealed class PayOnlyWhatFollowsThePlan : ICheck<ConfirmAdherence>, ICheck<HoldPayout>, ICheck<ApproveSettlement>
{
    private const int LastTertialStarts = 9;

    public ValueTask CheckAsync(ConfirmAdherence operation, CheckContext context, CancellationToken cancellation)
    {
        if (operation.FollowsPlan)
            return ValueTask.CompletedTask;
        if (string.IsNullOrWhiteSpace(operation.Comment))
            context.Refuse("Skriv vad som avviker från planerna. Det blir skälet till att utbetalningen hålls inne.", "comment");
        if (IsYearEnd(operation.Occasion))
            context.Warn($"Årets sista avräkning: kostnaderna hör till {YearOf(operation.Occasion)} och ska hanteras före årsbokslutet. Styrgruppen behöver besluta innan dess.");
        return ValueTask.CompletedTask;
    }

    public ValueTask CheckAsync(HoldPayout operation, CheckContext context, CancellationToken cancellation)
    {
        if (context.Today.Month >= LastTertialStarts)
            context.Warn($"Kostnader från {context.Today.Year} ska hanteras före årsbokslutet. Planera när styrgruppen beslutar om utbetalningen ska släppas.");
        return ValueTask.CompletedTask;
    }

    public ValueTask CheckAsync(ApproveSettlement operation, CheckContext context, CancellationToken cancellation)
    {
        if (IsYearEnd(operation.Occasion))
            context.Warn($"Årets sista avräkning: kontrollera att ingen utbetalning hålls inne för kostnader som hör till {YearOf(operation.Occasion)}.");
        return ValueTask.CompletedTask;
    }

    private static bool IsYearEnd(string occasion) => occasion.EndsWith("-ar", StringComparison.Ordinal);

    private static string YearOf(string occasion) => occasion[..occasion.LastIndexOf('-')];
}
