namespace Fund.Web;

/// <summary>Something to choose.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Label">What it says.</param>
/// <param name="Hint">Help beside it; not shown in a select list.</param>
/// <param name="Group">The heading it stands under; null for none.</param>
public sealed record Option(string Value, string Label, string? Hint = null, string? Group = null);
