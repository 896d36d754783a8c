using System.Buffers.Binary;
using System.Text;
using Fund.Finance.Costs.Workbooks;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Workbooks;

/// <summary>A workbook that is not as it should be is refused in words, whatever is wrong with it.</summary>
public sealed class DamagedWorkbookTests
{
    private const int Variants = 200;

    public static TheoryData<string, string> Damages() =>
        new()
        {
            { NewWorkbook.Sheet, "cut" },
            { NewWorkbook.Sheet, "empty" },
            { NewWorkbook.Sheet, "dtd" },
            { NewWorkbook.Sheet, "entity" },
            { NewWorkbook.Sheet, "control" },
            { NewWorkbook.Sheet, "row" },
            { NewWorkbook.Sheet, "column" },
            { NewWorkbook.Sheet, "encoding" },
            { NewWorkbook.Sheet, "again" },
            { NewWorkbook.Texts, "cut" },
            { NewWorkbook.Texts, "empty" },
            { NewWorkbook.Texts, "dtd" },
            { "xl/workbook.xml", "cut" },
            { "xl/workbook.xml", "empty" },
            { "xl/styles.xml", "cut" },
            { "xl/_rels/workbook.xml.rels", "cut" },
            { "_rels/.rels", "cut" },
        };

    [Theory(DisplayName = "BAD-08 A workbook one part of which is broken is refused in words")]
    [MemberData(nameof(Damages))]
    public async Task A_broken_part(string part, string damage)
    {
        var (costs, stage) = await ReadAsync(NewWorkbook.With(part, xml => damage switch
                {
                    "cut" => xml[..(xml.Length / 2)],
                    "empty" => "",
                    "dtd" => xml.Insert(
                        xml.IndexOf("?>", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : 0,
                        "<!DOCTYPE x [<!ENTITY y \"z\">]>"
                    ),
                    "entity" => xml.Replace("999", "&kronor;", StringComparison.Ordinal),
                    "control" => xml.Replace("Lokal", "Lo\u0001kal", StringComparison.Ordinal),
                    "row" => xml.Replace("<row r=\"3\"", "<row r=\"2000000000\"", StringComparison.Ordinal),
                    "again" => xml.Replace(
                        "</row>",
                        string.Concat(Enumerable.Repeat("<c r=\"A1\"/>", 16_385)) + "</row>",
                        StringComparison.Ordinal
                    ),
                    "column" => xml.Replace("r=\"F3\"", "r=\"ZZZZZZ3\"", StringComparison.Ordinal),
                    _ => xml.Replace("UTF-8", "iso-2022-jp", StringComparison.Ordinal),
                }));
        costs.IsWhole.ShouldBeFalse();
        stage.Discarded.ShouldBeTrue();
        costs.Diagnostics.Items.ShouldHaveSingleItem().Reason.ShouldBe(WorkbookRefused.Damaged().Message);
    }

    [Fact(DisplayName = "BAD-08 A workbook that lacks a part, or has one twice, is refused in words and never thrown at the reader")]
    public async Task A_missing_part()
    {
        var parts = NewWorkbook.Parts().Select(part => KeyValuePair.Create(part.Key, Encoding.UTF8.GetBytes(part.Value))).ToList();
        (await ReadAsync(NewWorkbook.Of(parts))).Costs.IsWhole.ShouldBeTrue();
        foreach (var part in parts)
        {
            var (costs, _) = await ReadAsync(NewWorkbook.Of(parts.Where(other => other.Key != part.Key)));
            if (part.Key is NewWorkbook.Sheet or NewWorkbook.Texts or "xl/workbook.xml")
            {
                costs.IsWhole.ShouldBeFalse(part.Key);
            }

            await ReadAsync(NewWorkbook.Of([.. parts, part]));
        }
    }

    [Fact(DisplayName = "BAD-08 A workbook in the binary format is refused with what to do instead")]
    public async Task A_binary_one()
    {
        var (costs, _) = await ReadAsync(NewWorkbook.Of([KeyValuePair.Create("xl/workbook.bin", new byte[100])]));
        costs.Diagnostics.Items.ShouldHaveSingleItem().Reason.ShouldContain("Spara om den som .xlsx");
    }

    [Fact(DisplayName = "BAD-08 What a workbook says of how large its parts are is not believed")]
    public async Task A_wrong_size()
    {
        foreach (var (size, read) in new[] { (0, false), (1, false), (100, false), (1_000_000, true), (int.MaxValue, false), (-2, false) })
        {
            var file = NewWorkbook.With("", xml => xml);
            for (var at = 0; (at = Next(file, at)) >= 0; at++)
            {
                // Uncompressed size in the entry of the directory.
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 24), size);
            }

            var (costs, _) = await ReadAsync(file);
            costs.IsWhole.ShouldBe(read, $"{size}");
        }

