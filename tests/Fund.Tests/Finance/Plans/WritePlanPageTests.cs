using System.Globalization;
using System.Text.Json.Nodes;
using Fund.Contracts.Values;
using Fund.Finance.Plans;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Plans;

/// <summary>A plan is written on a page of its own.</summary>
public sealed class WritePlanPageTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-26 Amounts and years that cannot be read are told row by row, and every row stands as it was typed")]
    public async Task A_refusal_keeps_every_row()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("planrader", WithPlan));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var number = await here.RunningAsync("En", new(2026, 3, 1), null, null, (2026, Money.FromKronor(300_000)));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        var address = $"{door.Root}/arenden/{number}/planer/payout";
        (await door.GetAsync($"{door.Root}/arenden/{number}/planer")).Document.QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        (string Year, string Amount)[] typed = [("2026", "tvåhundra tusen"), ("tjugo27", "100 000"), ("2028", "")];
        var refused = await SendAsync(await door.GetAsync(address), "Lämna in utbetalningsplan", typed);
        refused.Status.ShouldBe(422);
        var told = refused.Document.QuerySelector("[data-fund-errors]")!;
        foreach (var field in new[] { "rows_0_amount", "rows_1_year", "rows_2_amount" })
        {
            told.QuerySelectorAll($"a[href='#{field}']").Length.ShouldBe(1, field);
            refused.Document.GetElementById(field)!.GetAttribute("aria-invalid").ShouldBe("true", field);
        }

        ShouldStand(refused, typed);
        var more = await SendAsync(refused, "Fler rader", typed);
        more.Status.ShouldBe(200);
        ShouldStand(more, typed);
        more.Document.GetElementById("rows_5_amount").ShouldNotBeNull();

        (string, string)[] right = [("2026", "200 000"), ("", ""), ("2027", "100 000")];
        (await SendAsync(more, "Lämna in utbetalningsplan", right)).Status.ShouldBe(302);
        (await here.SendAsync("lingonby-revisor", new CasePlans(number)))
            .Plans.Single()
            .Payouts.ShouldBe([new PayoutRow(2026, Money.FromKronor(200_000)), new PayoutRow(2027, Money.FromKronor(100_000))]);

        // A new version begins with what stands, and is approved on its own page by another.
        (await door.GetAsync(address))
            .Document.GetElementById("rows_1_amount")!
            .GetAttribute("value")
            .ShouldBe("100\u00A0000");
        (await door.GetAsync(address + "/godkann")).Status.ShouldBe(403);
        using var group = new PageDoor(house.Application, here.Key, "lingonby-styrgrupp");
        var approve = (await group.GetAsync(address + "/godkann"))
            .Forms()
            .Single(form => form.Button.StartsWith("Godkänn", StringComparison.Ordinal));
        (await group.PostAsync(approve.Action, approve.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
        (await here.SendAsync("lingonby-revisor", new CasePlans(number))).Plans.Single().ApprovedBy.ShouldBe("Stina Styr");

        async Task<PageSeen> SendAsync(PageSeen page, string button, (string Year, string Amount)[] rows)
        {
            var form = page.Forms().Single(f => f.Button == button);
            return await door.PostAsync(form.Action, form.Fields.Select(field => KeyValuePair.Create(field.Name, Typed(field, rows))));
        }
    }

    private static string Typed(PageField field, (string Year, string Amount)[] rows)
    {
        if (!field.Name.StartsWith("rows[", StringComparison.Ordinal))
        {
            return field.Value;
        }

        var row = rows.ElementAtOrDefault(int.Parse(field.Name.Split('[', ']')[1], CultureInfo.InvariantCulture));
        return (field.Name.EndsWith("[year]", StringComparison.Ordinal) ? row.Year : row.Amount) ?? "";
    }

    private static void ShouldStand(PageSeen page, (string Year, string Amount)[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            page.Document.GetElementById($"rows_{i}_year")!.GetAttribute("value").ShouldBe(rows[i].Year);
            page.Document.GetElementById($"rows_{i}_amount")!.GetAttribute("value").ShouldBe(rows[i].Amount);
        }
    }

    private static void WithPlan(JsonNode profile) =>
        profile["plans"] = JsonNode.Parse("""[{ "key": "payout", "name": "Utbetalningsplan", "content": "payoutPerYear" }]""");
}
