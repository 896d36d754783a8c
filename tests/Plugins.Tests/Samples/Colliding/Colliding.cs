using Fund.Plugins;

[assembly: FundPlugin("colliding", "1.0.0")]

namespace Samples;

[Step("one", 100)]
public sealed class One : ICheck<SubmitIdea>
{
    public ValueTask CheckAsync(SubmitIdea operation, CheckContext context, CancellationToken cancellation)
    {
        context.Warn("ett");
        return default;
    }
}

[Step("two", 100)]
public sealed class Two : ICheck<SubmitIdea>
{
    public ValueTask CheckAsync(SubmitIdea operation, CheckContext context, CancellationToken cancellation)
    {
        context.Warn("två");
        return default;
    }
}
