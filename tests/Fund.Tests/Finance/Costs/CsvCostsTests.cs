using System.Text;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs;

public sealed class CsvCostsTests
{
    private const string List = """
        Verifikationslista;;;;;;;
        Kommunen 2026-03-01;;;;;;;

        Ver.nr;Serie;Bokf.datum;KONTO;Ansvar;Projekt;Text;Belopp
        17;A;2026-02-14;5010;4711;P17;"Hyra; ungdomsgård";1200,50
        17;A;2026-02-14;5010;;P17;Hyra;100
        18;A;20260301;5010;;P17;Kreditering;-200,00
        19;A;46082;1930;;P17;Bank;5,00
        20;A;2026-03-01;5010;;;Utan projekt;7,00
        Summa P17;;;;;;;1112,50
        ;;;;;;;
        """;

    [Fact]
    public async Task A_voucher_list_with_preamble_totals_and_quotes_becomes_cost_lines()
    {
        var (costs, stage) = await ReadAsync(List);

        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage
            .Lines.Select(line => (line.Line, line.Series, line.Number, line.Date, line.Account, line.Amount.Ore, line.Project, line.Text))
            .ShouldBe([
                (5, "A", "17", new DateOnly(2026, 2, 14), "5010", 120050L, "P17", "Hyra; ungdomsgård"),
                (6, "A", "17", new DateOnly(2026, 2, 14), "5010", 10000L, "P17", "Hyra"),
                (7, "A", "18", new DateOnly(2026, 3, 1), "5010", -20000L, "P17", "Kreditering"),
            ]);
        costs.Sum.Ore.ShouldBe(110050L);
        (stage.CountOf(FileRowKind.OtherAccount), stage.CountOf(FileRowKind.WithoutProject), stage.CountOf(FileRowKind.Total)).ShouldBe(
            (1, 1, 1)
        );
        costs.Columns.ShouldContain(new FoundColumn("Dag", "Bokf.datum"));
    }

