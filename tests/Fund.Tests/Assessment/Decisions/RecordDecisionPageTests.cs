using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Decisions;

/// <summary>What the one who records a decision has before them.</summary>
public sealed class RecordDecisionPageTests(FundFixture fund)
{
    [Theory(DisplayName = "F-33 The costs of the application are set beside what is applied for, where the decision is recorded")]
    [InlineData("100 000", "Lika mycket som det sökta.")]
    [InlineData("120 000", "Det är 20 000 kr mer än det sökta.")]
    [InlineData("70 000,50", "Det är 29 999,50 kr mindre än det sökta.")]
    public async Task Costs_beside_what_is_applied_for(string cost, string words)
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Läsande barn", "kultur"))).CaseNumber;
        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?>
                {
                    ["problem"] = "Ett problem.",
                    ["requestedAmount"] = "100000",
                    ["costs"] = $$"""[{"item":"Lön","year":"2027","amount":"{{cost}}"}]""",
                },
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(number));
        (await here.SendAsync("lingonby-sekreterare", new CaseDecisionPage(number))).Cost.ShouldNotBeNull();
        using var secretary = new PageDoor(here.Application, here.Key, "lingonby-sekreterare");
        var page = await secretary.GetAsync($"{secretary.Root}/arenden/{number}/registrera-beslut");
        page.Document.QuerySelector("main")!.TextContent.Replace('\u00A0', ' ').ShouldContain(words);
    }
}
