using Fund.Contracts.Applications;
using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using Fund.Host.Languages;
using Fund.Host.Startup;
using Fund.Platform.Modules;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Platform.Time;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;

namespace Fund.Host.Pages;

/// <summary>
/// Fills the frame around a page: municipality, menu of what is switched on and allowed, person, clock, and the tabs of a case.
/// </summary>
internal sealed class FrameBuilder(
    PageFrame frame,
    HostSettings settings,
    CurrentMunicipality municipality,
    Actor actor,
    CurrentSetup setup,
    ModuleList modules,
    MessageScope scope,
    FundClock clock,
    IMediator mediator
)
{
    public async Task FillAsync(HttpContext context, CancellationToken cancellation)
    {
        frame.Demonstration = settings.Demonstration;
        frame.DemonstrationDate = clock.Shift.Duration() > TimeSpan.FromMinutes(1) ? StockholmTime.Today(clock) : null;
        frame.PersonName = actor.IsSignedIn ? actor.Name : null;
        frame.RoleNames = [.. actor.Roles.Select(RoleNames.Of)];
        var other = ReadersLanguage.Current == Language.English ? Language.Swedish : Language.English;
        frame.OtherLanguageHref = LanguageChoice.Href(other, context.Request);
        frame.SignInHref = actor.IsSignedIn
            ? null
            : "~/logga-in?till=" + Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString);
        if (!municipality.IsKnown)
        {
            frame.AccessibilityHref = null;
            frame.MenuItems = actor.May(Permission.Operate)
                ?
                [
                    new MenuItem(T("Kommuner"), "/drift", Current: true),
                    new MenuItem(T("Jobb"), "/drift/jobb"),
                    new MenuItem(T("Klocka"), "/drift/klocka"),
                ]
                : [];
            return;
        }

        frame.MunicipalityName = municipality.Value.Name;
        frame.ThemeName = municipality.Value.Theme;
        using (scope.Inside())
        {
            await FillFromSetupAsync(context.Request.Path, cancellation);
        }
    }

    private async Task FillFromSetupAsync(PathString path, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        if (known.ProfileOn(StockholmTime.Today(clock)) is { } profile)
        {
            // The municipality's words are Swedish words, and stand in no English sentence.
            frame.Terms =
                ReadersLanguage.Current == Language.English
                    ? new Terms("initiative", "the initiative", "initiatives", "the steering group")
                    : new Terms(
                        profile.Terminology.Initiative.One,
                        profile.Terminology.Initiative.Definite,
                        profile.Terminology.Initiative.Many,
                        profile.Terminology.SteeringGroup
                    );
            frame.GuidelineLabel = $"{profile.Guideline.Title} ({profile.Code})";
        }

        if (!actor.IsKnown)
        {
            return;
        }

        frame.PersonHref = "~/mina-installningar";
        var on = modules.All.Where(module => !module.Optional || known.Modules.Contains(module.Key)).ToList();
        frame.MenuItems =
        [
            new MenuItem(T("Start"), "~/", path == "/"),
            .. on.SelectMany(module => module.Menu)
                .Where(entry => actor.May(entry.Permission) && (entry.Shown?.Invoke(known.Profiles) ?? true))
                .OrderBy(entry => entry.Order)
                .Select(entry => new MenuItem(entry.Label, "~" + entry.Path, path.StartsWithSegments(entry.Path))),
        ];
        if (
            path.StartsWithSegments("/arenden", out var rest)
            && rest.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var number, ..] parts
            && number != "ny"
        )
        {
            frame.CaseTabs = await CaseTabsAsync(on, known, number, parts.ElementAtOrDefault(1) ?? "", cancellation);
        }
    }

    private async Task<IReadOnlyList<Tab>> CaseTabsAsync(
        IEnumerable<IModule> on,
        Setup known,
        string number,
        string at,
        CancellationToken cancellation
    )
    {
        CaseHeaderView header;
        try
        {
            header = await mediator.Send(new SeenCase(number), cancellation);
        }
        catch (NotFound)
        {
            // The page itself says so; of a case that is not for this person the frame tells no more than of none (F-22).
            return [];
        }

        var rules = known.ProfileOf(header.RuleVersion);
        var shown = on.SelectMany(module => module.CaseTabs).Where(tab => tab.Shown?.Invoke(header, rules) ?? true);
        var tabs = new List<Tab>();
        foreach (var tab in shown.OrderBy(tab => tab.Order))
        {
            tabs.Add(
                new Tab(
                    tab.Label,
                    $"~/arenden/{number}{(tab.Path.Length == 0 ? "" : "/" + tab.Path)}",
                    tab.Path == at || tab.Covers.Any(page => page.Path == at),
                    tab.Note is { } asks ? await mediator.Send(asks(header), cancellation) : null
                )
            );
        }

        return tabs;
    }
}
