using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using ExcelDataReader;
using Fund.Contracts.Values;
using Fund.Web;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Web;

/// <summary>An Excel file that is written a row at a time.</summary>
public sealed class ExcelSheetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "BAD-12 In a sheet of any length text stays text and amounts are numbers")]
    public async Task Cells_are_what_they_are()
    {
        await using var content = await WrittenAsync(
            ["Namn", "Belopp", "Dag", "Antal", "Inget"],
            ["=HYPERLINK(\"http://x\")", new Money(120_000_050), new DateOnly(2026, 3, 2), 7, null],
            ["  å < ö & 😀\u0001 ", Money.Zero, null, 8L, null]
        );
        var rows = MiniExcel.Query(content, useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        rows.Count.ShouldBe(2);
        rows[0]["Namn"].ShouldBe("=HYPERLINK(\"http://x\")");
        Convert.ToDecimal(rows[0]["Belopp"], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(1_200_000.50m);
        (rows[0]["Dag"], rows[0]["Inget"]).ShouldBe((new DateTime(2026, 3, 2), null), "a date can be sorted and counted with");
        rows.Select(row => row["Antal"]).ShouldBe([7d, 8d]);
        content.Position = 0;
        content.GetSheetNames().ShouldBe(["Lista"]);
        rows[1]["Namn"].ShouldBe("  å < ö & 😀 ");
    }

    [Fact(
        DisplayName = "BAD-12 A day is a date that is shown as one, a moment as a day with its Swedish time, and one before 1900 as text"
    )]
    public async Task Days_are_shown_as_here()
    {
        await using var content = await WrittenAsync(
            ["Dag"],
            [new DateOnly(2026, 3, 2)],
            [new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero)],
            [new DateOnly(1900, 1, 1)],
            [new DateOnly(1899, 12, 31)]
        );
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(content);
        var shown = new List<(object, string?)>();
        while (reader.Read())
        {
            shown.Add((reader.GetValue(0), reader.GetNumberFormatString(0)));
        }

        const string Day = @"yyyy\-mm\-dd";
        shown[1..]
            .ShouldBe([
                (new DateTime(2026, 3, 2), Day),
                (new DateTime(2026, 3, 2, 10, 30, 0), Day + @"\ hh:mm"),
                (new DateTime(1900, 1, 1), Day),
                ("1899-12-31", "General"),
            ]);
    }

    [Fact(DisplayName = "BAD-12 A text longer than a cell can hold is cut with an ellipsis, in the one kind of file and the other")]
    public async Task No_cell_is_longer_than_Excel_takes()
    {
        string[] texts = [new('a', 32_767), new('b', 32_768), new string('c', 32_765) + "😀😀", new('d', 200_000)];
        string[] expected = [texts[0], new string('b', 32_766) + "…", new string('c', 32_765) + "…", new string('d', 32_766) + "…"];
        object?[][] rows = [.. texts.Select(text => new object?[] { text })];
        await using var content = await WrittenAsync(["Text"], rows);
        await using var whole = (await ExcelList.OfAsync("lista", ["Text"], rows, Cancellation)).FileStream;
        TextsOf(content).ShouldBe(expected);
        TextsOf(whole).ShouldBe(expected);
    }

    [Fact(DisplayName = "BAD-12 What XML cannot hold is left out or replaced: a file that Excel calls damaged is none")]
    public async Task No_file_is_damaged()
    {
        (string Text, string Expected)[] texts =
        [
            ("a\u0000b\u0001c\u0008d\u000Be\u000Cf\u001Fg", "abcdefg"),
            ("rad\nrad\ttabb", "rad\nrad\ttabb"),
            ("a\uFFFEb\uFFFFc", "abc"),
            ("före\uD83Defter", "före\uFFFDefter"),
            ("före\uDE00efter", "före\uFFFDefter"),
            ("sist\uD83D", "sist\uFFFD"),
            ("\uFFFE", ""),
            ("]]> <!-- &#0; \"'", "]]> <!-- &#0; \"'"),
            ("\u007F\u0085\uFEFF😀", "\u007F\u0085\uFEFF😀"),
        ];
        await using var content = await WrittenAsync(["\uFFFFText\u0001"], [.. texts.Select(text => new object?[] { text.Text })]);
        await using var parts = new ZipArchive(content, ZipArchiveMode.Read);
        var read = new List<string>();
        foreach (var part in parts.Entries)
        {
            await using var stream = await part.OpenAsync(Cancellation);
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { Async = true, CheckCharacters = true });
            while (await xml.ReadAsync())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
                {
                    read.Add(await xml.ReadElementContentAsStringAsync());
                }
            }
        }

        read.ShouldBe(["Text", .. texts.Select(text => text.Expected)]);
    }

    [Fact(DisplayName = "What does not fit on a sheet is on a further one, with the same headings")]
    public async Task A_full_sheet_is_followed_by_another()
    {
        await using var sheet = await ExcelSheet.BeginAsync(["Nummer", "Namn"], most: 4, Cancellation);
        for (var n = 1; n <= 7; n++)
        {
            await sheet.AddAsync([n, $"Rad {n}"], Cancellation);
        }

        await using var content = await sheet.FinishAsync(Cancellation);
        content.GetSheetNames().ShouldBe(["Lista", "Lista 2", "Lista 3"]);
        NumbersOf("Lista").ShouldBe([1, 2, 3]);
        NumbersOf("Lista 2").ShouldBe([4, 5, 6]);
        NumbersOf("Lista 3").ShouldBe([7]);

        IEnumerable<double> NumbersOf(string name) =>
            MiniExcel.Query(content, useHeaderRow: true, name).Cast<IDictionary<string, object?>>().Select(row => (double)row["Nummer"]!);
    }

    [Fact(DisplayName = "A sheet that becomes exactly full is the only one")]
    public async Task A_sheet_that_is_just_full_is_the_last()
    {
        await using var sheet = await ExcelSheet.BeginAsync(["Nummer"], most: 3, Cancellation);
        await sheet.AddAsync([1], Cancellation);
        await sheet.AddAsync([2], Cancellation);
        await using var content = await sheet.FinishAsync(Cancellation);
        content.GetSheetNames().ShouldBe(["Lista"]);
    }

    [Fact(DisplayName = "Speed: a sheet of many rows takes no more memory than one of few, and its file is gone when it is closed")]
    public async Task Memory_does_not_grow_with_the_rows()
    {
        long before = 0;
        await using var sheet = await ExcelSheet.BeginAsync(["Nummer", "Namn", "Belopp"], Cancellation);
        for (var n = 0; n < 60_000; n++)
        {
            await sheet.AddAsync([n, $"Tidigt stöd till unga, nummer {n}", new Money(n)], Cancellation);
            if (n == 10_000)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(5_000_000);
        string name;
        await using (var content = (FileStream)await sheet.FinishAsync(Cancellation))
        {
            name = content.Name;
            content.Length.ShouldBeGreaterThan(500_000);
            File.Exists(name).ShouldBeTrue();
        }

        File.Exists(name).ShouldBeFalse();
    }

    [Fact(DisplayName = "What was written of a file that was never finished is gone")]
    public async Task Nothing_is_left_of_half_a_file()
    {
        string name;
        await using (var sheet = await ExcelSheet.BeginAsync(["Nummer"], Cancellation))
        {
            await sheet.AddAsync([1], Cancellation);
            name = FileOf(sheet).Name;
            File.Exists(name).ShouldBeTrue();
        }

        File.Exists(name).ShouldBeFalse();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "file")]
    private static extern ref readonly FileStream FileOf(ExcelSheet sheet);

    private static async Task<Stream> WrittenAsync(string[] headings, params object?[][] rows)
    {
        await using var sheet = await ExcelSheet.BeginAsync(headings, Cancellation);
        foreach (var row in rows)
        {
            await sheet.AddAsync(row, Cancellation);
        }

        return await sheet.FinishAsync(Cancellation);
    }

    private static List<string> TextsOf(Stream file) =>
        [.. MiniExcel.Query(file, useHeaderRow: true).Cast<IDictionary<string, object?>>().Select(row => (string)row["Text"]!)];
}
