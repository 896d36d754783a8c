using System.IO.Compression;
using Fund.Finance.Costs.Sie;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Sie;

public sealed class SieChecksumTests
{
    private const string Body =
        "#PROGRAM \"Ekonomi\" \"9.1\"\n#FORMAT PC8\n#GEN 20260301\n#SIETYP 4\n#FNAMN \"Kommunen i väst\"\n#VER A 1 20260101 \"Köp av "
        + "\\\"skåp\\\"\"\n{\n#TRANS 4010 {1 \"4711\"} 5.00\n#TRANS 1930 {} -5.00\n}\n";

    // Written out by hand from Body: what must be summed, so that the test does not trust the reader's idea of it.
    private const string Summed =
        "#PROGRAMEkonomi9.1#FORMATPC8#GEN20260301#SIETYP4#FNAMNKommuneniväst#VERA120260101Köpav\"skåp\""
        + "#TRANS4010147115.00#TRANS1930-5.00";
    private const string SummedWithInnerBlanks =
        "#PROGRAMEkonomi9.1#FORMATPC8#GEN20260301#SIETYP4#FNAMNKommunen i väst#VERA120260101Köp av "
        + "\"skåp\"#TRANS4010147115.00#TRANS1930-5.00";

    [Theory]
    [InlineData(Summed)]
    [InlineData(SummedWithInnerBlanks)]
    public async Task A_right_checksum_is_accepted_signed_or_unsigned(string summed)
    {
        var crc = ZlibCrc(SieFile.Pc8.GetBytes(summed));
        foreach (var stated in new[] { crc.ToString(), unchecked((int)crc).ToString() })
        {
            var (reading, _) = await SieFile.ReadAsync(SieFile.Of($"#FLAGGA 0\n#KSUMMA\n{Body}#KSUMMA {stated}\n"));
            reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        }
    }

    [Fact]
    public async Task A_file_saved_in_another_encoding_may_keep_its_sum_from_PC8_or_be_summed_anew()
    {
        foreach (var summed in new[] { SieFile.Pc8, SieFile.Windows1252 })
        {
            var (reading, _) = await SieFile.ReadAsync(
                SieFile.Of($"#FLAGGA 0\n#KSUMMA\n{Body}#KSUMMA {ZlibCrc(summed.GetBytes(Summed))}\n", SieFile.Windows1252)
            );
            reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        }
    }

    [Fact]
    public async Task A_changed_amount_is_found()
    {
        var crc = ZlibCrc(SieFile.Pc8.GetBytes(Summed));
        var changed = Body.Replace("5.00", "6.00", StringComparison.Ordinal);
        var (reading, _) = await SieFile.ReadAsync(SieFile.Of($"#FLAGGA 0\n#KSUMMA\n{changed}#KSUMMA {crc}\n"));
        reading.IsWhole.ShouldBeFalse();
        reading
            .Diagnostics.Items.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe(
                "Rad 13, #KSUMMA: Kontrollsumman stämmer inte: filen har ändrats eller skadats efter exporten. Exportera den på nytt."
            );
    }

    [Fact]
    public async Task A_file_cut_off_before_its_checksum_is_refused()
    {
        var (reading, _) = await SieFile.ReadAsync(SieFile.Of($"#FLAGGA 0\n#KSUMMA\n{Body}"));
        reading.IsWhole.ShouldBeFalse();
        reading.Diagnostics.Items.ShouldHaveSingleItem().Reason.ShouldContain("avkortad");
    }

    [Fact]
    public void The_sum_is_the_well_known_one()
    {
        var sum = new SieChecksum(FileEncoding.Pc8);
        sum.Add("123456789"u8);
        sum.Value.ShouldBe(0xCBF43926);
    }

    /// <summary>CRC-32 by another hand: the one zlib writes at the end of a gzip stream.</summary>
    private static uint ZlibCrc(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return BitConverter.ToUInt32(packed.ToArray(), (int)packed.Length - 8);
    }
}
