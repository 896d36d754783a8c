using Fund.Plugins;

namespace Fund.Alvesta.Steps;

/// <summary>
/// during the last half year those who apply are told that the guideline ends, and that their case goes on under it (AA-1, W-09).
/// </summary>
[Step("expiry-is-near", 10, Rule = "A-04", Does = "Den som ansöker under riktlinjens sista halvår får veta vilken dag den slutar gälla.")]
internal sealed class ExpiryIsNear : ICheck<SubmitApplication>
{
    public ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        var months = context.Settings<AlvestaSettings>().WarnMonthsBefore;
        if (context.Rules.InForceTo is { } last && context.Today > last.AddMonths(-months) && context.Today <= last)
        {
            context.Warn(
                $"Riktlinjen slutar gälla {last:yyyy-MM-dd}. Ärendet fullföljs enligt den, men nya ärenden därefter behöver en ny "
                    + $"riktlinje."
            );
        }

        return ValueTask.CompletedTask;
    }
}
