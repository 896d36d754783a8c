using CsCheck;
using Fund.Contracts.Values;
using Shouldly;
using Xunit;

namespace Fund.Tests.Contracts.Values;

public sealed class FileAmountTests
{
    public static TheoryData<string, string, long> Declared =>
        new()
        {
            { "Swedish", "1 234,50", 123450 },
            { "Swedish", "1234,50", 123450 },
            { "Swedish", "-1\u00A0234,5", -123450 },
            { "Swedish", "\u22125", -500 },
            { "Swedish", "0001234,50", 123450 },
            { "Swedish", "12,500000", 1250 },
            { "Machine", "1234.50", 123450 },
            { "Machine", "-0.05", -5 },
            { "English", "1,234.50", 123450 },
            { "English", "1,234", 123400 },
            { "Continental", "1.234,50", 123450 },
            { "Continental", "1.234", 123400 },
            { "WholeOre", "00123450", 123450 },
            { "WholeOre", "-5", -5 },
        };

    public static TheoryData<string, string, UnreadableCode> Faulty =>
        new()
        {
            { "Swedish", "1,234", UnreadableCode.TooManyDecimals },
            { "Swedish", "1.234", UnreadableCode.NotAnAmount },
            { "Swedish", "1 23,50", UnreadableCode.NotAnAmount },
            { "Swedish", "5 kr", UnreadableCode.NotAnAmount },
            { "Swedish", "5-", UnreadableCode.NotAnAmount },
            { "Swedish", "-", UnreadableCode.NotAnAmount },
            { "Swedish", "1,", UnreadableCode.NotAnAmount },
            { "Swedish", "12\0", UnreadableCode.ForbiddenCharacter },
            { "Swedish", "", UnreadableCode.Empty },
            { "Machine", "1234,50", UnreadableCode.NotAnAmount },
            { "Machine", "1,234.50", UnreadableCode.NotAnAmount },
            { "English", "1,23.50", UnreadableCode.NotAnAmount },
            { "English", "1,10", UnreadableCode.NotAnAmount },
            { "English", "0,005.001", UnreadableCode.TooManyDecimals },
            { "WholeOre", "12.5", UnreadableCode.NotAnAmount },
            { "Machine", "1000000000000.01", UnreadableCode.TooLarge },
        };

    [Theory]
    [MemberData(nameof(Declared))]
    public void BAD02_a_declared_format_reads_its_own_forms(string format, string text, long ore)
    {
        SwedishAmount.TryReadFile(text, Format(format), out var amount, out var unreadable).ShouldBeTrue(unreadable?.Reason);
        amount.Ore.ShouldBe(ore);
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void BAD02_a_declared_format_refuses_every_other(string format, string text, UnreadableCode code)
    {
        SwedishAmount.TryReadFile(text, Format(format), out _, out var unreadable).ShouldBeFalse();
        unreadable.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public void A_minus_may_come_last_only_where_the_file_says_so()
    {
        SwedishAmount.TryReadFile("5,50-", AmountFormat.Swedish with { MinusMayComeLast = true }, out var amount, out _).ShouldBeTrue();
        amount.Ore.ShouldBe(-550);
        SwedishAmount.TryReadFile("-5,50-", AmountFormat.Swedish with { MinusMayComeLast = true }, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_format_with_one_mark_for_two_things_is_no_format() =>
        Should.Throw<ArgumentException>(() =>
            SwedishAmount.TryReadFile("1", AmountFormat.English with { Decimals = DecimalMark.Comma }, out _, out _)
        );

    [Theory]
    [InlineData(0.1 + 0.2, 30)]
    [InlineData(1234.5, 123450)]
    [InlineData(-1234.56, -123456)]
    [InlineData(1e12, 100_000_000_000_000)]
    public void Excel_numbers_are_read_to_the_ore(double cell, long ore)
    {
        SwedishAmount.TryReadExcel(cell, out var amount, out _).ShouldBeTrue();
        amount.Ore.ShouldBe(ore);
    }

    [Theory]
    [InlineData(0.005, UnreadableCode.TooManyDecimals)]
    [InlineData(33.333333, UnreadableCode.TooManyDecimals)]
    [InlineData(1e300, UnreadableCode.TooLarge)]
    [InlineData(double.NaN, UnreadableCode.NotAnAmount)]
    [InlineData(double.NegativeInfinity, UnreadableCode.NotAnAmount)]
    public void BAD04_excel_numbers_that_are_no_amount_are_refused(double cell, UnreadableCode code)
    {
        SwedishAmount.TryReadExcel(cell, out _, out var unreadable).ShouldBeFalse();
        unreadable.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public void What_is_written_to_a_file_is_read_back_from_it_in_every_format() =>
        Gen.Select(
                SwedishAmountTests.Amounts,
                Gen.OneOf(AmountFormat.Swedish, AmountFormat.Machine, AmountFormat.English, AmountFormat.Continental, AmountFormat.WholeOre)
            )
            .Sample(
                (amount, format) =>
                {
                    SwedishAmount.TryReadFile(SwedishAmount.ForFile(amount, format), format, out var read, out _).ShouldBeTrue();
                    read.ShouldBe(amount);
                    SwedishAmount.TryReadExcel((double)SwedishAmount.ForExcel(amount), out var cell, out _).ShouldBeTrue();
                    cell.ShouldBe(amount);
                },
                iter: 10_000
            );

    private static AmountFormat Format(string name) =>
        name switch
        {
            "Swedish" => AmountFormat.Swedish,
            "Machine" => AmountFormat.Machine,
            "English" => AmountFormat.English,
            "Continental" => AmountFormat.Continental,
            "WholeOre" => AmountFormat.WholeOre,
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
}
