using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Fund.Plugins;
using Samples.Arithmetic;

[assembly: FundPlugin(
    "orderly",
    "1.0.0",
    Municipalities = ["provby"],
    Connections = ["diarium"],
    Settings = typeof(Samples.OrderlySettings)
)]

namespace Samples;

public sealed class OrderlySettings
{
    [Range(1, 90, ErrorMessage = "Ange 1–90 dagar.")]
    public int AnswerDays { get; set; } = 30;
}

/// <summary>Every head of an affected administration has signed (U-66).</summary>
[Step("all-heads-sign", 100, Rule = "U-66", Stages = ["invited"])]
public sealed class AllHeadsSign : ICheck<SubmitApplication>
{
    public ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        foreach (
            var unit in context.Case!.Participants.Where(unit =>
                unit is { HasSigned: false } and ({ AffectedByResult: true } or { AffectedByCost: true })
            )
        )
            context.Refuse($"Förvaltningschefen för {unit.Name} har inte undertecknat.", "signatures");
        context.Trace($"{context.Case.Participants.Count} deltagare, {context.Municipality.Name}, {context.Today:yyyy-MM-dd}");
        return default;
    }
}

/// <summary>A large budget is warned of, and one beyond the fund is refused; only when the budget changes.</summary>
[Step("budget-within-fund", 200, Rule = "A-44", WhenChanged = ["budget"])]
public sealed class BudgetWithinFund : ICheck<SubmitApplication>
{
    public async ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        var funds = await context.Read.FundBalanceAsync(context.Today.Year, cancellation);
        var asked = context.Case!.AmountsOre["requested"];
        if (asked > funds.AvailableOre)
            context.Refuse("Budgeten är större än vad som är tillgängligt i fonden.", "budget");
        else if (asked > Halves.Of(funds.AvailableOre))
            context.Warn("Budgeten tar mer än halva fonden.", "budget");
    }
}

[Step("answer-day", 100, Rule = "U-59", Sets = ["receivedBy"])]
public sealed class AnswerDay : IAdjust<SubmitIdea>
{
    public ValueTask AdjustAsync(SubmitIdea operation, AdjustContext context, CancellationToken cancellation)
    {
        context.SetDeadline(context.Today.AddDays(context.Settings<OrderlySettings>().AnswerDays));
        context.SetAnswer("receivedBy", context.Actor.Roles[0]);
        return default;
    }
}

[Step("tell-the-steering-group", 100)]
public sealed class TellTheSteeringGroup : IReact<SubmitApplication>
{
    public ValueTask ReactAsync(SubmitApplication operation, ReactContext context, CancellationToken cancellation)
    {
        context.AddTask(
            new TaskDraft
            {
                Kind = "read",
                Title = $"Läs {context.Case!.Number}",
                Role = Roles.SteeringGroupMember,
                Due = context.Today.AddDays(14),
            }
        );
        context.Notify(Roles.Coordinator, "Ny ansökan", $"{context.Case.Stage} → {context.After!.Stage}");
        return default;
    }
}

[Step("register", 100, Stages = ["invited"])]
public sealed class Register : IFollowUp<SubmitApplication>
{
    public async ValueTask FollowUpAsync(SubmitApplication operation, FollowUpContext context, CancellationToken cancellation)
    {
        using var content = new StringContent(JsonSerializer.Serialize(context.Case!.Number));
        using var answer = await context.Connection("diarium").PostAsync("arende", content, cancellation);
        answer.EnsureSuccessStatusCode();
        context.Trace(await answer.Content.ReadAsStringAsync(cancellation));
    }
}

[Step("half-the-cost", 100, Rule = "U-75")]
public sealed class HalfTheCost : ICalculate<SettlementAmount, long>
{
    public ValueTask<long> CalculateAsync(SettlementAmount input, PluginContext context, CancellationToken cancellation) =>
        new(Math.Min(input.Standard, Halves.Of(input.EligibleCostOre)));
}
