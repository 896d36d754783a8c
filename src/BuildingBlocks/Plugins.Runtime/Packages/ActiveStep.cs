namespace Fund.Plugins.Runtime.Packages;

/// <summary>A step that is switched on, in its place.</summary>
/// <param name="Package">The package.</param>
/// <param name="Step">The step.</param>
/// <param name="Order">Its place.</param>
/// <param name="SettingsJson">The plugin's settings; null for its own.</param>
public sealed record ActiveStep(PluginPackage Package, StepDescription Step, int Order, string? SettingsJson);
