using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Modules;
using Fund.Platform.Plugins;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Plugins;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.MunicipalityProfiles.Guidelines;

/// <summary>What keeps a claim, as the reader sees it.</summary>
/// <param name="Tag">What kind of thing: "Fält", "Spärr", "Tid".</param>
/// <param name="Label">What it is called.</param>
/// <param name="Rule">The rule that it bears, where that is another than the row's.</param>
/// <param name="Page">The page where it is seen; null where the reader may not go there or it is seen in a case only.</param>
internal sealed record KeptRow(string Tag, string Label, string? Rule, string? Page);

/// <summary>A rule: the guideline's words, what the system does about it, and what does so.</summary>
internal sealed record GuidelineRow(RuleText Rule, IReadOnlyList<KeptRow> KeptBy);

/// <summary>The guideline in force, rule by rule.</summary>
/// <param name="Profile">The rule version.</param>
/// <param name="Rows">Its rules.</param>
/// <param name="Funds">The municipality's funds, each with a guideline of its own.</param>
internal sealed record GuidelineView(Profile Profile, IReadOnlyList<GuidelineRow> Rows, IReadOnlyList<FundName> Funds);

/// <summary>
/// A fund's guideline in force: for everybody where the municipality lets it be read by all, else for those signed in (U-30).
/// </summary>
/// <param name="Fund">Key of the fund; null for the one whose guideline is oldest.</param>
[Requires(Permission.Public)]
internal sealed record GuidelineInForce(string? Fund = null) : IQuery<GuidelineView>, IAboutFund;

internal sealed class GuidelineInForceHandler(
    CurrentSetup setup,
    StepSets steps,
    CurrentMunicipality municipality,
    Admission admission,
    Actor actor,
    ModuleList modules,
    ProductWords product,
    TimeProvider time
) : IRequestHandler<GuidelineInForce, GuidelineView>
{
    public async Task<GuidelineView> Handle(GuidelineInForce request, CancellationToken cancellationToken)
    {
        var known = await setup.GetAsync(cancellationToken);
        var today = StockholmTime.Today(time);
        var profile = request.Fund is { } fund ? known.ProfileOn(today, fund) : known.ProfileOn(today);
        if (profile is not { Guideline.Public: true })
        {
            admission.Require(Permission.SignedIn);
        }

        if (profile is null)
        {
            throw new NotFound(T("Ingen riktlinje gäller."));
        }

        var running = steps.For(municipality.Value.Id, known, known.Plugins).All.Select(s => s.Step.Registration).DistinctBy(r => r.Id);
        var open = OpenTo(known);
        return new GuidelineView(
            profile,
            [.. profile.Rules.Select(rule => new GuidelineRow(rule, Rows(profile, rule, [.. running], open)))],
            known.Funds
        );
    }

    // A link leads only where the reader is let in: the menu's own question.
    private HashSet<string> OpenTo(Setup known) =>
        modules
            .All.Where(module => !module.Optional || known.Modules.Contains(module.Key))
            .SelectMany(module => module.Menu)
            .Where(entry => actor.IsKnown && actor.May(entry.Permission) && (entry.Shown?.Invoke(known.Profiles) ?? true))
            .Select(entry => entry.Path)
            .ToHashSet();

    private IReadOnlyList<KeptRow> Rows(Profile profile, RuleText text, IReadOnlyList<StepAttribute> running, HashSet<string> open) =>
        [
            .. text.KeptBy.Where(keeper => keeper.Is != KeeperKind.Step).Select(keeper => Row(profile, text, keeper, open)),
            .. text.KeptBy.Where(keeper => keeper.Is == KeeperKind.Step).Select(keeper => Step(keeper, running)),
            // A plugin that came later than the profile tells of its rule by itself.
            .. running
                .Where(step => step.Rule == text.Id && step.Does is not null && text.KeptBy.All(keeper => keeper.Key != step.Id))
                .Select(step => new KeptRow(T("Steg"), step.Does!, null, null)),
        ];

    private KeptRow Row(Profile profile, RuleText text, Keeper keeper, HashSet<string> open)
    {
        var kept = profile.Of(keeper, keeper.Rule ?? text.Id, product);
        return new KeptRow(kept.Tag, kept.Label, keeper.Rule, kept.Page is { } page && open.Contains(page) ? page : null);
    }

    // What a plugin would do is done only where it is switched on.
    private static KeptRow Step(Keeper keeper, IReadOnlyList<StepAttribute> running) =>
        running.FirstOrDefault(step => step.Id == keeper.Key) is { Does: { } does }
            ? new KeptRow(T("Steg"), does, keeper.Rule, null)
            : new KeptRow(T("Steg"), T("Tillägget som gör det här är avstängt, så just nu görs det inte."), keeper.Rule, null);
}
