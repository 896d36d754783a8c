using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Allocations;

/// <summary>"Får vi avsätta, och hur mycket?": the page always answers, and loses nothing.</summary>
public sealed class SetAsidePageTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Theory(DisplayName = "“Räkna” always answers: with the sum, or at the field that stands in the way, and all that was typed "
        + "stands")]
    [InlineData("2026", "1 000 mkr", "Ja, ni får avsätta högst", null)]
    [InlineData("2026", "", null, "Ange årets skatter och bidrag")]
    [InlineData("2026", "många", null, "taxAndGrantBase")]
    [InlineData("tjugohundra", "1 000 mkr", "Ja, ni får avsätta högst", "Ange budgetåret med fyra siffror.")]
    [InlineData("2026", "-5", null, "Ange årets skatter och bidrag")]
    public async Task It_always_answers(string year, string taxes, string? answer, string? refusal)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby($"rakna-{Math.Abs((year + taxes).GetHashCode(StringComparison.Ordinal) % 100_000)}")
        );
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var count = (await door.GetAsync($"{door.Root}/fonden/avsattning")).Forms().Single(form => form.Button == "Räkna");
        Dictionary<string, string> typed = new()
        {
            ["year"] = year,
            ["taxAndGrantBase"] = taxes,
            ["amount"] = "tolv",
            ["decidedOn"] = "igår",
            ["paragraph"] = "§ 12",
        };
        var page = await door.PostAsync(count.Action, Filled(count, typed));
        page.Status.ShouldBe(refusal is null ? 200 : 422);
        var text = page.Document.QuerySelector("main")!.InnerHtml;
        text.ShouldContain(answer ?? "så får du svaret");
        text.ShouldContain(refusal ?? "Det lägsta utrymmet gäller.");
        foreach (var (name, value) in typed)
        {
            page.Document.QuerySelector($"[name={name}]")!.GetAttribute("value").ShouldBe(value, $"{name} is not lost");
        }

        // From the page that answered, the decision is registered: not counted once more.
        var register = page.Forms().Single(form => form.Button == "Registrera avsättningen");
        register.Action.ShouldContain("handler=Register");
        var refused = await door.PostAsync(register.Action, Filled(register, typed));
        refused.Status.ShouldBe(422);
        var told = refused.Document.QuerySelector("[data-fund-errors]")!;
        told.QuerySelectorAll("a[href='#amount']").Length.ShouldBe(1, "both that cannot be read are told at once");
        told.QuerySelectorAll("a[href='#decidedOn']").Length.ShouldBe(1);
        refused.Document.QuerySelector("[name=amount]")!.GetAttribute("value").ShouldBe("tolv");
    }

    [Fact(DisplayName = "The page reasons cap by cap with its rule, and a decision is registered from it")]
    public async Task It_reasons_and_registers()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("avsatt-sida"));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = await door.GetAsync($"{door.Root}/fonden/avsattning?year=2026&taxAndGrantBase=1+000+mkr");
        var tables = page.Document.QuerySelectorAll("aside caption").Select(caption => caption.TextContent).ToList();
        tables.ShouldBe(["Regel L-10", "Regel L-11"]);
        page.Document.QuerySelector(".fund-answer-sum")!.TextContent.ShouldContain(Money.FromKronor(5_000_000).ToString());
        var register = page.Forms().Single(form => form.Button == "Registrera avsättningen");
        Dictionary<string, string> typed = new()
        {
            ["amount"] = "100 000",
            ["decidedOn"] = "2026-01-15",
            ["paragraph"] = "§ 12",
            ["attested"] = "result",
        };
        (await door.PostAsync(register.Action, Filled(register, typed))).Status.ShouldBe(302);
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Money.FromKronor(100_000));
        (await here.SendAsync("lingonby-ekonom", new AllocationRoomFor(2026, Money.FromKronor(1_000_000_000)))).Maximum.ShouldBe(
            Money.FromKronor(4_900_000)
        );

        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        (await auditor.GetAsync($"{door.Root}/fonden/avsattning")).Status.ShouldBe(403);
        (await auditor.GetAsync($"{door.Root}/fonden")).Document.QuerySelectorAll("a[href*='/avsattning']").ShouldBeEmpty();
    }

    private static IEnumerable<KeyValuePair<string, string>> Filled(PageForm form, Dictionary<string, string> typed) =>
        form.Fields.Select(field => KeyValuePair.Create(field.Name, typed.GetValueOrDefault(field.Name, field.Value)));
}
