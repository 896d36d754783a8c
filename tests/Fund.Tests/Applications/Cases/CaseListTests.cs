using Fund.Applications.Cases;
using Fund.Applications.Initiatives;
using Fund.Contracts.Values;
using Fund.Tests.Running;
using Fund.Web;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Cases;

/// <summary>The list of cases: narrowed, paged, in Excel, and silent about others' drafts.</summary>
public sealed class CaseListTests(FundFixture fund)
{
    [Fact]
    public async Task It_is_narrowed_by_words_unit_year_and_kind()
    {
        var here = await fund.StartLingonbyAsync();
        await here.SendAsync("lingonby-projektledare", new OpenCase("Läxhjälp 100 %", "kultur"));
        await here.SendAsync("lingonby-annan", new OpenCase("Hemvård", "omsorg"));
        var year = (await here.SendAsync("lingonby-samordnare", new CaseList())).Rows[0].OpenedOn.Year;

        (await TitlesAsync(here, new CaseList())).ShouldBe(["Hemvård", "Läxhjälp 100 %"]);
        (await TitlesAsync(here, new CaseList(Text: "läxHJÄLP"))).ShouldBe(["Läxhjälp 100 %"]);
        (await TitlesAsync(here, new CaseList(Text: "%"))).ShouldBe(["Läxhjälp 100 %"], "BAD-20: taken by the letter");
        (await TitlesAsync(here, new CaseList(Unit: "omsorg"))).ShouldBe(["Hemvård"]);
        (await TitlesAsync(here, new CaseList(Year: year))).Count.ShouldBe(2);
        (await TitlesAsync(here, new CaseList(Year: year - 1))).ShouldBeEmpty();
        (await TitlesAsync(here, new CaseList(Kind: "Running"))).ShouldBeEmpty();
        (await here.RefusedAsync("lingonby-samordnare", new CaseList(Kind: "7"))).Findings.Single().Field.ShouldBe("kind");
        (await here.RefusedAsync("lingonby-samordnare", new CaseList(Most: 0))).Findings.Single().Field.ShouldBe("most");
    }

    [Fact]
    public async Task Every_page_is_full_though_others_drafts_are_left_out()
    {
        var here = await fund.StartLingonbyAsync();
        for (var i = 1; i <= 4; i++)
        {
            await here.SendAsync("lingonby-projektledare", new OpenCase($"Mitt {i}", "kultur"));
            await here.SendAsync("lingonby-annan", new OpenCase($"Annans {i}", "omsorg"));
        }

        var first = await here.SendAsync("lingonby-projektledare", new CaseList(Most: 3));
        first.Rows.Select(r => r.Title).ShouldBe(["Mitt 4", "Mitt 3", "Mitt 2"]);
        var second = await here.SendAsync("lingonby-projektledare", new CaseList(Most: 3, After: first.Next));
        second.Rows.Select(r => r.Title).ShouldBe(["Mitt 1"]);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_that_was_withdrawn_stays_working_material()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-annan", new OpenCase("Blev inget", "omsorg"))).CaseNumber;
        await here.SendAsync("lingonby-annan", new WithdrawCase(number, "Vi ändrade oss."));

        (await here.SendAsync("lingonby-projektledare", new CaseList())).Rows.ShouldBeEmpty();
        (await here.SendAsync("lingonby-annan", new CaseList())).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task BAD12_in_excel_text_stays_text_and_amounts_are_numbers()
    {
        var file = await ExcelList.OfAsync(
            "lista",
            ["Namn", "Belopp", "Dag"],
            [
                ["=HYPERLINK(\"http://x\")", new Money(120_000_050), new DateOnly(2026, 3, 2)],
            ],
            TestContext.Current.CancellationToken
        );
        await using var content = file.FileStream;
        var row = (IDictionary<string, object?>)MiniExcel.Query(content, useHeaderRow: true).Single();
        row["Namn"].ShouldBe("=HYPERLINK(\"http://x\")");
        Convert.ToDecimal(row["Belopp"], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(1_200_000.50m);
        row["Dag"].ShouldBe(new DateTime(2026, 3, 2));
        file.FileDownloadName.ShouldBe("lista.xlsx");
    }

    private static async Task<List<string>> TitlesAsync(MunicipalityInTest here, CaseList list) =>
        [.. (await here.SendAsync("lingonby-samordnare", list)).Rows.Select(r => r.Title)];
}
