using System.Text.Json.Nodes;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Ideas;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Meetings;
using Fund.Contracts.Messages;
using Fund.Host.Demonstrations;
using Fund.MunicipalityProfiles.Installation;
using Fund.Process.Profiles;
using Fund.Process.Reading;
using Fund.Tests.Process;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>The municipalities that the plugins bring, with their packages switched on: from a draft to an application handed in.</summary>
public sealed class DemonstrationTests(FundFixture fund)
{
    public static readonly TheoryData<string> Both = ["Alvesta", "Uppsala"];

    [Theory]
    [MemberData(nameof(Both))]
    public void A_demonstration_has_somebody_for_every_role_two_controllers_and_no_real_address(string name)
    {
        var document = DocumentReader.Read<MunicipalityDocument>(Document(name, name)).Value!;
        var roles = document.Persons.SelectMany(p => p.Roles).ToList();
        roles
            .Select(r => r.Role)
            .Distinct()
            .ShouldBe(Enum.GetValues<Role>().Except([Role.PlatformOperator, Role.System]), ignoreOrder: true);
        document.Persons.Count(p => p.Roles.All(r => r.Role == Role.Controller)).ShouldBeGreaterThanOrEqualTo(2);
        document.Persons.ShouldAllBe(p =>
            p.Email.EndsWith(".example") && p.Description!.EndsWith('.') && p.Subject.StartsWith(document.Key + "-")
        );
        document.Persons.Select(p => p.Subject).ShouldBeUnique();

        var units = document.Units.ToDictionary(u => u.Key);
        document
            .Units.Where(u => u.Kind == "administration")
            .ShouldAllBe(u => u.Parent != null && (units[u.Parent].Kind == "committee" || units[u.Parent].Kind == "board"));
        roles.Where(r => r.Unit is not null).ShouldAllBe(r => units.ContainsKey(r.Unit!));
        document.Units.Select(u => u.Kind).Distinct().Count().ShouldBe(7, "every kind of unit is there to be tried");
    }

    [Fact]
    public async Task Alvesta_A30_to_A33_from_a_draft_to_an_application_before_the_executive_board()
    {
        var here = await StartAsync("Alvesta");
        var number = (
            await here.SendAsync("alvesta-projektledare", new OpenCase("Tidigt stöd i förskolan", "utbildningsnamnden"))
        ).CaseNumber;
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveAnswers(number, "application", Answers(Guidelines.Alvesta, "application"), await here.VersionAsync(number))
        );

