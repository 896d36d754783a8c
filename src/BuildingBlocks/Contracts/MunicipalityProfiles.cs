using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Contracts.MunicipalityProfiles;

/// <summary>A unit of the organisation or an outside party.</summary>
/// <param name="Key">Stable key, "socialnamnden".</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Kind">committee, administration, municipalCompany, board, otherPublicBody, civilSociety or business.</param>
/// <param name="Parent">Key of the committee that an administration answers to, and whose frame pays (UA-1); null if none.</param>
/// <param name="Code">Its code in the municipality's accounts (ansvar), which vouchers name it by; null where none is known.</param>
public sealed record UnitView(string Key, string Name, string Kind, string? Parent = null, string? Code = null)
{
    /// <summary>Keeps accounts of its own: what it is paid leaves the municipality's (W-23).</summary>
    public bool IsExternal => UnitKinds.IsExternal(Kind);
}

/// <summary>A role that a person holds, for one unit or for the whole municipality.</summary>
/// <param name="Role">The role.</param>
/// <param name="Unit">Key of the unit; null for the whole municipality.</param>
public sealed record HeldRole(Role Role, string? Unit = null);

/// <summary>A person of the municipality.</summary>
public sealed record PersonView(PersonId Id, string Name, string Email, IReadOnlyList<HeldRole> Roles);

/// <summary>Everything that makes this municipality work in its own way; changes rarely, cached by its version.</summary>
public sealed record MunicipalitySetup
{
    /// <summary>Keys of the modules that are switched on.</summary>
    public required IReadOnlySet<string> Modules { get; init; }

    /// <summary>All units, by name.</summary>
    public required IReadOnlyList<UnitView> Units { get; init; }

    /// <summary>Rule versions as stored.</summary>
    public required IReadOnlyList<RuleVersionText> RuleVersions { get; init; }

    /// <summary>Every choice of plugins that has been made, in order; the last is what new cases are opened under.</summary>
    public required IReadOnlyList<PluginRevisionView> PluginRevisions { get; init; }
}

/// <summary>A rule version as its document.</summary>
/// <param name="Code">Its code, "2023-05".</param>
/// <param name="Adopted">Adopted, or a draft?</param>
/// <param name="Json">The profile document.</param>
public sealed record RuleVersionText(string Code, bool Adopted, string Json);

/// <summary>The plugins, with versions and settings, that were switched on from some moment to the next change.</summary>
/// <param name="Number">1, 2, 3 …; a case keeps the number that it was opened under.</param>
/// <param name="Changed">Id of the plugin that was switched or set; null for the municipality's start.</param>
/// <param name="ForRunningCases">Does the change hold also for the cases that were running when it was made?</param>
/// <param name="Plugins">What is switched on.</param>
public sealed record PluginRevisionView(int Number, string? Changed, bool ForRunningCases, IReadOnlyList<PluginActivationView> Plugins)
{
    /// <summary>Before any plugin was switched on.</summary>
    public static readonly PluginRevisionView None = new(0, null, false, []);
}

/// <summary>A plugin that the municipality has switched on.</summary>
/// <param name="PluginId">Id of the package.</param>
/// <param name="Version">Version of the package.</param>
/// <param name="StepsOff">Ids of steps switched off.</param>
/// <param name="StepOrders">Orders that differ from the plugin's own, by step id.</param>
/// <param name="SettingsJson">Settings; null for the plugin's own.</param>
public sealed record PluginActivationView(
    string PluginId,
    string Version,
    IReadOnlySet<string> StepsOff,
    IReadOnlyDictionary<string, int> StepOrders,
    string? SettingsJson
);

/// <summary>The person behind a sign-in; null when the municipality does not know them.</summary>
[Internal]
public sealed record PersonBySubject(string Subject) : IQuery<PersonView?>;

/// <summary>The person behind an API token; null when the token is unknown, withdrawn or expired.</summary>
[Internal]
public sealed record PersonByToken(string TokenHash) : IQuery<PersonView?>;

/// <summary>The municipality's setup.</summary>
[Internal]
public sealed record LoadSetup : IQuery<MunicipalitySetup>;

/// <summary>All units, by name.</summary>
[Internal]
public sealed record Units : IQuery<IReadOnlyList<UnitView>>;

/// <summary>Persons who hold a role; with a unit, those who hold it for that unit or for all.</summary>
[Internal]
public sealed record PersonsWithRole(Role Role, string? Unit = null) : IQuery<IReadOnlyList<PersonView>>;

/// <summary>Active persons by key, with addresses; unknown ones are left out.</summary>
[Internal]
public sealed record Persons(IReadOnlyCollection<PersonId> Ids) : IQuery<IReadOnlyList<PersonView>>;

/// <summary>Every active person, by name: to say on whom something waits.</summary>
[Internal]
public sealed record Everybody : IQuery<IReadOnlyList<PersonView>>;

/// <summary>
/// Every active person is asked for together with what else is read next (ReadBatch): a list says on whom each case waits without a
/// question of its own.
/// </summary>
/// <param name="Found">Called once, when the persons have been read.</param>
public sealed record AskEverybody(Action<IReadOnlyList<PersonView>> Found) : INotification;

/// <summary>Names by person, for lists; unknown ones are left out.</summary>
[Internal]
public sealed record PersonNames(IReadOnlyCollection<PersonId> Ids) : IQuery<IReadOnlyDictionary<PersonId, string>>;

/// <summary>
/// Starts a municipality's content from profile documents: units, persons, rule versions, modules, plugins. Twice does nothing new. Sent by
/// the system when a municipality is started.
/// </summary>
[Requires(Permission.StartMunicipality)]
[LoggedAs("Kommunen lades upp")]
public sealed record InstallMunicipality(string Document) : ICommand;

/// <summary>The municipality's own Word template of a kind of paper, in its latest version; null where it has none.</summary>
[Internal]
public sealed record TemplateInForce(string Kind) : IQuery<TemplateView?>;

/// <summary>A municipality's own Word template.</summary>
/// <param name="Version">1 is the first of its kind.</param>
/// <param name="Content">The file as received.</param>
public sealed record TemplateView(int Version, byte[] Content);
