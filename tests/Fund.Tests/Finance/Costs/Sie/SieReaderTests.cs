using System.Text;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Sie;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Sie;

public sealed class SieReaderTests
{
    [Fact]
    public async Task A_plain_4E_file_is_read_with_identification_dimensions_and_vouchers()
    {
        var (reading, seen) = await SieFile.ReadAsync(
            """
            #ORGNR 212000-0142
            #RAR 0 20260101 20261231
            #RAR -1 20250101 20251231
            #DIM 6 "Projekt"
            #UNDERDIM 21 "Delprojekt" 6
            #KONTO 5010 "Lokalhyra"
            #OBJEKT 6 "P17" "Skolsociala team"
            #IB 0 1930 1000.00
            #VER A 17 20260214 "Hyra ungdomsgård"
            {
            #TRANS 5010 {6 "P17" 1 "4711"} 1200.50 20260215 "Hyra feb" 1 "AB"
            #TRANS 1930 {} -1200.5
            }
            """
        );

        reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        reading.Header.Type.ShouldBe(4);
        reading.Header.CompanyName.ShouldBe("Kommunen");
        reading.Header.Program.ShouldBe("Ekonomi 9.1");
        reading.Header.OrganisationNumber.ShouldBe("212000-0142");
        reading.Header.Years[0].ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        reading.Header.Dimensions.ShouldBe(new Dictionary<int, string> { [6] = "Projekt", [21] = "Delprojekt" });
        seen.Accounts.ShouldBe(new Dictionary<string, string> { ["5010"] = "Lokalhyra" });
        seen.Objects.ShouldBe([(6, "P17", "Skolsociala team")]);
        var voucher = seen.Vouchers.ShouldHaveSingleItem();
        (voucher.Series, voucher.Number, voucher.Date, voucher.Text, voucher.Ended).ShouldBe(
            ("A", "17", new DateOnly(2026, 2, 14), "Hyra ungdomsgård", true)
        );
        voucher.Rows.ShouldBe([
            new(1, SieRowKind.Booked, "5010", "6=P17 1=4711", new Money(120050), new DateOnly(2026, 2, 15), "Hyra feb"),
            new(2, SieRowKind.Booked, "1930", "", new Money(-120050), null, ""),
        ]);
    }

    [Fact]
    public async Task Shapes_seen_in_files_from_real_systems_are_accepted()
    {
        var (reading, seen) = await SieFile.ReadAsync(
            SieFile.Of(
                "#FLAGGA\t\t0\r\n#FORMAT PC8\r\n#GEN     20260301 \"LL\"\r\n#SIETYP  4\r\n#PROGRAM \"Lön\"\r\n\r\n#FNR "
                    + "\"C:\\data\\\"\r\n#ORGNR \r\n#ADRESS \"\" \"\" \" \" \"\"\r\n#FNAMN \"AB\"\r\n"
                    + "#RAR 0  \r\n#OMFATTN 19700101\r\n#DIM 1\tAnsvar\r\n#KONTO 1510   \"Fordringar\"\r\n\r\n#VER \"\" 0 20260301 "
                    + "\"Faktura 2452 - 2455\"\r\n{\r\n#TRANS 1510  {} 212.5 20260301 \"\" \r\n#TRANS 3010  {} -212.50 \r\n}\r\n"
            )
        );
        reading.Diagnostics.Items.ShouldBeEmpty();
        reading.Header.Years.ShouldBeEmpty();
        seen.Vouchers.ShouldHaveSingleItem().Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("{1 \"456\"}")]
    [InlineData("{\"1\" \"456\"}")]
    [InlineData("{1 456}")]
    [InlineData("{ 1\t456 }")]
    [InlineData("{\"1\" 456 }")]
    public async Task The_same_objects_may_be_written_with_or_without_quotes(string objects)
    {
        var (reading, seen) = await SieFile.ReadAsync($"#VER A 1 20260101\n{{\n#TRANS 4010 {objects} 1.00\n#TRANS 1930 {{}} -1.00\n}}\n");
        reading.IsWhole.ShouldBeTrue();
        seen.Vouchers[0].Rows[0].Objects.ShouldBe("1=456");
    }

