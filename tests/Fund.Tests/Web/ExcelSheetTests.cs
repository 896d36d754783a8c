using Fund.Contracts.Values;
using Fund.Web;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Web;

/// <summary>An Excel file that is written a row at a time.</summary>
public sealed class ExcelSheetTests
{
    [Fact(DisplayName = "BAD-12 In a sheet of any length text stays text and amounts are numbers")]
    public void Cells_are_what_they_are()
    {
        using var sheet = new ExcelSheet(["Namn", "Belopp", "Dag", "Antal", "Inget"]);
        sheet.Add(["=HYPERLINK(\"http://x\")", new Money(120_000_050), new DateOnly(2026, 3, 2), 7, null]);
        sheet.Add(["  å < ö & 😀\u0001 ", Money.Zero, null, null, null]);
        using var content = sheet.Finish();
        var rows = MiniExcel.Query(content, useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        rows.Count.ShouldBe(2);
        rows[0]["Namn"].ShouldBe("=HYPERLINK(\"http://x\")");
        Convert.ToDecimal(rows[0]["Belopp"], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(1_200_000.50m);
        (rows[0]["Dag"], rows[0]["Inget"]).ShouldBe((new DateTime(2026, 3, 2), null), "a date can be sorted and counted with");
        content.Position = 0;
        content.GetSheetNames().ShouldBe(["Lista"]);
        rows[1]["Namn"].ShouldBe("  å < ö & 😀 ");
    }

    [Fact(DisplayName = "BAD-12 A text longer than a cell can hold is cut with an ellipsis, in the one kind of file and the other")]
    public void No_cell_is_longer_than_Excel_takes()
    {
        string[] texts = [new('a', 32_767), new('b', 32_768), new string('c', 32_765) + "😀😀", new('d', 200_000)];
        string[] expected = [texts[0], new string('b', 32_766) + "…", new string('c', 32_765) + "…", new string('d', 32_766) + "…"];
        using var sheet = new ExcelSheet(["Text"]);
        foreach (var text in texts)
        {
            sheet.Add([text]);
        }

        using var content = sheet.Finish();
        using var whole = new MemoryStream(ExcelList.Of("lista", ["Text"], texts.Select(text => new object?[] { text })).FileContents);
        Read(content).ShouldBe(expected);
        Read(whole).ShouldBe(expected);

        static List<string> Read(Stream file) =>
            [.. MiniExcel.Query(file, useHeaderRow: true).Cast<IDictionary<string, object?>>().Select(row => (string)row["Text"]!)];
    }

    [Fact(DisplayName = "Speed: a sheet of many rows takes no more memory than one of few, and its file is gone when it is closed")]
    public void Memory_does_not_grow_with_the_rows()
    {
        long before = 0;
        using var sheet = new ExcelSheet(["Nummer", "Namn", "Belopp"]);
        for (var n = 0; n < 60_000; n++)
        {
            sheet.Add([n, $"Tidigt stöd till unga, nummer {n}", new Money(n)]);
            if (n == 10_000)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(5_000_000);
        string name;
        using (var content = (FileStream)sheet.Finish())
        {
            name = content.Name;
            content.Length.ShouldBeGreaterThan(500_000);
            File.Exists(name).ShouldBeTrue();
        }

        File.Exists(name).ShouldBeFalse();
    }
}
