using System.Text;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Vouchers;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Vouchers;

public sealed class TableWritersTests
{
    [Fact]
    public void The_table_is_the_golden_one_byte_for_byte() =>
        Examples.ShouldBeGolden(
            Examples.Bytes(stream => new TableVoucherWriter(Examples.Layout<TableVoucherFile>("table.json")).Write(Examples.Batch, stream)),
            "table.csv"
        );

    [Theory]
    [InlineData("raindance")]
    [InlineData("gl07")]
    public void The_fixed_width_file_is_the_golden_one_byte_for_byte(string name) =>
        Examples.ShouldBeGolden(
            Examples.Bytes(stream =>
                new FixedWidthWriter(Examples.Layout<FixedWidthVoucherFile>($"{name}.json")).Write(Examples.Batch, stream)
            ),
            $"{name}.txt"
        );

    [Fact]
    public void The_Raindance_like_row_has_its_fields_where_the_layout_says()
    {
        var row = Encoding.Latin1.GetString(Examples.Golden("raindance.txt")).Split("\r\n")[1];
        row[0].ShouldBe('K');
        row[1..9].ShouldBe("1000    ");
        row[11..17].ShouldBe("79110 ");
        row[21..27].ShouldBe("9200  ");
        row[41..46].ShouldBe("P17  ");
        row[61..64].ShouldBe("812");
        row[102..117].ShouldBe("     1200500,00");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+46", "'+46")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("a\";=1+1", "'a\";=1+1")]
    [InlineData("a;  =1+1", "'a;  =1+1")]
    [InlineData("\"=1+1", "'\"=1+1")]
    [InlineData("Lön, -5 % i mars (a=b)", "Lön, -5 % i mars (a=b)")]
    [InlineData("Hyra", "Hyra")]
    public void BAD12_what_a_person_wrote_is_never_a_formula(string text, string harmless) =>
        FormulaGuard.Harmless(text, ';').ShouldBe(harmless);

    [Fact]
    public void BAD12_a_negative_amount_stays_a_number()
    {
        var layout = new TableVoucherFile
        {
            Columns = [new("Belopp", "belopp"), new("Text", "radtext")],
            Headings = false,
            ByteOrderMark = false,
        };
        var text = Encoding.UTF8.GetString(
            Examples.Bytes(stream =>
                new TableVoucherWriter(layout).Write(
                    Examples.Batch with
                    {
                        Vouchers =
                        [
                            new("A", "1", new(2026, 1, 1), "-x", [Examples.Row("4010", -550, ""), Examples.Row("1930", 550, "=y")]),
                        ],
                    },
                    stream
                )
            )
        );
        text.ShouldBe("-5,50;'-x\r\n5,50;'=y\r\n");
    }

    [Theory]
    [InlineData(2, ",", nameof(SignPlace.Before), -123456789, "-1234567,89")]
    [InlineData(2, ".", nameof(SignPlace.Before), 5, "0.05")]
    [InlineData(2, "", nameof(SignPlace.After), -123456, "123456-")]
    [InlineData(0, "", nameof(SignPlace.Before), -123400, "-1234")]
    [InlineData(2, ",", nameof(SignPlace.Before), long.MinValue, "-92233720368547758,08")]
    public void Amounts_are_written_as_the_layout_says_whatever_the_culture(
        int decimals,
        string mark,
        string sign,
        long ore,
        string written
    )
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new("sv-SE");
            new WrittenAmount
            {
                Decimals = decimals,
                DecimalMark = mark,
                Sign = Enum.Parse<SignPlace>(sign),
            }
                .Write(new Money(ore))
                .ShouldBe(written);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Ore_are_never_lost_and_a_sign_never_dropped()
    {
        Should.Throw<VoucherRefused>(() => new WrittenAmount { Decimals = 0 }.Write(new Money(50)));
        Should.Throw<VoucherRefused>(() => new WrittenAmount { Sign = SignPlace.None }.Write(new Money(-50)));
    }

    [Fact]
    public void Padding_zeros_come_after_the_sign()
    {
        var layout = new FixedWidthVoucherFile
        {
            Row = new()
            {
                Fields =
                [
                    new()
                    {
                        Value = "belopp",
                        Position = 1,
                        Length = 8,
                        Pad = "0",
                        Align = FieldSide.Right,
                    },
                ],
            },
        };
        Write(layout).ShouldBe(["00000550", "-0000550"]);
    }

    [Fact]
    public void A_code_that_does_not_fit_is_refused_and_a_text_is_cut_only_where_the_layout_allows()
    {
        var field = new FixedWidthField
        {
            Value = "konto",
            Position = 1,
            Length = 3,
        };
        Should
            .Throw<VoucherRefused>(() => Write(new() { Row = new() { Fields = [field] } }))
            .Message.ShouldBe("”4010” får inte plats i fältet ”konto” med 3 tecken.");
        Write(new() { Row = new() { Fields = [field with { Value = "text", MayCut = true }] } }).ShouldBe(["Ver", "Ver"]);
    }

    [Fact]
    public void Overlapping_fields_and_unknown_values_are_refused()
    {
        Should
            .Throw<VoucherRefused>(() =>
                Write(
                    new()
                    {
                        Row = new()
                        {
                            Fields =
                            [
                                new()
                                {
                                    Value = "konto",
                                    Position = 1,
                                    Length = 6,
                                },
                                new()
                                {
                                    Value = "text",
                                    Position = 6,
                                    Length = 6,
                                    MayCut = true,
                                },
                            ],
                        },
                    }
                )
            )
            .Message.ShouldContain("ligger över fältet före");
        Should
            .Throw<VoucherRefused>(() =>
                Write(
                    new()
                    {
                        Row = new()
                        {
                            Fields =
                            [
                                new()
                                {
                                    Value = "kontö",
                                    Position = 1,
                                    Length = 6,
                                },
                            ],
                        },
                    }
                )
            )
            .Message.ShouldBe("Layouten frågar efter ”kontö”, som inte finns på den platsen.");
    }

    private static string[] Write(FixedWidthVoucherFile layout)
    {
        var batch = Examples.Batch with
        {
            Vouchers = [new("A", "1", new(2026, 1, 1), "Vertext", [Examples.Row("4010", 550, ""), Examples.Row("1930", -550, "")])],
        };
        var bytes = Examples.Bytes(stream => new FixedWidthWriter(layout).Write(batch, stream));
        return FileEncoding.Windows1252.Decode(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
