namespace Fund.Web;

/// <summary>A page above the one shown.</summary>
/// <param name="Label">Its title.</param>
/// <param name="Href">Its address; "~/" stands for the municipality's start.</param>
public sealed record Crumb(string Label, string Href);

/// <summary>What a page tells the layout.</summary>
internal static class PageParts
{
    public const string Title = "Title";
    public const string Lead = "Lead";
    public const string Kicker = "Kicker";
    public const string Head = "Head";
    public const string Crumbs = "Crumbs";
    public const string Wide = "Wide";
    public const string HasErrors = "HasErrors";
}