    [Theory]
    [InlineData("{1 \"4}6\"}", "1=4}6")]
    [InlineData("{1 \"4{6\" 6 P1}", "1=4{6 6=P1")]
    [InlineData("{1 \"\" 6 \"P 1\"}", "1= 6=P 1")]
    [InlineData("{1 4\\6 6 \"P1\"}", "1=4\\6 6=P1")]
    [InlineData("{0000000001 456}", "1=456")]
    public async Task Objects_written_as_few_write_them_are_read_too(string objects, string read)
    {
        var (reading, seen) = await SieFile.ReadAsync($"#VER A 1 20260101\n{{\n#TRANS 4010 {objects} 1.00\n#TRANS 1930 {{}} -1.00\n}}\n");
        reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        seen.Vouchers[0].Rows[0].Objects.ShouldBe(read);
    }

    [Fact]
    public async Task Tabs_separate_fields_and_lines_may_be_indented()
    {
        var (reading, seen) = await SieFile.ReadAsync(
            "#VER\tA\t1\t20260101\t\"Test\"\n{\n\t#TRANS\t4010\t{}\t  10000    20260101 \"Rad\"\n\t#TRANS\t1930\t{}\t-10000\n}\n"
        );
        reading.IsWhole.ShouldBeTrue();
        seen.Vouchers[0].Rows[0].Text.ShouldBe("Rad");
    }

    [Fact]
    public async Task Escaped_quotes_and_lone_backslashes_survive()
    {
        var (reading, seen) = await SieFile.ReadAsync(
            """
            #VER A 1 20260101 "Köp av \"skåp\" till C:\hus"
            {
            #TRANS 4010 {1 "4\"7"} 5 "" "\"x\""
            #TRANS 1930 {} -5
            }
            """
        );
        reading.IsWhole.ShouldBeTrue();
        seen.Vouchers[0].Text.ShouldBe("Köp av \"skåp\" till C:\\hus");
        seen.Vouchers[0].Rows[0].Text.ShouldBe("\"x\"");
        seen.Vouchers[0].Rows[0].Objects.ShouldBe("1=4\"7");
    }

