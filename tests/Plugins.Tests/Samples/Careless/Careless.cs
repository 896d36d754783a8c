using Fund.Plugins;

[assembly: FundPlugin("careless", "1.0.0")]

namespace Samples;

[Step("Not A Key", 1000)]
public sealed class BadlyNamed : ICheck<SubmitIdea>
{
    private int seen;

    public ValueTask CheckAsync(SubmitIdea operation, CheckContext context, CancellationToken cancellation)
    {
        seen++;
        context.Trace($"{seen}");
        return default;
    }
}

public sealed class Unregistered : IReact<SubmitIdea>
{
    public ValueTask ReactAsync(SubmitIdea operation, ReactContext context, CancellationToken cancellation) => default;
}

[Step("twin", 1)]
public sealed class FirstTwin : IAdjust<SubmitIdea>
{
    public ValueTask AdjustAsync(SubmitIdea operation, AdjustContext context, CancellationToken cancellation) => default;
}

[Step("twin", 2)]
public sealed class SecondTwin : IAdjust<SubmitIdea>
{
    public ValueTask AdjustAsync(SubmitIdea operation, AdjustContext context, CancellationToken cancellation) => default;
}
