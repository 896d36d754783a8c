namespace Fund.Plugins;

/// <summary>The whole registration of a plugin: on the assembly, once. Its name stands in plugin.json.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class FundPluginAttribute(string id, string version) : Attribute
{
    /// <summary>Id of the package, lower-case letters, digits and hyphens.</summary>
    public string Id { get; } = id;

    /// <summary>Version, "1.2.0".</summary>
    public string Version { get; } = version;

    /// <summary>Keys of the municipalities that may switch it on; empty: any.</summary>
    public string[] Municipalities { get; init; } = [];

    /// <summary>Names of the connections that its follow-ups may call, each set up by the operator.</summary>
    public string[] Connections { get; init; } = [];

    /// <summary>Class of the settings: a parameterless constructor, properties with data annotations; null when there are none.</summary>
    public Type? Settings { get; init; }
}

/// <summary>A step: a class with one or more of the five interfaces. The attribute is its registration.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StepAttribute(string id, int order) : Attribute
{
    /// <summary>Id, unique in the plugin.</summary>
    public string Id { get; } = id;

    /// <summary>Place among the steps of the same kind and operation, 1–999; two active ones may not share it.</summary>
    public int Order { get; } = order;

    /// <summary>The guideline's rule; shown with every refusal.</summary>
    public string? Rule { get; init; }

    /// <summary>What it does, one Swedish sentence, for the administrator and the guideline page.</summary>
    public string? Does { get; init; }

    /// <summary>Only when the case is in one of these stages; empty: any.</summary>
    public string[] Stages { get; init; } = [];

    /// <summary>Only when the operation changes one of these answers; empty: always.</summary>
    public string[] WhenChanged { get; init; } = [];

    /// <summary>Keys of the answers that it sets (<see cref="AdjustContext.SetAnswer"/>); setting any other fails the step.</summary>
    public string[] Sets { get; init; } = [];

    /// <summary>
    /// Time that it may take, milliseconds; the host allows at most 2,000, and 30,000 for a follow-up, which holds nobody up.
    /// </summary>
    public int BudgetMilliseconds { get; init; } = 250;
}
