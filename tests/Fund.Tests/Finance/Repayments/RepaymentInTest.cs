using System.Text.Json.Nodes;
using Fund.Contracts.Values;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Tests.Running;

namespace Fund.Tests.Finance.Repayments;

/// <summary>A made-up municipality in which money comes back, and its plans, in few words.</summary>
internal static class RepaymentInTest
{
    private const string Controller = "lingonby-ekonom";

    /// <summary>A rule version with a repayment plan and these rules of repayment.</summary>
    public static Action<JsonNode> With(string repayment) =>
        profile =>
        {
            profile["plans"] = JsonNode.Parse(
                """
                [{ "key": "repayment", "name": "Återbetalningsplan", "content": "repaymentPerUnitAndYear" },
                 { "key": "payout", "name": "Utbetalningsplan", "content": "payoutPerYear" }]
                """
            );
            profile["repayment"] = JsonNode.Parse(repayment);
        };

    /// <summary>By plan, with the budget's input due on the last of March, for three years.</summary>
    public static Action<JsonNode> ByPlan =>
        With(
            """
            { "model": "plannedFrameReduction", "beneficiaryKinds": ["committee"],
              "budgetInput": { "due": "03-31", "years": 3, "rule": "L-60" } }
            """
        );

    /// <summary>By plan, back into the fund.</summary>
    public static Action<JsonNode> IntoFund =>
        With("""{ "model": "plannedFrameReduction", "destination": "fund", "beneficiaryKinds": ["committee"] }""");

    /// <summary>A running case with an approved plan; its number. The seen version is that of the plan before.</summary>
    public static async Task<string> PlannedAsync(this MunicipalityInTest here, string title, params PlanRowInput[] rows)
    {
        var number = await here.RunningAsync(title, LingonbyCase.Today(here), null, null, (2026, Money.FromKronor(100_000)));
        await here.PlanAnewAsync(number, 0, rows);
        return number;
    }

    /// <summary>Hands in a version of the plan, and another approves it.</summary>
    public static async Task PlanAnewAsync(this MunicipalityInTest here, string number, int seen, params PlanRowInput[] rows)
    {
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "repayment", rows, null, seen));
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", seen + 1));
    }

    public static PlanRowInput Row(string unit, int year, long kronor) => new(unit, year, Money.FromKronor(kronor));

    public static async Task<RepaymentListRow> RowAsync(this MunicipalityInTest here, string unit, int year) =>
        (await here.SendAsync(Controller, new RepaymentList())).Rows.Single(row => row.Unit == unit && row.PlannedYear == year);

    public static async Task BecomeAsync(
        this MunicipalityInTest here,
        RepaymentListRow row,
        RepaymentState state,
        string? reason = null,
        int? postponedTo = null
    ) => await here.SendAsync(Controller, new SetRepaymentState(row.Id, state, reason, row.Version, postponedTo));

    public static async Task MeasureAsync(this MunicipalityInTest here, RepaymentListRow row, Money amount) =>
        await here.SendAsync(
            Controller,
            new RegisterEffect(row.Id, amount, "Uppföljning, konto 5460", LingonbyCase.Today(here), row.Version)
        );

    /// <summary>Delivers what is seen; the key of the delivery.</summary>
    public static async Task<Guid> DeliverAsync(this MunicipalityInTest here, int year) =>
        await here.SendAsync(Controller, new DeliverBudgetInput(year, (await here.SendAsync(Controller, new BudgetInput(year))).Seen));
}