    [Theory]
    [InlineData("Summa;;;;;;300,00", 0, "")]
    [InlineData("Summa;;;;;;500,00", 1, "Listans egen summa är 500")]
    [InlineData("Summa P1;;;;;;500,00", 0, "")]
    [InlineData("IB;;;;;;200,00\nSumma;;;;;;500,00", 0, "")]
    [InlineData("2;2026-04-02;5010;P1;Buss;x;200,00", 1, "likadan som en tidigare rad")]
    [InlineData("2;2026-04-02;5010;P1;Buss;x;200,00\n2;2026-04-02;5010;P1;Buss;x;200,00", 1, "Raden och 1 till är likadana")]
    public async Task What_a_person_should_know_of_a_list_is_told(string more, int warnings, string said)
    {
        var rows = "1;2026-04-01;5010;P1;Hyra;x;100,00\n2;2026-04-02;5010;P1;Buss;x;200,00\n";
        var (costs, _) = await ReadAsync("Ver.nr;Datum;Konto;Projekt;Text;Ansvar;Belopp\n" + rows + more + "\n");
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        costs.Diagnostics.Items.Count.ShouldBe(warnings);
        costs.Diagnostics.Items.ShouldAllBe(told => told.Reason.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Beskrivning;Ansvar", "Ingen kolumn läses som text")]
    [InlineData("Text;Beskrivning", "en annan är textens")]
    [InlineData("Text;Ansvar", null)]
    public async Task A_column_that_could_be_the_text_and_is_not_read_is_told(string headings, string? said)
    {
        var (costs, _) = await ReadAsync($"Ver.nr;Datum;Konto;Projekt;{headings};Belopp\n1;2026-04-01;5010;P1;Hyra;Mer;100,00\n");
        costs.Diagnostics.Items.Select(told => told.Field).ShouldBe(said is null ? [] : ["Beskrivning"]);
        costs.Diagnostics.Items.ShouldAllBe(told => told.Reason.Contains(said!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData('\t', "1252")]
    [InlineData(';', "1252")]
    [InlineData(';', "utf8")]
    [InlineData(';', "bom")]
    [InlineData(';', "pc8")]
    [InlineData(',', "bom")]
    public async Task BAD08_delimiters_and_encodings_are_found_out(char delimiter, string encoding)
    {
        var amount = delimiter == ',' ? "5" : "5,25";
        var text = "\"Ver.nr\"|Datum|Konto|Projekt|Benämning|Belopp\r\n" + $"1|2026-01-02|4010|P1|\"Städning på Ön\"|\"{amount}\"\r\n";
        text = text.Replace('|', delimiter);
        Encoding bytes = encoding switch
        {
            "1252" => SieFile.Windows1252,
            "pc8" => SieFile.Pc8,
            _ => new UTF8Encoding(false),
        };
        var (costs, stage) = await ReadAsync([.. encoding == "bom" ? Encoding.UTF8.GetPreamble() : [], .. bytes.GetBytes(text)]);
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage.Lines.ShouldHaveSingleItem().Text.ShouldBe("Städning på Ön");
    }

    [Fact]
    public async Task Debit_and_credit_columns_make_one_signed_amount()
    {
        var (costs, stage) = await ReadAsync(
            "Ver.nr;Datum;Konto;Projekt;Debet;Kredit\n1;2026-01-02;4010;P1;5,00;\n"
                + "2;2026-01-02;4010;P1;;3,00\n3;2026-01-02;4010;P1;0,00;2,00\n"
        );
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage.Lines.Select(line => line.Amount.Ore).ShouldBe([500L, -300L, -200L]);
    }

    [Theory(DisplayName = "F-16 Real shapes of lists are read: each of these is one cost of 1 234,50 kr")]
    [InlineData("1;2026-01-02;4010;P1;1234,50\nVer.nr;Datum;Konto;Projekt;Belopp\n", nameof(AmountStyle.Swedish))]
    [InlineData("1;2026-01-02;4010;P1;1234,50\n;;;;1234,50\n", nameof(AmountStyle.Swedish))]
    [InlineData("1;2026-01-02;4010;P1;1234,50\n;;;P1;1234,50\n", nameof(AmountStyle.Swedish))]
    [InlineData("1;2026-01-02;4010;P1;1234,50\n;;Summa projekt;P1;1234,50\n", nameof(AmountStyle.Swedish))]
    [InlineData("1;2026-01-02;4010;P1;1234,50\nSlutsumma;;;;1234,50\n", nameof(AmountStyle.Swedish))]
    [InlineData("1;2026-01-02 00:00:00;4010;P1;1234,50\n", nameof(AmountStyle.Swedish))]
    [InlineData("1;2026-01-02;4010 Köp av verksamhet;P1;1234,50\n", nameof(AmountStyle.Swedish))]
    [InlineData("1;2026-01-02;4010;P1;1234.50\n", nameof(AmountStyle.DecimalPoint))]
    [InlineData("1;2026-01-02;4010;P1;1,234.50\n", nameof(AmountStyle.DecimalPoint))]
    [InlineData("1;2026-01-02;4010;P1;1 234,50\n", nameof(AmountStyle.MinusLast))]
    public async Task Real_shapes_are_read(string rows, string amounts)
    {
        var (costs, stage) = await ReadAsync("Ver.nr;Datum;Konto;Projekt;Belopp\n" + rows, Enum.Parse<AmountStyle>(amounts));
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage.Lines.ShouldHaveSingleItem().Amount.ShouldBe(Money.FromKronor(1234.50m));
    }

    [Theory(DisplayName = "F-16 A list that writes amounts below zero in its own way is read when that has been said, else told why not")]
    [InlineData("1234,50-", nameof(AmountStyle.MinusLast))]
    [InlineData("(1 234,50)", nameof(AmountStyle.Parentheses))]
    [InlineData("-1,234.50", nameof(AmountStyle.DecimalPoint))]
    public async Task Ways_of_writing_are_said_once(string amount, string amounts)
    {
        var list = $"Ver.nr;Datum;Konto;Projekt;Belopp\n1;2026-01-02;4010;P1;{amount}\n";
        var (refused, _) = await ReadAsync(list);
        refused.IsWhole.ShouldBeFalse();
        SwedishAmount.TryRead(amount, out _, out var unreadable).ShouldBeFalse();
        var way = FileAmount.Names.Single(way => way.Style.ToString() == amounts).Name;
        refused
            .Diagnostics.Items.ShouldHaveSingleItem()
            .Reason.ShouldBe(
                $"”{amount}” är inget belopp. {unreadable.Reason} Skriver listan alltid så: välj ”{way}” under Så läses filen."
            );
        var (costs, stage) = await ReadAsync(list, Enum.Parse<AmountStyle>(amounts));
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage.Lines.ShouldHaveSingleItem().Amount.ShouldBe(Money.FromKronor(-1234.50m));
    }

    [Theory]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Belopp\n1;2026-02-30;4010;P1;5\n",
        "Rad 2, kolumn 2, Datum: ”2026-02-30” är inget datum. Det skrivs åååå-mm-dd eller ååååmmdd."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Belopp\n1;01/02/2026;4010;P1;5\n",
        "Rad 2, kolumn 2, Datum: ”01/02/2026” är inget datum. Det skrivs åååå-mm-dd eller ååååmmdd."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Belopp\n1;2026-01-01;4010;P1;5.000,00\n",
        "Rad 2, kolumn 5, Belopp: ”5.000,00” är inget belopp. Beloppet kan läsas på mer än ett sätt. Skriv mellanslag "
            + "mellan tusental "
            + "och komma före ören, till exempel 1 234,50."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Belopp\n;2026-01-01;4010;P1;5\n",
        "Rad 2, kolumn 1, Ver.nr: Verifikationsnumret saknas, så raden kan inte kännas igen vid nästa inläsning."
    )]
    [InlineData("Ver.nr;Datum;Konto;Projekt;Belopp\n1;2026-01-01;4010;P1;\n", "Rad 2, kolumn 5, Belopp: Beloppet saknas.")]
    [InlineData("Ver.nr;Datum;Konto;Projekt;Belopp\n1;2026-01-01;40X0;P1;5\n", "Rad 2, kolumn 3, Konto: ”40X0” är inget kontonummer.")]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Text;Belopp\n1;2026-01-01;4010;P1;a;b;5\n",
        "Rad 2, kolumn 7: Raden har fler celler än rubriker. Troligen innehåller en text skiljetecknet utan citattecken omkring."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Debet;Kredit\n1;2026-01-01;4010;P1;5;5\n",
        "Rad 2, kolumn 6, Kredit: Raden har belopp i både debet och kredit."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Debet;Kredit\n1;2026-01-01;4010;P1;;-5\n",
        "Rad 2, kolumn 6, Kredit: Kreditbeloppet har ett annat tecken än vad som är angivet under Så läses filen."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Debet;Kredit\n1;2026-01-01;4010;P1;;\n",
        "Rad 2, kolumn 5, Debet: Både debet och kredit saknas."
    )]
    [InlineData(
        "Ver.nr;Datum;Datum;Konto;Projekt;Belopp\n1;2026-01-01;;4010;P1;5\n",
        "Rad 1, Datum: Två kolumner har samma rubrik, så det går inte att veta vilken som menas."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Belopp\n1;2026-01-01;4010;5\n",
        "Filen: Filen saknar en rad med rubriker för verifikationsnummer, datum, konto, projekt och belopp (eller debet och kredit). "
            + "Ange vad kolumnerna heter under Så läses filen."
    )]
    [InlineData("", "Filen: Filen är tom.")]
    [InlineData(
        "<html><body>404</body></html>",
        "Rad 1: Filen är en webbsida, inte en tabell. Troligen sparades en felsida när filen skulle hämtas. Hämta den på nytt."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Text;Belopp\n1;2026-01-01;4010;P1;\"öppen;5\n2;2026-01-01;4010;P1;a;5\n",
        "Rad 2: Ett inledande citattecken saknar sitt avslutande citattecken."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Text;Belopp\n1;2026-01-01;4010;P1;12\" rör;5\n",
        "Rad 2: Ett citattecken står mitt i en cell. Citattecken inne i en text skrivs två gånger."
    )]
    [InlineData(
        "Ver.nr;Datum;Konto;Projekt;Text;Belopp\n1;2026-01-01;4010;P1;a\0b;5\n",
        "Rad 2, kolumn 5: Cellen innehåller ett styrtecken. Filen kan vara skadad."
    )]
    public async Task BAD08_a_fault_is_told_with_line_and_column_and_nothing_is_kept(string text, string remark)
    {
        var (costs, stage) = await ReadAsync(text);
        costs.IsWhole.ShouldBeFalse();
        stage.Discarded.ShouldBeTrue();
        costs.Diagnostics.Items.Select(item => item.ToString()).ShouldContain(remark, string.Join('\n', costs.Diagnostics.Items));
    }

