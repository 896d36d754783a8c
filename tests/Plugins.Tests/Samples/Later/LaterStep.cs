using Fund.Plugins;

[assembly: FundPlugin("later", "1.0.0")]

namespace Samples;

[Step("nothing", 100)]
public sealed class LaterStep : ICheck<SubmitIdea>
{
    public ValueTask CheckAsync(SubmitIdea operation, CheckContext context, CancellationToken cancellation) => default;
}
