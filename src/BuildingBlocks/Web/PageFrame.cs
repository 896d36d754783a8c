namespace Fund.Web;

/// <summary>
/// What the layout around every page shows. Scoped: the host fills it once a request, before the page runs. Left as it is, the layout
/// shows the platform's own name, no menu and nobody signed in.
/// </summary>
public sealed class PageFrame
{
    /// <summary>The municipality as people write it; null for pages that belong to none (operator, sign-in).</summary>
    public string? MunicipalityName { get; set; }

    /// <summary>One of <see cref="Themes.Names"/>; anything else gives <see cref="Themes.Default"/>.</summary>
    public string? ThemeName { get; set; }

    /// <summary>The main menu, in order. A module that is switched off has no item here.</summary>
    public IReadOnlyList<MenuItem> MenuItems { get; set; } = [];

    /// <summary>The sides of the case that the page is about; empty on other pages.</summary>
    public IReadOnlyList<Tab> CaseTabs { get; set; } = [];

    /// <summary>The signed-in person; null when nobody is.</summary>
    public string? PersonName { get; set; }

    /// <summary>Where the person chooses for themselves; null for those who have nothing to choose.</summary>
    public string? PersonHref { get; set; }

    /// <summary>The person's roles in the municipality, in the municipality's own words.</summary>
    public IReadOnlyList<string> RoleNames { get; set; } = [];

    /// <summary>The installation holds invented people and money, and says so on every page.</summary>
    public bool Demonstration { get; set; }

    /// <summary>The date that a demonstration has been moved to; null when its clock runs as usual.</summary>
    public DateOnly? DemonstrationDate { get; set; }

    /// <summary>Where the other language is chosen; null hides the link. A rule version's texts are Swedish in both.</summary>
    public string? OtherLanguageHref { get; set; }

    /// <summary>The municipality's words for what pages speak of.</summary>
    public Terms Terms { get; set; } = new("satsning", "satsningen", "satsningar", "styrgruppen");

    /// <summary>The rule version in force, for the footer: "Riktlinje 2023-05, gäller från 2023-05-29". Null shows nothing.</summary>
    public string? GuidelineLabel { get; set; }

    /// <summary>Where the log-out form posts; "~/" stands for the municipality's start.</summary>
    public string SignOutHref { get; set; } = "~/logga-ut";

    /// <summary>Where signing in starts; null hides the link.</summary>
    public string? SignInHref { get; set; }

    /// <summary>The accessibility statement that the law asks of each municipality; null hides the link.</summary>
    public string? AccessibilityHref { get; set; } = "~/tillganglighet";

    /// <summary>The guideline page that the footer's rule version leads to.</summary>
    public string GuidelineHref { get; set; } = "~/riktlinje";
}

/// <summary>An item of the main menu.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Href">Where it leads; "~/" stands for the municipality's start.</param>
/// <param name="Current">The page shown belongs to it.</param>
public sealed record MenuItem(string Label, string Href, bool Current = false);
