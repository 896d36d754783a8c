using System.Text;
using Fund.Applications.Initiatives;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Import;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Import;

/// <summary>The work with files of costs as it is done on the pages: read, reconcile, decide, store, connect, undo.</summary>
public sealed class CostImportPageTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Headings = "Ver.nr;Ver.datum;Konto;Projekt;Text;Belopp\r\n";

    [Fact(
        DisplayName = "F-05 F-15 F-16 A controller reads, says how, decides, stores and undoes on the pages; an auditor reads; others do "
            + "not"
    )]
    public async Task The_whole_of_it()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("kostnadssidorna"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Läsande barn", new(2026, 3, 1), null, null, (2026, Money.FromKronor(50_000)));
        await here.SendAsync("lingonby-ekonom", new SetProjectCode(number, "SE-100", await here.VersionAsync(number)));
        await house.ItIsAsync(2026, 5, 2);
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var address = $"{door.Root}/kostnader";

        // A way of writing amounts that is not said is told with its reason; said once, the file is read.
        var point = Headings + "1;2026-04-01;5010;SE-100;Vikarie;1234.50\r\n2;2026-04-02;5010;XX-1;Buss;80.00\r\n";
        var refused = await UploadAsync(point);
        refused.Status.ShouldBe(422);
        refused.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain("Rad 2, kolumn 6, Belopp");
        var read = await UploadAsync(point, ("choices.amounts", "DecimalPoint"));
        read.Status.ShouldBe(302);
        var page = await door.GetAsync(read.Location!);
        Text(page).ShouldContain("En projektkod är okänd");

        // The unknown code is given to the case, and its row becomes new.
        (await SendAsync(page, "Koppla XX-1", ("caseNumber", ""))).Status.ShouldBe(422);
        var connected = await SendAsync(page, "Koppla XX-1", ("caseNumber", number), ("from", "2026-04-01"));
        connected.Status.ShouldBe(302);
        page = await door.GetAsync(connected.Location!);
        Text(page).ShouldNotContain("En projektkod är okänd");
        (await SendAsync(page, "Spara 2 kostnader")).Status.ShouldBe(302);
        (await SumAsync()).ShouldBe(Money.FromKronor(1314.50m));

        // Another amount for a voucher that is booked: nothing is stored before it has been decided.
        read = await UploadAsync(Headings + "1;2026-04-01;5010;SE-100;Vikarie;1000.00\r\n");
        page = await door.GetAsync(read.Location!);
        var undecided = await SendAsync(page, "Spara ");
        undecided.Status.ShouldBe(422);
        undecided.Document.QuerySelector("[data-fund-errors] a")!.GetAttribute("href").ShouldBe("#voucher-2026--1");
        undecided.Document.GetElementById("voucher-2026--1").ShouldNotBeNull();
        (await SendAsync(page, "Spara ", ("voucher-2026--1", "File"))).Status.ShouldBe(302);
        (await SumAsync()).ShouldBe(Money.FromKronor(1080));
        var changed = (await here.SendAsync("lingonby-ekonom", new CostImports())).Files[0].ImportId;

        static FileField Receipt() => new("file", "kvitto.txt", new ByteArrayContent("Kvitto 250 kr"u8.ToArray()));

        // Undone with a reason, it is as before.
        (await door.GetAsync($"{address}/historik")).Document.QuerySelector($"a[href='{address}/{changed}/angra']").ShouldNotBeNull();
        page = await door.GetAsync($"{address}/{changed}/angra");
        (await SendAsync(page, "Ångra filen", ("because", " "))).Status.ShouldBe(422);
        (await SendAsync(page, "Ångra filen", ("because", "Fel fil."))).Status.ShouldBe(302);
        (await SumAsync()).ShouldBe(Money.FromKronor(1314.50m));
        var undone = Text(await door.GetAsync($"{address}?importId={changed}"));
        undone.ShouldContain("Fel fil.");
        undone.ShouldContain("är taget tillbaka genom nya rader");
        Text(await door.GetAsync($"{address}/historik")).ShouldContain("Ångrad av Eva Ekonom");

        // A cost typed by hand, with what it rests on, is taken back on its own page; the document is read there.
        page = await door.GetAsync($"{door.Root}/arenden/{number}/ekonomi/kostnad");
        var entry = page.Forms().Single(f => f.Button == "Spara kostnaden");
        (string, string)[] typed = [("date", "2026-04-03"), ("amount", "250,00"), ("voucher", "K 1"), ("text", "Bussbiljetter")];
        // A browser cannot keep a chosen file when the form is shown again: it is said at the field.
        (string, string)[] wrong = [("date", "i går"), .. typed[1..]];
        var lost = await door.PostAsync(entry.Action, Filled(entry, wrong), [Receipt()]);
        lost.Status.ShouldBe(422);
        lost.Document.GetElementById("file-error")!.TextContent.ShouldContain("Välj filen igen: kvitto.txt.");
        (await door.PostAsync(entry.Action, Filled(entry, typed), [Receipt()])).Status.ShouldBe(302);
        var cost = (await here.MoneyAsync(number)).Costs.Single(row => row.CanBeTakenBack);
        var taken = $"{door.Root}/arenden/{number}/ekonomi/kostnad/{cost.Id}/ta-tillbaka";
        using var reviser = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var document = (await reviser.GetAsync($"{door.Root}/arenden/{number}/ekonomi"))
            .Document.QuerySelectorAll("main a")
            .Single(a => a.TextContent == "Underlag")
            .GetAttribute("href")!;
        Encoding.UTF8.GetString((await reviser.GetFileAsync(document)).Content).ShouldBe("Kvitto 250 kr", "the auditor reads everything");
        (await SendAsync(await door.GetAsync(taken), "Ta tillbaka", ("because", "Fel ärende."))).Status.ShouldBe(302);
        (await SumAsync()).ShouldBe(Money.FromKronor(1314.50m));
        Text(await door.GetAsync($"{door.Root}/arenden/{number}/ekonomi")).ShouldContain("Tillbakatagen: Fel ärende.");

        // Codes: one more is given, the last day of another is said.
        page = await door.GetAsync($"{address}/kopplingar");
        (await SendAsync(page, "Koppla koden", ("code", "SE-200"), ("caseNumber", number), ("validFrom", "i går")))
            .Document.GetElementById("validFrom")!
            .GetAttribute("aria-invalid")
            .ShouldBe("true");
        (await SendAsync(page, "Koppla koden", ("code", "SE-200"), ("caseNumber", number), ("validFrom", "2026-04-01"))).Status.ShouldBe(
            302
        );
        page = await door.GetAsync($"{address}/kopplingar");
        (await SendAsync(page, "Spara sista dagen för SE-200", ("lastDay", "2026-03-01"))).Status.ShouldBe(422);
        (await SendAsync(page, "Spara sista dagen för SE-200", ("lastDay", "2026-06-30"))).Status.ShouldBe(302);

        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var seen = await auditor.GetAsync($"{address}?importId={changed}");
        Text(seen).ShouldContain("Avstämning mot filen");
        seen.Document.QuerySelectorAll("main form button").ShouldBeEmpty();
        (await auditor.GetAsync($"{address}/historik")).Status.ShouldBe(200);
        using var manager = new PageDoor(house.Application, here.Key, "lingonby-projektledare");
        foreach (var path in new[] { "", "/historik", "/kopplingar", $"?importId={changed}" })
        {
            (await manager.GetAsync(address + path)).Status.ShouldBe(403, path);
        }

        async Task<Money> SumAsync() => (await here.MoneyAsync(number)).Costs.Select(row => row.Amount).Total();

        async Task<PageSeen> UploadAsync(string list, params (string Name, string Value)[] also)
        {
            var form = (await door.GetAsync(address)).Forms().Single(f => f.Button == "Läs filen");
            var file = new FileField("file", $"lista-{Guid.NewGuid():N}.csv", new ByteArrayContent(Encoding.UTF8.GetBytes(list)));
            return await door.PostAsync(form.Action, Filled(form, also), [file]);
        }

        async Task<PageSeen> SendAsync(PageSeen from, string button, params (string Name, string Value)[] also)
        {
            var form = from.Forms().Single(f => f.Button.StartsWith(button, StringComparison.Ordinal));
            return await door.PostAsync(form.Action, Filled(form, also));
        }
    }

    // Only what the form asks for: a field that is not on the page is one that nobody can fill in.
    private static IEnumerable<KeyValuePair<string, string>> Filled(PageForm form, (string Name, string Value)[] also)
    {
        also.Select(other => other.Name).Except(form.Fields.Select(field => field.Name)).ShouldBeEmpty(form.Button);
        return form
            .Fields.Where(field => !field.Invented && also.All(other => other.Name != field.Name))
            .Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Concat(also.Select(other => KeyValuePair.Create(other.Name, other.Value)));
    }

    private static string Text(PageSeen page) => page.Document.QuerySelector("main")!.TextContent;
}
