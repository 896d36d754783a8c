using Autofac;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Process.Profiles;

namespace Fund.Platform.Modules;

/// <summary>The front door of a module: all that the host knows of it.</summary>
public interface IModule
{
    /// <summary>Key in the database and in the profile: "finance".</summary>
    string Key { get; }

    /// <summary>Name as shown: "Ekonomi".</summary>
    string Name { get; }

    /// <summary>What it does, one sentence, for the administrator who switches it.</summary>
    string Description { get; }

    /// <summary>Can a municipality switch it off?</summary>
    bool Optional => true;

    /// <summary>Keys of modules it cannot work without.</summary>
    IReadOnlyList<string> Needs => [];

    /// <summary>Entries of the main menu.</summary>
    IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>Tabs of the case page.</summary>
    IReadOnlyList<CaseTab> CaseTabs => [];

    /// <summary>The module's database contexts, for migration.</summary>
    IReadOnlyList<Type> Contexts { get; }

    /// <summary>Registers what convention does not find: contexts and calculations.</summary>
    void Register(ContainerBuilder builder);
}

/// <summary>An entry of the main menu.</summary>
/// <param name="Label">Swedish label.</param>
/// <param name="Path">Path below the municipality, "/fonden".</param>
/// <param name="Permission">Shown to those who hold it.</param>
/// <param name="Order">Place, lowest first.</param>
/// <param name="Shown">By the adopted rule versions; null for always. What no guideline uses has no entry.</param>
public sealed record MenuEntry(
    string Label,
    string Path,
    Permission Permission,
    int Order,
    Func<IReadOnlyList<Profile>, bool>? Shown = null
);

/// <summary>A tab of the case page.</summary>
/// <param name="Label">Swedish label.</param>
/// <param name="Path">Path below the case, "ekonomi"; empty for the overview.</param>
/// <param name="Order">Place, lowest first.</param>
/// <param name="Shown">For which cases; null for all. What the case's guideline does not use has no tab.</param>
public sealed record CaseTab(string Label, string Path, int Order, Func<CaseHeaderView, Profile, bool>? Shown = null)
{
    /// <summary>Other pages of the case that belong to it: it is the current one on them.</summary>
    public IReadOnlyList<CoveredPage> Covers { get; init; } = [];

    /// <summary>Asks what stands beside its name for the person who acts: "2 nya"; null for nothing.</summary>
    public Func<CaseHeaderView, IQuery<string?>>? Note { get; init; }

    /// <summary>
    /// Has somebody but the applicant to do with the case? Before that it is working material, which the other modules do not show.
    /// </summary>
    public static bool Received(CaseHeaderView @case) => @case.StageKind != StageKind.Draft || @case.ReceivedOn is not null;
}

/// <summary>A page of a case that has no tab of its own.</summary>
/// <param name="Path">Path below the case, "handelser".</param>
/// <param name="Label">Name as the guideline page tells it; null for a page that is one of many and that no rule can name.</param>
public sealed record CoveredPage(string Path, string? Label = null);
