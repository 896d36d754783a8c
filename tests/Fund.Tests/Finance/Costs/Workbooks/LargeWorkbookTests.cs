using System.Text;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Workbooks;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Workbooks;

/// <summary>A small workbook that unfolds to a large one is refused before it fills the memory.</summary>
public sealed class LargeWorkbookTests
{
    private const int Million = 1_000_000;

    // Of the buffers and of one text: nothing of what the file unfolds to.
    private const long Little = 16 * Million;

    [Theory(DisplayName = "A workbook whose one cell unfolds to hundreds of millions of characters is refused and costs next to no memory")]
    [InlineData("<is><t>", "x", "</t></is>", 390, "för stor")]
    [InlineData("<is><t>", "x", "</t></is>", 100, "32 767")]
    [InlineData("<is><t><![CDATA[", "<", "]]></t></is>", 100, "32 767")]
    [InlineData("<is><t a='", "x", "'/></is>", 100, "32 767")]
    [InlineData("<is><t><!--", "<", "--></t></is>", 100, "32 767")]
    [InlineData("<is><t><?x ", "<", "?></t></is>", 100, "32 767")]
    [InlineData("<is>", "<r><t>xx</t></r>", "</is>", 8, "32 767")]
    [InlineData("<is><t>", "x<!---->", "</t></is>", 8, "32 767")]
    [InlineData("<is><t>", "&#120;", "</t></is>", 20, "32 767")]
    public async Task One_cell(string before, string piece, string after, int millions, string told)
    {
        var (costs, allocated) = await ReadAsync(
            NewWorkbook.WithSheet(sheet =>
            {
                var (start, end) = Around($"<row r=\"2\"><c r=\"B2\" t=\"inlineStr\">{before}|{after}</c></row>");
                sheet.Write(start);
                var many = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, Million)));
                for (var i = 0; i < millions; i++)
                {
                    sheet.Write(many);
                }

                sheet.Write(end);
            })
        );
        costs.IsWhole.ShouldBeFalse();
        costs.Diagnostics.Items.ShouldHaveSingleItem().Reason.ShouldContain(told);
        allocated.ShouldBeLessThan(Little);
    }

    [Fact(DisplayName = "A text of Excel's own greatest length is read, and one longer is refused with its row and column")]
    public async Task The_longest_cell()
    {
        var (costs, stage) = await NewWorkbook.ReadAsync(With(SheetCells.LongestText), TestContext.Current.CancellationToken);
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage.Lines.Max(row => row.Text.Length).ShouldBe(300);
        costs.Diagnostics.Items.ShouldHaveSingleItem().ToString().ShouldStartWith("Rad 3, kolumn 5, Text: Texten är längre än 300");
        (await NewWorkbook.ReadAsync(With(SheetCells.LongestText + 1), TestContext.Current.CancellationToken))
            .Costs.Diagnostics.Items.ShouldHaveSingleItem()
            .ToString()
            .ShouldStartWith("Rad 3, kolumn 5: Arbetsboken har en cell med mer text än de 32 767 tecken");

        static byte[] With(int length) =>
            NewWorkbook.With(NewWorkbook.Sheet, xml => xml.Replace("Lokal", new string('å', length), StringComparison.Ordinal));
    }

    [Fact(DisplayName = "Many cells that unfold to more than a list has are refused and cost next to no memory")]
    public async Task Many_cells()
    {
        var file = NewWorkbook.WithSheet(sheet =>
        {
            var (start, end) = Around("|");
            sheet.Write(start);
            var rows = Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Repeat($"<row>{string.Concat(Enumerable.Repeat("<c><v>123456789</v></c>", 1_000))}</row>", 100))
            );
            for (var written = 0L; written <= UnfoldedBytes.Most; written += rows.Length)
            {
                sheet.Write(rows);
            }

            sheet.Write(end);
        });
        var (costs, allocated) = await ReadAsync(file);
        costs.Diagnostics.Items.ShouldHaveSingleItem().Reason.ShouldContain("över 150 MB");
        allocated.ShouldBeLessThan(Little);
    }

    [Fact(DisplayName = "A list of as many rows as a large ledger has in a year is within the limits")]
    public async Task A_large_ledger()
    {
        const int Rows = 20_000;
        var file = NewWorkbook.With(NewWorkbook.Sheet, xml =>
            xml.Replace(
                "</sheetData>",
                string.Concat(
                    Enumerable
                        .Range(4, Rows)
                        .Select(n =>
                            $"<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c><c r=\"B{n}\" s=\"1\"><v>46001</v></c>"
                            + "<c><v>5010</v></c>"
                            + $"<c r=\"D{n}\" t=\"s\"><v>7</v></c><c r=\"E{n}\" t=\"s\"><v>6</v></c><c r=\"F{n}\"><v>{n}.5</v></c></row>"
                        )
                ) + "</sheetData>",
                StringComparison.Ordinal
            )
        );
        var (costs, stage) = await NewWorkbook.ReadAsync(file, TestContext.Current.CancellationToken);
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage.Lines.Count.ShouldBe(Rows + 2);
    }

    private static (byte[] Start, byte[] End) Around(string rows)
    {
        var parts = NewWorkbook.SheetOf(rows).Split('|');
        return (Encoding.UTF8.GetBytes(parts[0]), Encoding.UTF8.GetBytes(parts[1]));
    }

    // The reading is asked and answered on one thread: there is nothing in it that waits.
    private static async Task<(CostReading Costs, long Allocated)> ReadAsync(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = NewWorkbook.ReadAsync(file, TestContext.Current.CancellationToken);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        reading.IsCompleted.ShouldBeTrue();
        return ((await reading).Costs, allocated);
    }
}
