using System.Text;
using Fund.Applications.Initiatives;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Import;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Import;

/// <summary>What is told of a file before and after its costs are stored.</summary>
public sealed class CostFilePreviewTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(
        DisplayName = "F-48 BAD-09 A cost file tells where it comes from, who read it, what was stored, and what differs from what is there"
    )]
    public async Task A_file_tells_of_itself()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("filens-saga"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Läsande barn", new(2026, 3, 1), null, null, (2026, Money.FromKronor(50_000)));
        await here.SendAsync("lingonby-ekonom", new SetProjectCode(number, "P1", await here.VersionAsync(number)));
        await house.ItIsAsync(2026, 5, 2);
        var file = CostFile.Sie("P1", (new(2026, 4, 1), 100), (new(2026, 4, 2), 200));
        var first = await here.SendAsync("lingonby-ekonom", new ReadCostFile("april.se", file));
        first.How.Source.ShouldBe(["Test 1", "Kommunen", ""]);
        first.How.Encoding.ShouldBe("PC8 (teckentabell 437)");
        first.Part(CostRowOutcome.OtherAccount).Rows.ShouldBe(2, "the bank's rows");
        (first.Story.ReadBy, first.Story.StoredAt, first.Part(CostRowOutcome.New).Rows).ShouldBe(("Eva Ekonom", null, 2));
        first.Remarks.ShouldBeEmpty();
        await here.SendAsync("lingonby-ekonom", new ImportCosts(first.ImportId));

        // Read in by another system, one amount changed since, one cost more.
        var again = CostFile.Sie("P1", (new(2026, 4, 1), 100), (new(2026, 4, 2), 250), (new(2026, 4, 3), 300));
        var flagged = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(again).Replace("#FLAGGA 0", "#FLAGGA 1", StringComparison.Ordinal));
        var second = await here.SendAsync("lingonby-ekonom2", new ReadCostFile("april-igen.se", flagged));
        second
            .Rows.Where(row => row.Account == "4010")
            .Select(row => (row.Amount, row.Outcome))
            .ShouldBe([
                (Money.FromKronor(100), CostRowOutcome.Known),
                (Money.FromKronor(250), CostRowOutcome.Changed),
                (Money.FromKronor(300), CostRowOutcome.New),
            ]);
        second.Remarks.ShouldContain(remark => remark.Contains("märkt som redan inläst", StringComparison.Ordinal));
        (await here.SendAsync("lingonby-ekonom", new ImportCosts(second.ImportId, ForTheRest: FileVoucherChoice.Booked))).ShouldBe(1);

        var story = (await here.SendAsync("lingonby-ekonom", new CostImportPreview(second.ImportId))).Story;
        (story.ReadBy, story.StoredBy, story.Stored, story.StoredSum).ShouldBe(("Erik Ekonom", "Eva Ekonom", 1, Money.FromKronor(300)));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = (await door.GetAsync($"/{here.Key}/kostnader?importId={second.ImportId}")).Document.QuerySelector("main")!.TextContent;
        page.ShouldContain("Erik Ekonom");
        page.ShouldContain("Test 1, Kommunen");
        page.ShouldContain($"Eva Ekonom: en rad, {Money.FromKronor(300)}");
        page.ShouldContain("Ändrad verifikation");
    }
}