    [Fact]
    public async Task Unknown_labels_with_their_blocks_and_extra_fields_are_passed_over()
    {
        var (reading, seen) = await SieFile.ReadAsync(
            """
            #NYTT "oavslutat
            #BLOCK 1
            {
            #TRANS 4010 {} 99.00
            vad som helst
            }
            #VER A 1 20260101 "Text" 20260102 "AB" extra "fält" {7 8}
            {
            #TRANS 4010 {} 5.00 20260101 "Rad" 1 "AB" nytt fält
            #HEMLIG 1
            #TRANS 1930 {} -5.00
            }
            """
        );
        reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        reading.UnknownRecords.ShouldBe(3);
        seen.Vouchers.ShouldHaveSingleItem().Rows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task BTRANS_is_no_part_of_the_sum_and_RTRANS_with_its_TRANS_counts_once()
    {
        var (reading, seen) = await SieFile.ReadAsync(
            """
            #VER A 1 20260101 "Rättad"
            {
            #TRANS 1930 {} -80.00
            #BTRANS 4010 {6 "P1"} 100.00 20260101 "Fel"
            #RTRANS 4010 {6 "P1"} 80.00 20260101 "Rätt"
            #TRANS  4010 {"6" P1}  80.00 20260101 "Rätt"
            }
            """
        );
        reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        seen.Vouchers[0]
            .Rows.Select(row => (row.Number, row.Kind, row.Amount.Ore))
            .ShouldBe([(1, SieRowKind.Booked, -8000L), (2, SieRowKind.Struck, 10000L), (3, SieRowKind.Added, 8000L)]);
    }

    [Fact]
    public async Task An_RTRANS_without_its_TRANS_is_told_and_not_counted()
    {
        var (reading, _) = await SieFile.ReadAsync(
            "#VER A 1 20260101\n{\n#RTRANS 4010 {} 1.00\n#TRANS 4010 {} 5.00\n#TRANS 1930 {} -5.00\n}\n"
        );
        reading.IsWhole.ShouldBeTrue();
        reading
            .Diagnostics.Items.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("Rad 9, #RTRANS: Den tillagda raden följs inte av en likadan #TRANS och räknas därför inte.");
    }

    [Theory]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 {} 5.00\n#TRANS 1930 {} -4.99\n}\n",
        7,
        "#VER",
        "Verifikation A 1 balanserar inte: raderna summerar till 0,01 kr i stället för 0."
    )]
    [InlineData("#VER A 1 20260230\n{\n}\n", 7, "#VER verifikationsdatum", "Datumet saknas eller finns inte. Det skrivs ÅÅÅÅMMDD.")]
    [InlineData("#VER A 1\n{\n}\n", 7, "#VER verifikationsdatum", "Datumet saknas eller finns inte. Det skrivs ÅÅÅÅMMDD.")]
    [InlineData("#VER A 1 20260101 \"Text\n{\n}\n", 7, "#VER", "Ett citattecken saknar sitt avslutande citattecken på samma rad.")]
    [InlineData(
        "#VER A 1 20260101 \"12\" skärm\"\n{\n#TRANS 4010 {} 5 \"\" \"12\"tum\"\n}\n",
        9,
        "#TRANS",
        "Texten fortsätter direkt efter ett avslutande citattecken. Citattecken inne i en text skrivs \\\"."
    )]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 {} 5,00\n}\n",
        9,
        "#TRANS belopp",
        "Beloppet har decimalkomma. SIE kräver decimalpunkt."
    )]
    [InlineData("#VER A 1 20260101\n{\n#TRANS 4010 {} 5.001\n}\n", 9, "#TRANS belopp", "Beloppet har fler än två decimaler.")]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 {} +5\n}\n",
        9,
        "#TRANS belopp",
        "Beloppet är inte ett tal. Tillåtet är siffror, minustecken först och decimalpunkt."
    )]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 {} 1e5\n}\n",
        9,
        "#TRANS belopp",
        "Beloppet är inte ett tal. Tillåtet är siffror, minustecken först och decimalpunkt."
    )]
    [InlineData("#VER A 1 20260101\n{\n#TRANS 4010 {} 99999999999999999999\n}\n", 9, "#TRANS belopp", "Beloppet är för stort.")]
    [InlineData("#VER A 1 20260101\n{\n#TRANS 4010 {}\n}\n", 9, "#TRANS belopp", "Beloppet saknas.")]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 5.00\n}\n",
        9,
        "#TRANS objektlista",
        "Objektlistan saknas. Den skrivs inom klammerparenteser, {} när raden inte har några objekt."
    )]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 {1 \"4\" 5.00\n}\n",
        9,
        "#TRANS objektlista",
        "Objektlistan saknar avslutande klammerparentes."
    )]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 {1} 5.00\n}\n",
        9,
        "#TRANS objektlista",
        "Objektlistan har ett dimensionsnummer utan objekt."
    )]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 {} 5.00 20261301\n}\n",
        9,
        "#TRANS transdat",
        "Datumet finns inte. Det skrivs ÅÅÅÅMMDD."
    )]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 40X0 {} 5.00\n}\n",
        9,
        "#TRANS kontonr",
        "Kontonumret saknas eller innehåller annat än siffror."
    )]
    [InlineData("#TRANS 4010 {} 5.00\n", 7, "#TRANS", "Raden står utanför en verifikation.")]
    [InlineData(
        "#VER A 1 20260101\n#TRANS 4010 {} 5.00\n{\n}\n",
        8,
        "#TRANS",
        "Verifikationens inledande klammerparentes { saknas före raden."
    )]
    [InlineData(
        "#VER A 1 20260101\n{\n#VER A 2 20260101\n{\n}\n",
        9,
        "#VER",
        "En ny verifikation börjar innan verifikation A 1 på rad 7 har avslutats."
    )]
    [InlineData(
        "#VER A 1 20260101\n{\n#TRANS 4010 {} 0.00\n",
        9,
        "#VER",
        "Filen slutar inne i verifikation A 1 som börjar på rad 7. Den är troligen avkortad."
    )]
    [InlineData("}\n", 7, null, "En avslutande klammerparentes } står där ingen verifikation är öppen.")]
    [InlineData("hej\n", 7, null, "Raden börjar inte med #, och är ingen ensam klammerparentes.")]
    [InlineData("#FNAMN \"a\u0001b\"\n", 7, null, "Raden innehåller ett styrtecken, vilket SIE inte tillåter. Filen kan vara skadad.")]
    public async Task A_fault_is_told_with_line_field_and_reason_and_refuses_the_whole_file(
        string body,
        int line,
        string? field,
        string reason
    )
    {
        var (reading, _) = await SieFile.ReadAsync(body);
        reading.IsWhole.ShouldBeFalse();
        reading.Diagnostics.Items.ShouldContain(
            new ImportDiagnostic(ImportSeverity.Error, line, field, reason),
            string.Join('\n', reading.Diagnostics.Items)
        );
    }

    [Theory]
    [InlineData(
        "<!DOCTYPE html><html><body>404</body></html>",
        "Filen är en webbsida, inte en SIE-fil. Troligen sparades en felsida när filen skulle hämtas. Hämta den på nytt."
    )]
    [InlineData(
        "\r\n  <html>",
        "Filen är en webbsida, inte en SIE-fil. Troligen sparades en felsida när filen skulle hämtas. Hämta den på nytt."
    )]
    [InlineData("%PDF-1.7\n", "Filen är inte en SIE-fil. En SIE-fil börjar med #FLAGGA.")]
    [InlineData("", "Filen är tom.")]
    [InlineData("\r\n \r\n", "Filen är tom.")]
    public async Task BAD08_a_file_that_is_no_SIE_file_is_refused_in_words(string content, string reason)
    {
        var (reading, _) = await SieFile.ReadAsync(SieFile.Of(content));
        reading.IsWhole.ShouldBeFalse();
        reading.Diagnostics.Items.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task BAD08_UTF16_is_refused_in_words()
    {
        var (reading, _) = await SieFile.ReadAsync(
            new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(SieFile.Head)])
        );
        reading.Diagnostics.Items[0].Reason.ShouldStartWith("Filen är sparad i UTF-16.");
        reading.IsWhole.ShouldBeFalse();
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task BAD08_every_line_ending_gives_the_same_line_numbers_and_a_last_line_needs_none(string ending)
    {
        var text = SieFile.Head + "#VER A 1 20260101\n{\n#TRANS 4010 {} x\n#TRANS 1930 {} -1\n}";
        var (reading, _) = await SieFile.ReadAsync(SieFile.Of(text.Replace("\n", ending, StringComparison.Ordinal)));
        reading.Lines.ShouldBe(11);
        reading.Diagnostics.Items.ShouldHaveSingleItem().Line.ShouldBe(9);
    }

    [Fact]
    public async Task A_file_already_marked_as_read_in_is_warned_about()
    {
        var (reading, _) = await SieFile.ReadAsync(SieFile.Of(SieFile.Head.Replace("#FLAGGA 0", "#FLAGGA 1", StringComparison.Ordinal)));
        reading.Header.AlreadyImported.ShouldBeTrue();
        reading.IsWhole.ShouldBeTrue();
        reading.Diagnostics.Items.ShouldHaveSingleItem().Severity.ShouldBe(ImportSeverity.Warning);
    }

    [Fact]
    public async Task The_old_end_of_file_mark_and_lower_case_labels_are_accepted()
    {
        var (reading, seen) = await SieFile.ReadAsync("#ver A 1 20260101\n{\n#trans 4010 {} 1\n#Trans 1930 {} -1\n}\n\u001a");
        reading.IsWhole.ShouldBeTrue();
        seen.Vouchers[0].Rows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task BAD08_a_line_of_ten_megabytes_is_refused_without_being_held()
    {
        var (reading, _) = await SieFile.ReadAsync(SieFile.Of(SieFile.Head + "#FNAMN \"" + new string('a', 10_000_000) + "\"\n"));
        reading.IsWhole.ShouldBeFalse();
        reading
            .Diagnostics.Items[0]
            .ToString()
            .ShouldBe("Rad 7: Raden är längre än 1 MB. Det här är ingen SIE-fil eller så är den skadad.");
    }

    [Fact]
    public async Task A_file_wrong_on_every_line_keeps_two_hundred_remarks_and_counts_the_rest()
    {
        var (reading, _) = await SieFile.ReadAsync(string.Concat(Enumerable.Repeat("fel\n", 5000)));
        reading.Diagnostics.Items.Count.ShouldBe(ImportDiagnostics.Kept);
        reading.Diagnostics.Errors.ShouldBe(5000);
        reading.Diagnostics.NotKept.ShouldBe(4800);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 100)]
    [InlineData(2, 50)]
    public void SIE_amounts_are_whole_ore(int decimals, long ore)
    {
        var text = decimals switch
        {
            0 => "0",
            1 => "1",
            _ => "0.5",
        };
        SieNumber.ReadAmount(Encoding.ASCII.GetBytes(text), out var amount).ShouldBeNull();
        amount.Ore.ShouldBe(ore);
    }
}