    [Fact]
    public async Task BAD08_UTF16_and_a_ten_megabyte_cell_are_refused()
    {
        var (utf16, _) = await ReadAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(List)]);
        utf16.Diagnostics.Items[0].Reason.ShouldStartWith("Filen är sparad i UTF-16");
        var (cell, _) = await ReadAsync("Ver.nr;Datum;Konto;Projekt;Belopp\n1;2026-01-01;4010;\"" + new string('a', 10_000_000));
        cell.IsWhole.ShouldBeFalse();
        cell.Diagnostics.Items.ShouldHaveSingleItem().Reason.ShouldContain("256 kB");
    }

    [Fact(DisplayName = "BAD-08 A text too long is cut and told with its row, and line breaks and control characters in it become spaces")]
    public async Task A_long_text()
    {
        var (costs, stage) = await ReadAsync(
            "Ver.nr;Datum;Konto;Projekt;Text;Belopp\n"
                + $"1;2026-01-01;4010;P1;{new string('a', 298)}😀bcd;5\n"
                + $"2;2026-01-01;4010;P1;{new string('b', 200_000)};5\n"
                + "3;2026-01-01;4010;P1;\"ett\r\n\u000Btvå\u2028tre\uFFFE\";5\n"
                + $"4;2026-01-01;4010;P1;{new string('c', 300)};5\n"
                + $";;;;Summa {new string('d', 400)};20\n"
        );
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage
            .Rows.Select(row => row.Text)
            .ShouldBe([
                new string('a', 298) + "…",
                new string('b', 299) + "…",
                "ett två tre\uFFFD",
                new string('c', 300),
                "Summa " + new string('d', 293) + "…",
            ]);
        costs
            .Diagnostics.Items.Select(item => item.ToString())
            .ShouldBe([
                "Rad 2, kolumn 5, Text: Texten är längre än 300 tecken och har kortats. Hela texten finns kvar i den sparade filen.",
                "Rad 3, kolumn 5, Text: Texten är längre än 300 tecken och har kortats. Hela texten finns kvar i den sparade filen.",
                "Rad 7: Texten är längre än 300 tecken och har kortats. Hela texten finns kvar i den sparade filen.",
            ]);
    }

    [Theory(DisplayName = "BAD-08 What a voucher is known by is not cut: too long it refuses the file, told with line and column")]
    [InlineData(1, 40, "Rad 2, kolumn 1, Ver.nr")]
    [InlineData(2, 20, "Rad 2, kolumn 2, Serie")]
    [InlineData(4, 20, "Rad 2, kolumn 4, Konto")]
    [InlineData(5, 100, "Rad 2, kolumn 5, Projekt")]
    public async Task A_long_number(int column, int longest, string place)
    {
        (await CostsAsync(longest)).IsWhole.ShouldBeTrue();
        foreach (var length in new[] { longest + 1, 5_000 })
        {
            var costs = await CostsAsync(length);
            costs.IsWhole.ShouldBeFalse();
            var told = costs.Diagnostics.Items.ShouldHaveSingleItem().ToString();
            told.ShouldStartWith(place);
            told.ShouldEndWith($"” är längre än {longest} tecken och kan inte vara rätt.");
            told.Length.ShouldBeLessThan(200);
        }

        async Task<CostReading> CostsAsync(int length)
        {
            string[] cells = ["17", "A", "2026-01-01", "4010", "P1", "Hyra", "5"];
            cells[column - 1] = new string('4', length);
            return (await ReadAsync($"Ver.nr;Serie;Datum;Konto;Projekt;Text;Belopp\n{string.Join(';', cells)}\n")).Costs;
        }
    }

    [Theory(DisplayName = "BAD-08 A day that a cost cannot be of by hand it cannot be of in a file, told with line and column")]
    [InlineData("0001-01-01", "4010", "Dagen 0001-01-01 ligger före år 2000 och kan inte vara rätt.")]
    [InlineData("1999-12-31", "1930", "Dagen 1999-12-31 ligger före år 2000 och kan inte vara rätt.")]
    [InlineData("2026-03-02", "4010", "Dagen 2026-03-02 ligger för långt fram och kan inte vara rätt.")]
    [InlineData("9999-12-31", "4010", "Dagen 9999-12-31 ligger för långt fram och kan inte vara rätt.")]
    [InlineData("2000-01-01", "4010", null)]
    [InlineData("2026-03-01", "4010", null)]
    [InlineData("2026-03-31", "1930", null)]
    public async Task A_day_out_of_bounds(string day, string account, string? told)
    {
        var (costs, _) = await ReadAsync(
            new UTF8Encoding(false).GetBytes($"Ver.nr;Datum;Konto;Projekt;Belopp\n1;{day};{account};P1;5\n"),
            mapping: new() { LatestDay = new DateOnly(2026, 3, 1) }
        );
        costs.Diagnostics.Items.Select(item => item.ToString()).ShouldBe(told is null ? [] : [$"Rad 2, kolumn 2, Datum: {told}"]);
        costs.IsWhole.ShouldBe(told is null);
    }

    [Fact(DisplayName = "BAD-08 Of more remarks than are kept the errors are told before the warnings, and how many there are more")]
    public async Task More_remarks_than_are_kept()
    {
        var text = new string('a', 301);
        var rows = string.Concat(Enumerable.Range(1, 250).Select(n => $"{n};2026-01-01;4010;P1;{text};5\n"));
        var (costs, _) = await ReadAsync("Ver.nr;Datum;Konto;Projekt;Text;Belopp\n" + rows);
        costs.IsWhole.ShouldBeTrue();
        costs.Diagnostics.Rest().ShouldBe(["… och 50 anmärkningar till om samma fil."]);
        var bad = string.Concat(Enumerable.Range(1, 3).Select(n => $"{n};igår;4010;P1;Hyra;5\n"));
        (await ReadAsync("Ver.nr;Datum;Konto;Projekt;Text;Belopp\n" + rows + bad))
            .Costs.Diagnostics.Items.Where(item => item.Severity == ImportSeverity.Error)
            .Select(item => item.Line)
            .ShouldBe([252, 253, 254]);
    }

    private static Task<(CostReading Costs, StageInMemory Stage)> ReadAsync(string text, AmountStyle amounts = AmountStyle.Swedish) =>
        ReadAsync(new UTF8Encoding(false).GetBytes(text), amounts);

    private static async Task<(CostReading Costs, StageInMemory Stage)> ReadAsync(
        byte[] bytes,
        AmountStyle amounts = AmountStyle.Swedish,
        CsvCostMapping? mapping = null
    )
    {
        var stage = new StageInMemory();
        return (
            await new CsvCosts(mapping ?? new(), amounts).ReadAsync(
                new MemoryStream(bytes),
                stage,
                null,
                TestContext.Current.CancellationToken
            ),
            stage
        );
    }
}
