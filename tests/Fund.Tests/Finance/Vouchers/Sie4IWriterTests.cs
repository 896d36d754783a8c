using System.Diagnostics;
using Fund.Finance.Vouchers;
using Fund.Process.Profiles;
using Fund.Tests.Finance.Costs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Vouchers;

public sealed class Sie4IWriterTests
{
    [Theory]
    [InlineData("vouchers.si", LineEnding.CrLf, false)]
    [InlineData("vouchers-checksum-lf.si", LineEnding.Lf, true)]
    public void The_file_is_the_golden_one_byte_for_byte(string name, LineEnding ending, bool checksum) =>
        Examples.ShouldBeGolden(
            Write(Examples.Sie with { File = Examples.Sie.File with { LineEnding = ending, Checksum = checksum } }),
            name
        );

    [Theory]
    [InlineData("vouchers.si")]
    [InlineData("vouchers-checksum-lf.si")]
    public async Task The_golden_file_is_read_without_a_remark_and_says_what_was_written(string name)
    {
        var (reading, seen) = await SieFile.ReadAsync(new MemoryStream(Examples.Golden(name)));
        reading.Diagnostics.Items.ShouldBeEmpty();
        seen.Vouchers.Select(voucher => voucher.Text)
            .ShouldBe(["Utbetalning social investering - tertial 1 \"Äventyr & öl\"", "Återbetalning é 5 EUR"]);
        seen.Vouchers[0].Rows[0].Objects.ShouldBe("1=1000 20=9200 6=P17 21=812");
        seen.Objects.ShouldContain((6, "P17", "Tidiga insatser för små barn"));
    }

    /// <summary>Another program in another style: iconv and awk know nothing of this reader, and agree on what the file holds.</summary>
    [Theory]
    [InlineData("vouchers.si")]
    [InlineData("vouchers-checksum-lf.si")]
    public async Task An_independent_checker_agrees(string name)
    {
        const string program = """
            { sub(/\r$/, "") }
            NR == 1 && $0 != "#FLAGGA 0" { print "first line " $0; bad = 1 }
            /^#SIETYP/ { if ($2 != 4) { print "type " $2; bad = 1 } }
            /^#FORMAT/ { if ($2 != "PC8") { print "format " $2; bad = 1 } }
            /^#VER/ { vouchers++; expect = "{" ; next }
            $0 == "{" { if (expect != "{") { print "stray {"; bad = 1 } expect = "row"; ore = 0; next }
            $0 == "}" { if (expect != "row" || ore != 0) { print "unbalanced " ore; bad = 1 } expect = ""; next }
            /^#TRANS/ {
                if (expect != "row") { print "stray row"; bad = 1 }
                rest = substr($0, index($0, "} ") + 2)
                split(rest, part, " ")
                if (part[1] !~ /^-?[0-9]+\.[0-9][0-9]$/) { print "amount " part[1]; bad = 1 }
                sub(/\./, "", part[1])
                ore += part[1]; rows++; if (part[1] > 0) debit += part[1]; next
            }
            !/^#/ { print "odd line " $0; bad = 1 }
            END { if (expect != "") { print "cut off"; bad = 1 } printf "%d %d %d\n", vouchers, rows, debit; exit bad }
            """;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, Examples.Golden(name), TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardOutput = true };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("iconv -f CP437 -t UTF-8 \"$1\" | awk \"$2\"");
            start.ArgumentList.Add("sh");
            start.ArgumentList.Add(file);
            start.ArgumentList.Add(program);
            using var checker = System.Diagnostics.Process.Start(start)!;
            var said = await checker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await checker.WaitForExitAsync(TestContext.Current.CancellationToken);
            checker.ExitCode.ShouldBe(0, said);
            said.Trim().ShouldBe("2 5 120060000");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_code_part_without_dimension_is_refused()
    {
        Should
            .Throw<VoucherRefused>(() => Write(Examples.Sie with { Dimensions = [new("Ansvar", 1, "Ansvar")] }))
            .Message.ShouldBe("Koddelen ”Verksamhet” har ingen dimension i SIE-inställningen.");
    }

    private static byte[] Write(Sie4ILayout layout) => Examples.Bytes(stream => new Sie4IWriter(layout).Write(Examples.Batch, stream));
}
