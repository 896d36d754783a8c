using Fund.Plugins;

namespace Fund.Uppsala.Steps;

/// <summary>
/// U-87, W-23: money comes back by a smaller municipal grant frame, which a committee has and a company has not.
/// The profile names the kinds that have a frame; this says in words what to do instead.
/// </summary>
[Step(
    "repayment-names-a-committee",
    10,
    Rule = "U-87",
    Does = "Den som anger ett bolag eller en förvaltning i återbetalningsplanen får veta vilken enhet som ska anges i stället."
)]
internal sealed class RepaymentNamesACommittee : ICheck<SubmitPlan>
{
    public ValueTask CheckAsync(SubmitPlan operation, CheckContext context, CancellationToken cancellation)
    {
        if (operation.Plan != "repayment")
        {
            return ValueTask.CompletedTask;
        }

        foreach (var row in operation.RepaymentRows.DistinctBy(row => row.UnitKey))
        {
            if (Refusal(row.UnitName, row.UnitKind) is { } refusal)
            {
                context.Refuse(refusal, "rows");
            }
        }

        return ValueTask.CompletedTask;
    }

    // A unit that does not exist has no kind, and is refused by the host.
    private static string? Refusal(string name, string kind) =>
        kind switch
        {
            "" or "committee" or "board" => null,
            "administration" => $"{name} är en förvaltning. Ange dess nämnd: det är nämndens kommunbidrag som minskas.",
            "municipalCompany" => $"{name} är ett bolag och har inget kommunbidrag som kan minskas. Ange den nämnd som väntas få "
                + $"nyttan.",
            _ => $"{name} får inget kommunbidrag. Ange den nämnd som väntas få nyttan.",
        };
}
