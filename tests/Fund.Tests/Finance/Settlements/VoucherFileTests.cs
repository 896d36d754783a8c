using System.Text;
using System.Text.Json.Nodes;
using Fund.Applications.Initiatives;
using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Settlements;
using Fund.MunicipalityProfiles.Organisation;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements;

/// <summary>A municipality gets its settlement in the file that its finance system reads, as its rule version says.</summary>
public sealed class VoucherFileTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Table = """
        { "kind": "table", "delimiter": ";", "byteOrderMark": false, "encoding": "windows1252", "columns": [
            { "heading": "Datum", "value": "datum" }, { "heading": "Konto", "value": "konto" },
            { "heading": "Ansvar", "value": "kod:Ansvar" }, { "heading": "Projekt", "value": "kod:Projekt" },
            { "heading": "Debet", "value": "debet" },
            { "heading": "Kredit", "value": "kredit" }, { "heading": "Text", "value": "text" } ] }
        """;

    private const string FixedWidth = """
        { "kind": "fixedWidth", "lineEnding": "lf",
          "fileHead": { "fields": [{ "value": "fast:H", "position": 1, "length": 1 }, { "value": "filid", "position": 2, "length": 12 },
                                   { "value": "organisationsnummer", "position": 14, "length": 11 }] },
          "row": { "fields": [{ "value": "fast:K", "position": 1, "length": 1 }, { "value": "konto", "position": 2, "length": 6 },
                              { "value": "kod:Ansvar", "position": 8, "length": 6 },
                              { "value": "tecken:D/K", "position": 14, "length": 1 },
                              { "value": "absolutbelopp", "position": 15, "length": 10, "pad": "0", "align": "right" }] },
          "fileFoot": { "fields": [{ "value": "fast:T", "position": 1, "length": 1 },
                                   { "value": "antal rader", "position": 2, "length": 4, "pad": "0", "align": "right" }] } }
        """;

    [Theory(DisplayName = "F-48 The vouchers are written in the file that the rule version chooses, and sent as what they are")]
    [InlineData(null, ".si", "application/octet-stream", "SIE 4I")]
    [InlineData(Table, ".csv", "text/csv; charset=windows-1252", "CSV")]
    [InlineData(FixedWidth, ".txt", "text/plain; charset=windows-1252", "textfil")]
    public async Task Each_kind_of_file(string? layout, string ending, string mediaType, string called)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("fil" + ending.Replace('.', '-'), profile => Choose(profile, layout)));
        await SettledAsync(here, 1_250.5m);

        var file = await here.SendAsync("lingonby-ekonom", new SettlementVoucher("2026-halv"));
        file.Name.ShouldBe("avrakning-2026-halv" + ending);
        file.MediaType.ShouldBe(mediaType);
        var lines = Encoding.Latin1.GetString(file.Content).Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        switch (ending)
        {
            case ".si":
                lines.ShouldContain("#OBJEKT 6 \"P17\" \"L\u0084sande barn\"", "the project has the initiative's name, in PC8");
                lines.ShouldContain("#OBJEKT 1 \"9000\" \"Kommunstyrelsen\"", "the fund's owner");
                lines.ShouldContain("#OBJEKT 1 \"1000\" \"Kulturn\u0084mnden\"");
                lines.ShouldContain("#ORGNR \"212000-0142\"");
                lines.ShouldContain(line => line.StartsWith("#TRANS 7910 {1 \"9000\"} 1250.50 20260831 \"Avr", StringComparison.Ordinal));
                lines.ShouldContain(line => line.StartsWith("#TRANS 3910 {1 \"1000\" 6 \"P17\"} -1250.50", StringComparison.Ordinal));
                break;
            case ".csv":
                lines.Length.ShouldBe(3);
                lines[0].ShouldBe("Datum;Konto;Ansvar;Projekt;Debet;Kredit;Text");
                lines[1].ShouldStartWith("2026-08-31;7910;9000;;1250,50;;KS 2026-00001 Läsande barn");
                lines[2].ShouldStartWith("2026-08-31;3910;1000;P17;;1250,50;");
                break;
            default:
                lines.ShouldBe(["H2026-halv-1 212000-0142", "K7910  9000  D0000125050", "K3910  1000  K0000125050", "T0002"]);
                break;
        }

        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = await door.GetAsync($"/{here.Key}/avrakning/2026-halv");
        page.Html.ShouldContain(called);
        page.Html.ShouldContain("enligt regelversion 2024");
    }

    public static TheoryData<string, string?> Titles =>
        new()
        {
            { "Skola → arbete", "Skola -> arbete" },
            { "Barn ❤ kultur", "Barn <3 kultur" },
            { "Trygg start ✓", "Trygg start v" },
            { "Šiljan–Müller, “tidig” hjälp", "Siljan-Müller, \"tidig\" hjälp" },
            { "Árran nuoraide", "Arran nuoraide" },
            { "Projekt № 7 ‰ €", "Projekt No 7 o/oo EUR" },
            { "Växthuset 🌱 för alla", "Växthuset ? för alla" },
            { "Ung i Прага ‒ ŧ", "Ung i ????? - t" },
            { "Läsande barn", null },
        };

    [Theory(DisplayName = "F-06 A title of any characters is settled, with a remark at preparation where the file needs a stand-in")]
    [MemberData(nameof(Titles))]
    public async Task Text_never_stops_money(string title, string? written)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby("f06-" + Guid.NewGuid().ToString("N")[..8], profile => Choose(profile, null))
        );
        var day = await PreparedAsync(here, 100, title);
        var row = day.Rows.ShouldHaveSingleItem();
        row.Alerts.Count.ShouldBe(written is null ? 0 : 1);
        if (written is not null)
        {
            row.Alerts[0].ShouldContain(written);
            day.ToLookAt.ShouldHaveSingleItem();
        }

        (await here.SendAsync("lingonby-ekonom", new VoucherPreviews("2026-halv")))
            .Vouchers[0]
            .Text.ShouldBe($"KS 2026-00001 {written ?? title}");
        await here.SendAsync("lingonby-ekonom2", FundInTest.Approval(day));
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.FromKronor(100));
        (await here.SendAsync("lingonby-ekonom", new SettlementVoucher("2026-halv"))).Content.ShouldNotBeEmpty();
    }

    [Fact(DisplayName = "F-14 Before anything is posted every voucher is shown to the approver, each side with its own unit and project")]
    public async Task Shown_before_it_is_posted()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f14-visas", profile => Choose(profile, null)));
        await PreparedAsync(here, 1_250.5m);
        var voucher = (await here.SendAsync("lingonby-revisor", new VoucherPreviews("2026-halv"))).Vouchers.ShouldHaveSingleItem();
        var (fund, receiver) = (voucher.Rows[0], voucher.Rows[1]);
        var sum = Money.FromKronor(1_250.5m);
        (fund.Account, fund.Unit, fund.Project, fund.Debit, fund.Credit).ShouldBe(("7910", "9000", "", sum, Money.Zero));
        (receiver.Account, receiver.Unit, receiver.Project, receiver.Debit, receiver.Credit).ShouldBe(
            ("3910", "1000", "P17", Money.Zero, sum)
        );
        fund.Text.ShouldBe("Avräkning Delårsrapport 2026, Kulturnämnden");
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom2");
        var page = (await door.GetAsync($"{door.Root}/avrakning/2026-halv/godkann")).Document.QuerySelector("main")!.TextContent;
        foreach (var words in new[] { "KS 2026-00001 Läsande barn", "7910", "3910", "9000", "P17" })
        {
            page.ShouldContain(words);
        }
    }

    [Fact(DisplayName = "F-14 UA-1 W-23 An administration's committee is paid, and a company is marked as an external payee")]
    public async Task Committee_or_company_is_paid()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f14-mottagare", profile => Choose(profile, null)));
        await here.SendAsync("lingonby-admin", new SaveUnit("kulturkontoret", "Kulturkontoret", "administration", "kultur", 0, "1010"));
        var units = (await here.SendAsync("lingonby-admin", new UnitList())).ToDictionary(unit => unit.Key);
        var known = units.Values.Select(unit => new UnitView(unit.Key, unit.Name, unit.Kind, unit.Parent, unit.Code)).ToList();
        Payee.Of(Led("kulturkontoret"), known).ShouldBe(new Payee("Kulturnämnden", "1000", false));
        Payee.Of(Led("foretag"), known).ShouldBe(new Payee("Lingon AB", null, true));
        Payee.Of(Led("okänd"), known).ShouldBe(new Payee("Okänd", null, false));

        await PreparedAsync(here, 100);
        await here.SendAsync("lingonby-admin", new SaveUnit("kultur", "Kulturen AB", "municipalCompany", null, units["kultur"].Version));
        var row = (await here.PrepareAsync("2026-halv")).Rows.ShouldHaveSingleItem();
        (row.Receiver, row.IsExternal).ShouldBe(("Kulturen AB", true));
        row.Alerts.ShouldHaveSingleItem().ShouldContain("extern mottagare");
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom2");
        var page = (await door.GetAsync($"{door.Root}/avrakning/2026-halv/godkann")).Document.QuerySelector("main")!.TextContent;
        page.ShouldContain("Extern mottagare");
        page.ShouldContain("Avräkning Delårsrapport 2026, Kulturen AB, extern mottagare");
    }

    [Theory(DisplayName = "W-23 U-106 A grant that leaves the municipality is a cost and a debt of the fund: nobody in it receives it")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task External_grant_is_owed(bool said)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby($"w23-{said}".ToLowerInvariant(), profile =>
            {
                Choose(profile, Table);
                profile["settlement"]!["voucher"]!["external"] = said
                    ? JsonNode.Parse("""{ "grantAccount": "7920", "debtAccount": "2990" }""")
                    : null;
            }));
        await PreparedAsync(here, 1_250.5m);
        var unit = (await here.SendAsync("lingonby-admin", new UnitList())).Single(unit => unit.Key == "kultur");
        await here.SendAsync("lingonby-admin", new SaveUnit("kultur", "Kulturen AB", "municipalCompany", null, unit.Version));
        var day = await here.PrepareAsync("2026-halv");
        day.Rows.ShouldHaveSingleItem().Alerts.ShouldHaveSingleItem().ShouldContain(said ? "konto 2990" : "säger inga konton");

        await here.SendAsync("lingonby-ekonom2", FundInTest.Approval(day));
        Encoding
            .Latin1.GetString((await here.SendAsync("lingonby-ekonom", new SettlementVoucher("2026-halv"))).Content)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(row => row[..row.LastIndexOf(';')])
            .ShouldBe(
                said
                    ? ["2026-08-31;7920;9000;;1250,50;", "2026-08-31;2990;9000;;;1250,50"]
                    : ["2026-08-31;7910;9000;;1250,50;", "2026-08-31;3910;;P17;;1250,50"]
            );
    }

    [Fact(DisplayName = "F-48 What the layout cannot write refuses the approval in words, and nothing is posted")]
    public async Task What_cannot_be_written_refuses()
    {
        await house.ItIsAsync(2026, 3, 2);
        const string WholeKronor = """
            { "kind": "table", "amount": { "decimals": 0 }, "columns": [{ "heading": "Belopp", "value": "belopp" }] }
            """;
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("hela-kronor", profile => Choose(profile, WholeKronor)));
        var day = await PreparedAsync(here, 1_250.5m);
        var refused = await here.RefusedAsync("lingonby-ekonom2", FundInTest.Approval(day));
        refused.Message.ShouldContain("inget är bokfört. Beloppet 1250,50 har ören men layouten skriver hela kronor.");
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.Zero);
    }

    private static void Choose(JsonNode profile, string? layout)
    {
        var voucher = profile["settlement"]!["voucher"]!;
        voucher["organisationNumber"] = "212000-0142";
        if (layout is not null)
        {
            voucher["file"] = JsonNode.Parse(layout);
        }
    }

    private static CaseHeaderView Led(string unit) =>
        new()
        {
            Id = default,
            Number = "2026-1",
            Title = "En",
            Stage = "running",
            StageKind = StageKind.Running,
            RuleVersion = "2024",
            Fund = "lingonfonden",
            LeadUnit = unit,
            LeadUnitName = "Okänd",
            Owner = default,
            OpenedOn = new(2026, 3, 1),
        };

    private async Task<SettlementDay> PreparedAsync(MunicipalityInTest here, decimal kronor, string title = "Läsande barn")
    {
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync(title, new(2026, 3, 1), null, null, (2026, Money.FromKronor(50_000)));
        await here.SendAsync("lingonby-ekonom", new SetProjectCode(number, "P17", await here.VersionAsync(number)));
        await house.ItIsAsync(2026, 9, 12);
        await here.CostAsync(number, new DateOnly(2026, 4, 1), Money.FromKronor(kronor), "V1");
        return await here.PrepareAsync("2026-halv");
    }

    private async Task SettledAsync(MunicipalityInTest here, decimal kronor) =>
        await here.SendAsync("lingonby-ekonom2", FundInTest.Approval(await PreparedAsync(here, kronor)));
}
