using Autofac;
using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using Fund.Documents.Word;
using Fund.MunicipalityProfiles.Log;
using Fund.MunicipalityProfiles.Organisation;
using Fund.MunicipalityProfiles.People;
using Fund.MunicipalityProfiles.Persistence;
using Fund.MunicipalityProfiles.Plugins;
using Fund.MunicipalityProfiles.RuleVersions;
using Fund.MunicipalityProfiles.Switches;
using Fund.MunicipalityProfiles.Templates;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Platform.Api;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Platform.Plugins;

namespace Fund.MunicipalityProfiles;

/// <summary>Municipality profiles: rule versions, units, people and roles, modules and plugins of each municipality.</summary>
public sealed class MunicipalityProfilesModule : IModule, IModuleApi
{
    /// <inheritdoc/>
    public string Key => "profiles";

    /// <inheritdoc/>
    public string Name => T("Kommunprofil");

    /// <inheritdoc/>
    public string Description => T("Riktlinjer, organisation, personer, moduler och tillägg.");

    /// <inheritdoc/>
    public bool Optional => false;

    /// <inheritdoc/>
    public IReadOnlyList<Type> Contexts => [typeof(ProfilesDb)];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu =>
        [
            new(T("Riktlinjen"), "/riktlinje", Permission.SignedIn, 80),
            new(T("Administration"), "/administration", Permission.Administer, 90),
            new(T("Tillägg"), "/tillagg", Permission.Administer, 92),
            new(T("Logg"), "/logg", Permission.ReadAudit, 95),
        ];

    /// <inheritdoc/>
    public void Register(ContainerBuilder builder)
    {
        builder.RegisterModuleDb<ProfilesDb>(ProfilesDb.SchemaName);
        builder.RegisterTypes(typeof(PluginsInUse), typeof(TemplateShelf), typeof(PreviewPdf)).AsSelf().InstancePerLifetimeScope();
    }

    /// <inheritdoc/>
    public void Map(ApiRoutes api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.Get<UnitList, IReadOnlyList<UnitRow>>("/units");
        api.Post<SaveUnit>("/units");
        api.Get<PersonList, IReadOnlyList<PersonRow>>("/people");
        api.Post<SavePerson>("/people");
        api.Get<RuleVersionList, IReadOnlyList<RuleVersionRow>>("/rule-versions");
        api.Post<ImportRuleVersion, RuleVersionRow>("/rule-versions");
        api.Post<AdoptRuleVersion>("/rule-versions/{code}/adopt");
        api.Get<ModuleSwitches, IReadOnlyList<ModuleSwitchRow>>("/modules");
        api.Post<SwitchModule>("/modules/{module}");
        api.Get<PluginSwitches, IReadOnlyList<PluginSwitchRow>>("/plugins");
        api.Post<SwitchPlugin, PluginSwitched>("/plugins/{plugin}");
        api.Get<StepRuns, StepRunPage>("/plugin-runs");
        api.Get<HeldSteps, IReadOnlyList<HeldStep>>("/plugin-steps/held");
        api.Post<ReleaseStep>("/plugin-steps/{step}/release");
        api.Get<FailedFollowUps, IReadOnlyList<WaitingFollowUp>>("/plugin-follow-ups");
        api.Post<RunFollowUpAgain>("/plugin-follow-ups/{id}/again");
        api.Get<TemplateList, IReadOnlyList<TemplateRow>>("/templates");
        api.Get<TemplateOfKind, TemplateOfKindView>("/templates/{kind}");
        api.Post<UploadTemplate, TemplateTaken>("/templates/{kind}");
        api.GetFile<TemplateFile, MadePaper>("/templates/{kind}/{number}/file", WordFile.MediaType, Word);
        api.GetFile<PreviewTemplate, MadePaper>("/templates/{kind}/{number}/preview", WordFile.MediaType, Word);
        api.Get<AuditLog, AuditPage>("/log");
        api.Get<MyTokens, IReadOnlyList<TokenRow>>("/tokens");
        api.Post<WithdrawToken>("/tokens/{id}/withdraw");
    }

    private static Task<ApiFile> Word(IServiceProvider services, MadePaper paper, CancellationToken cancellation) =>
        Task.FromResult(new ApiFile(paper.WordName, paper.Word));
}
