using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.Organisation;
using Fund.MunicipalityProfiles.People;
using Fund.MunicipalityProfiles.Plugins;
using Fund.MunicipalityProfiles.RuleVersions;
using Fund.MunicipalityProfiles.Switches;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.MunicipalityProfiles.Administration;

/// <summary>What the municipality's administrator switches and sees.</summary>
[Requires(Permission.Administer)]
public sealed class AdministrationModel(IMediator mediator) : FundPage
{
    internal IReadOnlyList<ModuleSwitchRow> Modules { get; private set; } = [];

    internal IReadOnlyList<PluginSwitchRow> Plugins { get; private set; } = [];

    internal IReadOnlyList<RuleVersionRow> Versions { get; private set; } = [];

    internal IReadOnlyList<PersonRow> People { get; private set; } = [];

    private Dictionary<string, string> units = [];

    /// <summary>"Ekonom", "Projektledare i Socialnämnden".</summary>
    internal string RoleIn(HeldRole held) =>
        held.Unit is null ? RoleNames.Of(held.Role) : $"{RoleNames.Of(held.Role)} i {units.GetValueOrDefault(held.Unit, held.Unit)}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Modules = await mediator.Send(new ModuleSwitches(), cancellation);
        Plugins = await mediator.Send(new PluginSwitches(), cancellation);
        Versions = await mediator.Send(new RuleVersionList(), cancellation);
        People = await mediator.Send(new PersonList(), cancellation);
        units = (await mediator.Send(new UnitList(), cancellation)).ToDictionary(u => u.Key, u => u.Name);
    }

    /// <summary>Switches a module.</summary>
    public async Task<IActionResult> OnPostModuleAsync(string? module, bool on, CancellationToken cancellation)
    {
        await mediator.Send(new SwitchModule(module ?? "", on), cancellation);
        Done = on ? T("Modulen är på.") : T("Modulen är av. Det som är sparat finns kvar.");
        return Redirect($"{Request.PathBase}/administration");
    }

    /// <summary>Switches a plugin.</summary>
    public async Task<IActionResult> OnPostPluginAsync(
        string? plugin,
        string? pluginVersion,
        bool on,
        string[]? running,
        CancellationToken cancellation
    )
    {
        var switched = await mediator.Send(
            new SwitchPlugin(plugin ?? "", pluginVersion ?? "", on, ForRunningCases: running is { Length: > 0 }),
            cancellation
        );
        Done = (on ? T("Tillägget är på.") : T("Tillägget är av.")) + ForRunning(switched);
        return Redirect($"{Request.PathBase}/administration");
    }

    internal static IReadOnlyList<Option> RunningChoice(int cases) =>
        [new Option("ja", cases == 1 ? T("Gäller även det pågående ärendet") : T($"Gäller även de {cases} pågående ärendena"))];

    private static string ForRunning(PluginSwitched switched) =>
        (switched.RunningCases, switched.Kept) switch
        {
            (0, _) => "",
            (1, true) => T(" Ett pågående ärende hanteras vidare som förut."),
            (var cases, true) => T($" {cases} pågående ärenden hanteras vidare som förut."),
            (1, false) => T(" Det gäller även det pågående ärendet."),
            (var cases, false) => T($" Det gäller även {cases} pågående ärenden."),
        };
}
