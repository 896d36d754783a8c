using System.ComponentModel.DataAnnotations;
using System.Net.Http.Json;
using System.Text.Json;
using Fund.Plugins;

[assembly: FundPlugin("witness", "1.0.0", Connections = ["diarium", "saknad"], Settings = typeof(Samples.WitnessSettings))]

namespace Samples;

/// <summary>What the witness does beside looking; nothing unless told.</summary>
public sealed class WitnessSettings
{
    [MaxLength(100, ErrorMessage = "Högst 100 tecken.")]
    public string How { get; init; } = "";
}

/// <summary>Everything that a step may know beside operation and case.</summary>
[Step("knows", 902, Rule = "V-2")]
public sealed class Knows : ICheck<WithdrawCase>
{
    public async ValueTask CheckAsync(WithdrawCase operation, CheckContext context, CancellationToken cancellation)
    {
        context.Trace($"municipality {JsonSerializer.Serialize(context.Municipality)}");
        context.Trace($"actor {JsonSerializer.Serialize(context.Actor)}");
        context.Trace($"rules {JsonSerializer.Serialize(context.Rules)}");
        context.Trace($"today {context.Today:yyyy-MM-dd}");
        context.Trace($"settings {context.Settings<WitnessSettings>().How}");
        context.Trace($"balance {JsonSerializer.Serialize(await context.Read.FundBalanceAsync(context.Today.Year, cancellation))}");
    }
}

/// <summary>Refuses, warns, or goes wrong, as its settings say.</summary>
[Step("judges", 903, Rule = "V-3", BudgetMilliseconds = 200)]
public sealed class Judges : ICheck<SubmitApplication>
{
    public async ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        switch (context.Settings<WitnessSettings>().How)
        {
            case "refuses":
                context.Refuse("Vittnet säger nej.", "problem");
                break;
            case "warns":
                context.Warn("Vittnet tvekar.", "problem");
                break;
            case "throws":
                throw new InvalidOperationException("trasig");
            case "hangs":
                await Task.Delay(20_000, CancellationToken.None);
                break;
            case "casts":
                Spoil(context.Case!.Answers);
                Spoil(context.Case.Participants);
                Spoil(context.Rules.Fields);
                Spoil(context.Actor.Roles);
                break;
        }
    }

    // Each of these must fail to change what the next step sees.
    private static void Spoil(object given)
    {
        try
        {
            switch (given)
            {
                case IDictionary<string, string?> answers:
                    answers["problem"] = "förstört";
                    break;
                case IList<UnitView> units:
                    units.Clear();
                    break;
                case ICollection<string> texts:
                    texts.Clear();
                    break;
            }
        }
        catch (NotSupportedException)
        {
            // As it should be.
        }
    }
}

/// <summary>Only for cases in a stage, and only when an answer changes.</summary>
[Step("in-draft", 904, Stages = ["draft"])]
public sealed class InDraft : ICheck<SubmitApplication>
{
    public ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        context.Trace($"answers {JsonSerializer.Serialize(context.Case!.Answers)}");
        context.Trace($"participants {context.Case.Participants.Count}");
        return default;
    }
}

[Step("in-another-stage", 905, Stages = ["running"])]
public sealed class InAnotherStage : ICheck<SubmitApplication>
{
    public ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation) => default;
}

[Step("when-changed", 906, WhenChanged = ["problem", "startsOn"])]
public sealed class WhenChanged : ICheck<SubmitApplication>
{
    public ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        context.Warn("Något har ändrats.");
        return default;
    }
}

/// <summary>Sets an answer and a day, as its settings say.</summary>
[Step("sets", 910, Rule = "V-4", Sets = ["startsOn", "madeUp"])]
public sealed class Sets : IAdjust<SubmitApplication>, IAdjust<StartInitiative>
{
    public ValueTask AdjustAsync(SubmitApplication operation, AdjustContext context, CancellationToken cancellation)
    {
        context.SetDeadline(context.Today.AddDays(3));
        switch (context.Settings<WitnessSettings>().How)
        {
            case "sets what it may not":
                try
                {
                    context.SetAnswer("requestedAmount", "99999999");
                }
                catch (InvalidOperationException)
                {
                    // A step that hides it has still done it.
                }

                break;
            case "sets what is not asked":
                context.SetAnswer("madeUp", "x");
                break;
        }

        return default;
    }

    public ValueTask AdjustAsync(StartInitiative operation, AdjustContext context, CancellationToken cancellation)
    {
        context.SetAnswer("startsOn", $"{operation.StartsOn:yyyy-MM-dd}");
        return default;
    }
}

