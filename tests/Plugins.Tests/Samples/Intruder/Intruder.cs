using Fund.Plugins;
using Fund.Plugins.Runtime.Manifest;
using Fund.Plugins.Runtime.Packages;

[assembly: FundPlugin("intruder", "1.0.0")]

namespace Samples;

/// <summary>Refers to the host's own code.</summary>
[Step("peek", 100)]
public sealed class Intruder : ICheck<SubmitIdea>
{
    public ValueTask CheckAsync(SubmitIdea operation, CheckContext context, CancellationToken cancellation)
    {
        context.Trace(Peek());
        return default;
    }

    public static string Peek() => PluginManifest.HostSdk.ToString();
}
