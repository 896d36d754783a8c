using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Fund.Platform.Tracing;

/// <summary>Names under which the house reports itself.</summary>
public static class Telemetry
{
    /// <summary>Name of the activity source and the meter.</summary>
    public const string Name = "Fund";

    internal static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    internal static readonly Counter<long> Messages = Meter.CreateCounter<long>(
        "fund.messages",
        description: "Messages by name and outcome"
    );
    internal static readonly Counter<long> PluginSteps = Meter.CreateCounter<long>(
        "fund.plugin.steps",
        description: "Plugin steps by id and outcome"
    );
}
