using Fund.Assessment.Decisions;
using Fund.Assessment.Reports;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.MunicipalityProfiles.Templates;
using Fund.Tests.Documents.Pdf;
using Fund.Tests.Documents.Templates;
using Fund.Tests.Finance;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Reports;

/// <summary>The extract of a decision: the same as page, Word and PDF, from the product's template and from the municipality's.</summary>
[Collection(nameof(ChromiumPrinterTests))]
public sealed class DecisionExtractTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "A-36 The decision is on a paper with body, day, paragraph, amount per year and reasons")]
    public async Task Page_word_and_pdf_say_the_same()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("utdrag"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000), "§ 2026");
        var number = await here.RunningAsync(
            "Läxhjälp <b>på</b> Ågatan",
            new DateOnly(2026, 3, 1),
            null,
            null,
            (2026, Money.FromKronor(20_000))
        );
        var decision = (await here.SendAsync("lingonby-sekreterare", new CaseDecisionPage(number))).Standing.Single();
        using var door = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        var decisions = await door.GetAsync($"{door.Root}/arenden/{number}/beslut");
        var address = decisions.Document.QuerySelector("a[href$='/utdrag']")!.GetAttribute("href")!;
        var page = await door.GetAsync(address);
        page.Status.ShouldBe(200);
        page.Document.QuerySelectorAll("h1").Length.ShouldBe(1);
        var read = page.Document.QuerySelector(".fund-paper")!.TextContent;
        string[] said =
        [
            "Läxhjälp <b>på</b> Ågatan",
            $"Kommunstyrelsen beslutade {decision.DecidedOn:yyyy-MM-dd}",
            decision.Paragraph,
            Money.FromKronor(20_000).ToString(),
            "Justerat: –.",
        ];
        said.ShouldAllBe(one => read.Contains(one));

        var word = await door.GetFileAsync($"{address}?handler=Word");
        word.Name.ShouldBe($"beslutsutdrag-{number}.docx");
        var lines = string.Join('\n', WordInTest.Read(word.Content));
        said.ShouldAllBe(one => lines.Contains(one));

        var file = await door.GetFileAsync($"{address}?handler=Pdf");
        file.Kind.ShouldBe("application/pdf");
        using var pdf = new PrintedPdf(file.Content);
        pdf.Title!.ShouldContain("Beslutsutdrag");
        pdf.Text.ShouldContain("Läxhjälp <b>på</b> Ågatan");

        await here.SendAsync(
            "lingonby-admin",
            new UploadTemplate("beslutsutdrag", "vår.docx", WordInTest.Of(WordInTest.P("Vi beslutade {{beslut.utfall}}")), 0)
        );
        WordInTest
            .Read((await here.SendAsync("lingonby-projektledare", new DecisionExtract(number, decision.Id))).Word)
            .ShouldBe([$"Vi beslutade {decision.OutcomeName}"]);
        await Should.ThrowAsync<NotFound>(() => here.SendAsync("lingonby-projektledare", new DecisionExtract(number, Guid.NewGuid())));
    }
}