        static int Next(byte[] file, int from) => file.AsSpan(from).IndexOf("PK\u0001\u0002"u8) is >= 0 and var found ? from + found : -1;
    }

    [Fact(DisplayName = "BAD-08 A workbook damaged anywhere, in its file or in a part, is read or refused and nothing else")]
    public async Task Damaged_anywhere()
    {
        var random = new Random(20261127);
        var whole = NewWorkbook.With("", xml => xml);
        string[] parts = [.. NewWorkbook.Parts().Keys];
        var (read, refused) = (0, 0);
        for (var i = 0; i < Variants; i++)
        {
            var file =
                i % 2 == 0
                    ? Damaged(whole, random)
                    : NewWorkbook.With(random.GetItems(parts, 1)[0], xml => Encoding.Latin1.GetString(Damaged(xml, random)));
            await CountAsync(file, $"variant {i}");
        }

        (read + refused).ShouldBe(Variants);
        refused.ShouldBeGreaterThan(Variants / 2);

        async Task CountAsync(byte[] file, string which)
        {
            try
            {
                var (costs, stage) = await ReadAsync(file);
                (costs.IsWhole || costs.Diagnostics.RefusesFile).ShouldBeTrue(which);
                stage.Discarded.ShouldBe(!costs.IsWhole, which);
                (read, refused) = costs.IsWhole ? (read + 1, refused) : (read, refused + 1);
            }
            catch (Exception error) when (error is not ShouldAssertException)
            {
                throw new ShouldAssertException($"{which}: {error}", error);
            }
        }
    }

    [Fact(DisplayName = "BAD-08 An old workbook is read, and damaged anywhere it is read or refused and nothing else")]
    public async Task An_old_one_damaged_anywhere()
    {
        var whole = OldWorkbook.Of(
            ["Ver.nr", "Ver.datum", "Konto", "Projekt", "Text", "Belopp"],
            [17d, "2026-03-01", 5010d, "P1", "Hyra", 1234.5]
        );
        var (good, stage) = await ReadAsync(whole);
        good.IsWhole.ShouldBeTrue(string.Join('\n', good.Diagnostics.Items));
        stage.Lines.ShouldHaveSingleItem().Amount.Ore.ShouldBe(123450L);
        var random = new Random(20261127);
        for (var i = 0; i < Variants; i++)
        {
            var file = Damaged(whole, random);
            try
            {
                var (costs, _) = await ReadAsync(file);
                (costs.IsWhole || costs.Diagnostics.RefusesFile).ShouldBeTrue($"variant {i}");
            }
            catch (Exception error) when (error is not ShouldAssertException)
            {
                throw new ShouldAssertException($"variant {i}: {error}", error);
            }
        }
    }

    [Theory(
        DisplayName = "BAD-08 An amount that points at a text the workbook does not have is refused with row and column, not read as 999"
    )]
    [InlineData("999")]
    [InlineData("9")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task A_text_that_is_not_there(string index)
    {
        var (costs, stage) = await ReadAsync(
            NewWorkbook.With(NewWorkbook.Sheet, xml =>
                xml.Replace("<c r=\"F3\"><v>999</v>", $"<c r=\"F3\" t=\"s\"><v>{index}</v>", StringComparison.Ordinal)
            )
        );
        stage.Discarded.ShouldBeTrue();
        costs
            .Diagnostics.Items.ShouldHaveSingleItem()
            .ToString()
            .ShouldStartWith("Rad 3, kolumn 6: Cellen pekar på en text som inte finns");
    }

    [Theory(
        DisplayName = "BAD-08 Numbers that are none and halves of letters in a workbook are told or mended, never thrown at the reader"
    )]
    [InlineData("<v>NaN</v>", false)]
    [InlineData("<v>INF</v>", false)]
    [InlineData("<v>1E300</v>", false)]
    [InlineData("<v>1</v>", true)]
    public async Task Odd_values(string amount, bool read)
    {
        var (costs, _) = await ReadAsync(
            NewWorkbook.With(NewWorkbook.Sheet, xml =>
                xml.Replace("<v>999</v>", amount, StringComparison.Ordinal).Replace("Lokal", "Lo_xD800_kal", StringComparison.Ordinal)
            )
        );
        costs.IsWhole.ShouldBe(read, string.Join('\n', costs.Diagnostics.Items));
    }

    private static byte[] Damaged(string text, Random random) => Damaged(Encoding.UTF8.GetBytes(text), random);

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var file = whole.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return file[..random.Next(4, file.Length)];
            case 1:
                var from = random.Next(4, file.Length);
                return [.. file[..from], .. file[Math.Min(file.Length, from + random.Next(1, 40))..]];
            case 2:
                file[random.Next(4, file.Length)] = 0;
                return file;
            default:
                for (var i = random.Next(1, 6); i > 0; i--)
                {
                    file[random.Next(4, file.Length)] ^= (byte)(1 << random.Next(8));
                }

                return file;
        }
    }

    private static Task<(Fund.Finance.Costs.CostReading Costs, StageInMemory Stage)> ReadAsync(byte[] file) =>
        NewWorkbook.ReadAsync(file, TestContext.Current.CancellationToken);
}
