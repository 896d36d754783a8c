namespace Fund.Applications.Cases;

/// <summary>
/// What a case is pinned to for life: rule version, and with it the fund, the track where the fund has tracks, and the choice of plugins.
/// </summary>
internal sealed record RuleChoice(string RuleVersion, string Fund, string? Track, int PluginRevision);
