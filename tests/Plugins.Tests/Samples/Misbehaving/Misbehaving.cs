using Fund.Plugins;

[assembly: FundPlugin("misbehaving", "1.0.0", Settings = typeof(Samples.Behaviour))]

namespace Samples;

public sealed class Behaviour
{
    public string How { get; set; } = "";
}

/// <summary>Does as its settings say.</summary>
[Step("hostile", 100, Rule = "U-66", BudgetMilliseconds = 250)]
public sealed class Hostile : ICheck<SubmitApplication>
{
    public async ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        context.Trace("började");
        switch (context.Settings<Behaviour>().How)
        {
            case "throws":
                throw new InvalidOperationException("trasig");
            case "says timeout":
                throw new TimeoutException("egen");
            case "message throws":
                throw new Untellable();
            case "talks":
                for (var i = 0; i < 1_000; i++)
                    context.Trace(new string('å', 100));
                break;
            case "refuses without end":
                for (var i = 0; i < 1_000; i++)
                    context.Refuse("Nej.");
                break;
            case "hangs":
                // The balance never comes: the step waits as long as the test wants, and looks at no token.
                await context.Read.FundBalanceAsync(1, CancellationToken.None);
                break;
            case "waits, then reads and refuses":
                await context.Read.FundBalanceAsync(1, CancellationToken.None);
                await context.Read.FundBalanceAsync(2, CancellationToken.None);
                context.Refuse("För sent.");
                break;
            case "refuses":
                context.Refuse("Nej.");
                context.Warn("Kanske.");
                break;
        }
    }

    private sealed class Untellable : Exception
    {
        public override string Message => throw new InvalidOperationException("nej");
    }
}

/// <summary>Runs beside the hostile one.</summary>
[Step("friendly", 200, Rule = "U-64")]
public sealed class Friendly : ICheck<SubmitApplication>
{
    public ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        context.Refuse("Plan för återbetalning saknas.", "repaymentPlan");
        return default;
    }
}
