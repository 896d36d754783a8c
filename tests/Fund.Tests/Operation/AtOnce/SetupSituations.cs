using System.Text.Json.Nodes;
using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Host.Seeding;
using Fund.MunicipalityProfiles.Organisation;
using Fund.MunicipalityProfiles.People;
using Fund.MunicipalityProfiles.Plugins;
using Fund.MunicipalityProfiles.Preferences;
using Fund.MunicipalityProfiles.RuleVersions;
using Fund.MunicipalityProfiles.Switches;
using Fund.MunicipalityProfiles.Templates;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Platform.Outbox;
using Fund.Tests.Documents.Templates;
using Fund.Tests.Plugins;
using Fund.Tests.Running;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>What changes how the municipality works.</summary>
internal static class SetupSituations
{
    private const string Administrator = "lingonby-admin";
    private const string Auditor = "lingonby-revisor";
    private const int PersonsOfLingonby = 10;

    public static void Add(SituationBook book)
    {
        book.When<CreateToken, NewToken>(Auditor, _ => Task.FromResult(new CreateToken("Rapportverktyget", 30)));
        book.When(Auditor, async here =>
        {
            await here.SendAsync(Auditor, new CreateToken("Återtas", 30));
            return new WithdrawToken((await here.SendAsync(Auditor, new MyTokens())).Single(token => token.Label == "Återtas").Id);
        });
        book.When(Auditor, _ => Task.FromResult(new SaveMailChoices([new(MailKind.News, MailDelivery.Daily)])));
        book.When<RenewCalendar, CalendarSecret>(Auditor, _ => Task.FromResult(new RenewCalendar()));
        book.When(Auditor, async here =>
        {
            await here.SendAsync(Auditor, new RenewCalendar());
            return new WithdrawCalendar();
        });
        book.When(Administrator, _ =>
            Task.FromResult(new SavePerson("lingonby-ny", "Nils Ny", "nils@lingonby.example", true, [new(Role.ProjectManager, "omsorg")]))
        );
        book.When(Administrator, _ => Task.FromResult(new SaveUnit("teknik", "Tekniska nämnden", "committee", null)));
        book.When<UploadTemplate, TemplateTaken>(Administrator, _ =>
            Task.FromResult(new UploadTemplate("beslutsutdrag", "mall.docx", WordInTest.Of(WordInTest.P("{{beslut.dag}}")), 0))
        );
        book.When<ImportRuleVersion, RuleVersionRow>(Administrator, _ => Task.FromResult(new ImportRuleVersion(RuleVersion("2031"))));
        book.When(Administrator, async here =>
        {
            await here.SendAsync(Administrator, new ImportRuleVersion(RuleVersion("2032")));
            return new AdoptRuleVersion("2032");
        });
        book.Elsewhere<SwitchModule>(house =>
            Task.FromResult(Attempt.Of(house.ToPrepare, Administrator, new SwitchModule("evaluation", On: false)))
        );
        book.Elsewhere<SwitchPlugin>(house =>
            Task.FromResult(
                Attempt.Of(house.ToPrepare, Administrator, new SwitchPlugin("witness", "1.0.0", On: true, StepsOff: PluginHouse.Quiet))
            )
        );
        book.Elsewhere<ReleaseStep>(HeldStepAsync);
        book.Elsewhere<RunFollowUpAgain>(FailedFollowUpAsync);
        book.Elsewhere<InstallMunicipality>(house =>
        {
            var document = TestFiles.Lingonby("nybygget");
            return Task.FromResult(
                new Attempt(
                    house.Town,
                    at => MunicipalityStart.RunAsync(at.Application.Services, document, CancellationToken.None),
                    PersonsOfLingonby
                )
            );
        });
    }

    /// <summary>A rule version that begins some years from now: the year, and its code where that is not it.</summary>
    public static string RuleVersion(string from, string? code = null)
    {
        var profile = JsonNode.Parse(TestFiles.MunicipalityText("lingonby"))!["ruleVersions"]![0]!["profile"]!;
        profile["code"] = code ?? from;
        profile["guideline"]!["inForceFrom"] = $"{from}-01-01";
        return profile.ToJsonString();
    }

    private static async Task<Attempt> HeldStepAsync(CrowdedHouse house)
    {
        var here = await house.StartLingonbyAsync("hangs", off: ["calculates"]);
        var number = await PluginHouse.DraftAsync(here);
        for (var i = 0; i < 3; i++)
        {
            await here.SendAsync("lingonby-projektledare", new CaseOverview(number));
        }

        return Attempt.Of(here, Administrator, new ReleaseStep("witness", "1.0.0", "judges"));
    }

    private static async Task<Attempt> FailedFollowUpAsync(CrowdedHouse house)
    {
        var here = await house.StartLingonbyAsync("", off: ["calculates"]);
        house.Registry.Break(true);
        await PluginHouse.RunningAsync(here);
        for (var tries = 0; tries < 100; tries++)
        {
            if (await here.SendAsync(Administrator, new FailedFollowUps()) is [var failed])
            {
                return Attempt.Of(here, Administrator, new RunFollowUpAgain(failed.Id));
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("No follow-up failed.");
    }
}