/// <summary>Asks for a task and tells somebody; sees the case before and after.</summary>
[Step("reacts", 920, Rule = "V-5")]
public sealed class Reacts : IReact<StartInitiative>
{
    public ValueTask ReactAsync(StartInitiative operation, ReactContext context, CancellationToken cancellation)
    {
        context.Trace(
            $"before {context.Case!.Stage} {context.Case.Dates.ContainsKey("startedOn")} "
                + $"{context.Case.Answers.GetValueOrDefault("startsOn")}"
        );
        context.Trace($"after {context.After!.Stage} {context.After.Dates["startedOn"]:yyyy-MM-dd} {context.After.Answers["startsOn"]}");
        var role = context.Settings<WitnessSettings>().How == "asks nobody" ? "Trollkarl" : Roles.Coordinator;
        context.AddTask(
            new TaskDraft
            {
                Kind = "look",
                Title = "Se hur det går",
                Role = role,
                Due = operation.StartsOn.AddDays(30),
            }
        );
        context.Notify(Roles.Coordinator, "Satsningen har startat", $"{context.After.Title} startar {operation.StartsOn:yyyy-MM-dd}.");
        return default;
    }
}

/// <summary>Tells the registry of it, or goes where it may not.</summary>
[Step("follows-up", 930, Rule = "V-6", BudgetMilliseconds = 10_000)]
public sealed class FollowsUp : IFollowUp<StartInitiative>
{
    public async ValueTask FollowUpAsync(StartInitiative operation, FollowUpContext context, CancellationToken cancellation)
    {
        context.Trace(
            $"delivery {context.DeliveryId} attempt {context.Attempt} by {context.Actor.Name} {string.Join(',', context.Actor.Roles)}"
        );
        context.Trace($"case {context.Case!.Number} {context.Case.Stage}");
        switch (context.Settings<WitnessSettings>().How)
        {
            case "goes elsewhere":
                await context.Connection("diarium").GetAsync("http://127.0.0.1:1/annat", cancellation);
                break;
            case "goes above":
                await context.Connection("diarium").GetAsync("../hemligt", cancellation);
                break;
            case "follows a redirect":
                var answer = await context.Connection("diarium").GetAsync("vidare", cancellation);
                context.Trace($"redirect {(int)answer.StatusCode}");
                await context.Connection("diarium").GetAsync(answer.Headers.Location, cancellation);
                break;
            case "lacks its connection":
                await context.Connection("saknad").GetAsync("arende", cancellation);
                break;
            default:
                using (
                    var sent = await context.Connection("diarium").PostAsJsonAsync($"arende/{context.DeliveryId}", operation, cancellation)
                )
                {
                    sent.EnsureSuccessStatusCode();
                    context.Trace($"key seen {sent.RequestMessage!.Headers.Contains("X-Nyckel")}");
                    context.Trace($"answer {await sent.Content.ReadAsStringAsync(cancellation)}");
                }

                break;
        }
    }
}

/// <summary>Tightens and moves what the standard says, by a little each.</summary>
[Step("calculates", 940, Rule = "V-7")]
public sealed class Calculates
    : ICalculate<AllocationRoom, AllocationRoomResult>,
        ICalculate<SettlementAmount, long>,
        ICalculate<DueDate, DateOnly>,
        ICalculate<RuleVersionFor, string>
{
    public ValueTask<AllocationRoomResult> CalculateAsync(AllocationRoom input, PluginContext context, CancellationToken cancellation)
    {
        context.Trace($"input {JsonSerializer.Serialize(input)}");
        return new(
            new AllocationRoomResult { MaximumOre = input.Standard.MaximumOre - 100, Reasoning = ["Vittnet håller inne en krona."] }
        );
    }

    public ValueTask<long> CalculateAsync(SettlementAmount input, PluginContext context, CancellationToken cancellation)
    {
        context.Trace($"input {JsonSerializer.Serialize(input)}");
        return new(input.Standard - Math.Min(input.Standard, 100));
    }

    public ValueTask<DateOnly> CalculateAsync(DueDate input, PluginContext context, CancellationToken cancellation)
    {
        context.Trace($"input {JsonSerializer.Serialize(input)}");
        return new(input.Standard.AddDays(1));
    }

    public ValueTask<string> CalculateAsync(RuleVersionFor input, PluginContext context, CancellationToken cancellation)
    {
        context.Trace($"input {JsonSerializer.Serialize(input)}");
        return new(context.Settings<WitnessSettings>().How == "older rules" ? "2024" : input.Standard);
    }
}
