using System.Text;
using System.Text.Json.Nodes;
using Fund.Applications.Initiatives;
using Fund.Contracts.Values;
using Fund.Finance.Settlements;
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
            { "heading": "Projekt", "value": "kod:Projekt" }, { "heading": "Debet", "value": "debet" },
            { "heading": "Kredit", "value": "kredit" }, { "heading": "Text", "value": "text" } ] }
        """;

    private const string FixedWidth = """
        { "kind": "fixedWidth", "lineEnding": "lf",
          "fileHead": { "fields": [{ "value": "fast:H", "position": 1, "length": 1 }, { "value": "filid", "position": 2, "length": 12 },
                                   { "value": "organisationsnummer", "position": 14, "length": 11 }] },
          "row": { "fields": [{ "value": "fast:K", "position": 1, "length": 1 }, { "value": "konto", "position": 2, "length": 6 },
                              { "value": "kod:Projekt", "position": 8, "length": 6 },
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
                lines.ShouldContain("#TRANS 7910 {6 \"P17\"} 1250.50 20260831 \"\"");
                break;
            case ".csv":
                lines.Length.ShouldBe(3);
                lines[0].ShouldBe("Datum;Konto;Projekt;Debet;Kredit;Text");
                lines[1].ShouldStartWith("2026-08-31;7910;P17;1250,50;;KS 2026-00001 Läsande barn");
                lines[2].ShouldStartWith("2026-08-31;3910;P17;;1250,50;");
                break;
            default:
                lines.ShouldBe(["H2026-halv-1 212000-0142", "K7910  P17   D0000125050", "K3910  P17   K0000125050", "T0002"]);
                break;
        }

        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var page = await door.GetAsync($"/{here.Key}/avrakning/2026-halv");
        page.Html.ShouldContain(called);
        page.Html.ShouldContain("enligt regelversion 2024");
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

    private async Task<SettlementDay> PreparedAsync(MunicipalityInTest here, decimal kronor)
    {
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Läsande barn", new(2026, 3, 1), null, null, (2026, Money.FromKronor(50_000)));
        await here.SendAsync("lingonby-ekonom", new SetProjectCode(number, "P17", await here.VersionAsync(number)));
        await house.ItIsAsync(2026, 9, 12);
        await here.CostAsync(number, new DateOnly(2026, 4, 1), Money.FromKronor(kronor), "V1");
        return await here.PrepareAsync("2026-halv");
    }

    private async Task SettledAsync(MunicipalityInTest here, decimal kronor) =>
        await here.SendAsync("lingonby-ekonom2", FundInTest.Approval(await PreparedAsync(here, kronor)));
}
