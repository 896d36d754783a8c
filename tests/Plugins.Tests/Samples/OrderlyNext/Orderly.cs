using Fund.Plugins;

[assembly: FundPlugin("orderly", "2.0.0")]

namespace Samples;

/// <summary>The same step as in 1.0.0, with another sentence: both versions run side by side.</summary>
[Step("all-heads-sign", 100, Rule = "U-66")]
public sealed class AllHeadsSign : ICheck<SubmitApplication>
{
    public ValueTask CheckAsync(SubmitApplication operation, CheckContext context, CancellationToken cancellation)
    {
        context.Refuse("Version två säger nej.");
        return default;
    }
}