        await here.OpenedOnAsync(number, new DateOnly(2024, 3, 1));
        var prepared = new PrepareApplication(number, new DateOnly(2024, 3, 10), "Gruppen tillstyrker.");
        await here.SendAsync("alvesta-samordnare", prepared);
        (await here.RefusedAsync("alvesta-sekreterare", new DecideToApply(number, new DateOnly(2024, 3, 9), "§ 12")))
            .Findings.Where(f => f.Severity == Severity.Refusal)
            .Select(f => f.Rule)
            .ShouldBe(["A-24", "A-32"], ignoreOrder: true);
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveParticipants(
                number,
                [new("utbildningsnamnden", true, true), new("socialnamnden", true, false)],
                await here.VersionAsync(number)
            )
        );
        (await here.RefusedAsync("alvesta-sekreterare", new DecideToApply(number, new DateOnly(2024, 3, 9), "§ 12")))
            .Findings.Where(f => f.Severity == Severity.Refusal)
            .ShouldHaveSingleItem()
            .Rule.ShouldBe("A-32");
        await here.SendAsync("alvesta-sekreterare", new DecideToApply(number, new DateOnly(2024, 3, 17), "§ 12"));
        (
            await here.RefusedAsync(
                "alvesta-projektledare",
                new SaveAnswers(
                    number,
                    "application",
                    new Dictionary<string, string?> { ["problem"] = "Ändrat efteråt." },
                    await here.VersionAsync(number)
                )
            )
        ).Message.ShouldContain("ligger fast");
        await here.SendAsync("alvesta-projektledare", new SubmitApplication(number));

        var overview = await here.SendAsync("alvesta-samordnare", new CaseOverview(number));
        overview.Stage.ShouldBe("applied");
        overview.RegistryNumber.ShouldNotBeNull().ShouldMatch(@"^KS \d{4}-\d{5}$");
        overview.Missing.ShouldContain(f => f.Rule == "A-23");
        overview.Operations.Select(o => o.Key).ShouldNotContain("AllocateToFund");
    }

    [Fact]
    public async Task Uppsala_U56_to_U66_from_an_idea_to_a_signed_application_without_typing_twice()
    {
        var here = await StartAsync("Uppsala");
        var number = (
            await here.SendAsync("uppsala-projektledare", new OpenCase("Stöd till unga vuxna", "socialforvaltningen"))
        ).CaseNumber;
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(number, "idea", Answers(Guidelines.Uppsala, "idea"), await here.VersionAsync(number))
        );
        await here.SendAsync("uppsala-projektledare", new SubmitIdea(number));
        var idea = await here.SendAsync("uppsala-samordnare", new CaseOverview(number));
        (idea.RegistryNumber, idea.DueRule).ShouldBe((idea.RegistryNumber, "U-59"));
        idea.RegistryNumber.ShouldNotBeNull().ShouldMatch(@"^KSN-\d{4}-\d{4}$");
        (await here.RefusedAsync("uppsala-samordnare", new AnswerIdea(number, "declined", null)))
            .Findings.ShouldHaveSingleItem()
            .Rule.ShouldBe("U-60");
        await here.SendAsync("uppsala-samordnare", new AnswerIdea(number, "invited", "Lovande."));

        var form = await here.SendAsync("uppsala-projektledare", new CaseForm(number, "application"));
        form.Sections.SelectMany(s => s.Fields).Single(f => f.Field.Key == "problem").Value.ShouldBe("Svar på frågan");

        await here.SendAsync(
            "uppsala-projektledare",
            new SaveParticipants(
                number,
                [
                    new("socialforvaltningen", true, true),
                    new("utbildningsforvaltningen", true, false),
                    new("kulturforvaltningen", false, true),
                    new("fritidsforeningen", true, false),
                ],
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(number, "application", Answers(Guidelines.Uppsala, "application"), await here.VersionAsync(number))
        );
        await here.SendAsync("uppsala-chef-social", new SignApplication(number, "socialforvaltningen"));
        await here.SendAsync("uppsala-chef-utbildning", new SignApplication(number, "utbildningsforvaltningen"));
        (await here.RefusedAsync("uppsala-projektledare", new SubmitApplication(number)))
            .Findings.Where(f => f.Severity == Severity.Refusal)
            .Select(f => f.Rule)
            .ShouldBe(["U-66", "U-62", "U-62", "U-63", "U-64"], ignoreOrder: true);

        var rows = new Dictionary<string, string?>
        {
            ["costs"] = """[{"item":"Handledare","year":"2027","amount":"900000"}]""",
            ["effects"] = """[{"effect":"Fler i arbete","fromYear":"2028","toYear":"2031"}]""",
            ["followUp"] = """[{"indicator":"Andel i arbete","unit":"procent","method":"Register","frequency":"yearly"}]""",
            ["repaymentPlan"] = """[{"unit":"socialnamnden","year":"2029","amount":"500000"}]""",
        };
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(number, "application", rows, await here.VersionAsync(number), VoidSignatures: true)
        );
        foreach (
            var (head, unit) in new[]
            {
                ("uppsala-chef-social", "socialforvaltningen"),
                ("uppsala-chef-utbildning", "utbildningsforvaltningen"),
                ("uppsala-chef-kultur", "kulturforvaltningen"),
            }
        )
        {
            await here.SendAsync(head, new SignApplication(number, unit));
        }

        await here.SendAsync("uppsala-projektledare", new SubmitApplication(number));
        (await here.SendAsync("uppsala-styrgrupp", new CaseOverview(number))).Stage.ShouldBe("applied");
    }

    private Task<MunicipalityInTest> StartAsync(string name) =>
        fund.StartMunicipalityAsync(Document(name, $"{name}-{Guid.NewGuid().ToString("N")[..8]}"));

    private static string Document(string name, string key)
    {
        var document = JsonNode.Parse(DemonstrationSeed.WithProfiles(Guidelines.Plugin(name, "demonstration.json")))!;
        document["key"] = key.ToLowerInvariant();
        // The tests go on when the guideline no longer does.
        document["ruleVersions"]![0]!["profile"]!["guideline"]!["inForceTo"] = null;
        return document.ToJsonString();
    }

    // An answer of the right kind to every question that must be answered.
    private static Dictionary<string, string?> Answers(Profile profile, string form) =>
        profile
            .Forms.Single(f => f.Key == form)
            .Fields.Where(f => f.Required)
            .ToDictionary(
                f => f.Key,
                f =>
                    (string?)(
                        f.Kind switch
                        {
                            FieldKind.Amount => "1 200 000 kr",
                            FieldKind.Date => "2027-01-01",
                            FieldKind.YesNo => "no",
                            FieldKind.Choice => f.Choices[0].Key,
                            FieldKind.Rows => new JsonArray(
                                new JsonObject(f.Columns.Where(c => c.Required).Select(c => KeyValuePair.Create(c.Key, (JsonNode?)"Svar")))
                            ).ToJsonString(),
                            _ => "Svar på frågan",
                        }
                    )
            );
}
