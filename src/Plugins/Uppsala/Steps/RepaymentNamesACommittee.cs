using Fund.Plugins;

namespace Fund.Uppsala.Steps;

/// <summary>U-87, W-23: money comes back by a smaller municipal grant frame, which a committee has and a company has not.</summary>
[Step("repayment-names-a-committee", 10, Rule = "U-87", Does = "Varje rad i återbetalningsplanen ska ange en nämnd, eller en enhet som en annan form är avtalad för.")]
internal sealed class RepaymentNamesACommittee : ICheck<SubmitPlan>
{
    public ValueTask CheckAsync(SubmitPlan operation, CheckContext context, CancellationToken cancellation)
    {
        if (operation.Plan != "repayment")
            return ValueTask.CompletedTask;
        var agreed = context.Settings<UppsalaSettings>().OtherFormAgreed;
        foreach (var row in operation.RepaymentRows.DistinctBy(row => row.UnitKey).Where(row => row.UnitKind is not ("committee" or "board") && !agreed.Contains(row.UnitKey)))
            context.Refuse(Refusal(row), "repaymentRows");
        return ValueTask.CompletedTask;
    }

    private static string Refusal(RepaymentRowView row) => row.UnitKind == "administration"
        ? $"{row.UnitName} är en förvaltning. Ange dess nämnd: det är nämndens kommunbidrag som minskas."
        : $"{row.UnitName} har inget kommunbidrag som kan minskas. Ange den nämnd som väntas få nyttan, eller be administratören lägga in att en annan form är avtalad.";
}
