using CsCheck;
using Fund.Contracts.Values;
using Shouldly;
using Xunit;

namespace Fund.Tests.Contracts.Values;

public sealed class SwedishAmountTests
{
    private const int Cases = 10_000;

    [Theory]
    [InlineData("1 234,50", 123450)]
    [InlineData("1\u00A0234,50", 123450)]
    [InlineData("1\u202F234,50", 123450)]
    [InlineData("1\u2009234,50", 123450)]
    [InlineData("1234,5", 123450)]
    [InlineData("1234", 123400)]
    [InlineData("\u22125", -500)]
    [InlineData("-5", -500)]
    [InlineData("  1 234,50 ", 123450)]
    [InlineData("\u00A01 234,50\u00A0", 123450)]
    [InlineData("1 234,50 kr", 123450)]
    [InlineData("1 234,50\u00A0kr", 123450)]
    [InlineData("1 234,50 KR", 123450)]
    [InlineData("1 234,50kr", 123450)]
    [InlineData("1 234 kronor", 123400)]
    [InlineData("1 234 SEK", 123400)]
    [InlineData("1 234:-", 123400)]
    [InlineData("0", 0)]
    [InlineData("0,05", 5)]
    [InlineData("-0", 0)]
    public void BAD01_swedish_forms_are_read_to_the_same_ore(string text, long ore) => Read(text).Ore.ShouldBe(ore);

    [Theory]
    [InlineData("1 200 000", 1_200_000_00)]
    [InlineData("1 200 000,50", 1_200_000_50)]
    [InlineData("1,2 mkr", 1_200_000_00)]
    [InlineData("1,25 MKR", 1_250_000_00)]
    [InlineData("1,2\u00A0mnkr", 1_200_000_00)]
    [InlineData("350 tkr", 350_000_00)]
    [InlineData("1 250,5 tkr", 1_250_500_00)]
    [InlineData("\u22122 mkr", -2_000_000_00)]
    public void Pages_principle_6_understands_amounts_as_people_write_them(string text, long ore) => Read(text).Ore.ShouldBe(ore);

    [Theory]
    [InlineData("1,234", UnreadableCode.AmbiguousSeparator)]
    [InlineData("1.234", UnreadableCode.AmbiguousSeparator)]
    [InlineData("1.234,50", UnreadableCode.AmbiguousSeparator)]
    [InlineData("1,234.50", UnreadableCode.AmbiguousSeparator)]
    [InlineData("1234.50", UnreadableCode.AmbiguousSeparator)]
    [InlineData("1.200.000", UnreadableCode.AmbiguousSeparator)]
    [InlineData("1,234,567", UnreadableCode.AmbiguousSeparator)]
    [InlineData("0,005", UnreadableCode.AmbiguousSeparator)]
    [InlineData("0,001", UnreadableCode.AmbiguousSeparator)]
    [InlineData("1,234 mkr", UnreadableCode.AmbiguousSeparator)]
    [InlineData("1,2345", UnreadableCode.TooManyDecimals)]
    public void BAD02_what_has_two_readings_is_refused_with_an_explanation(string text, UnreadableCode code)
    {
        var unreadable = Refuse(text, code);
        unreadable.Reason.ShouldContain("1 234,50");
    }

    [Theory]
    [InlineData("1 2 3", UnreadableCode.MisplacedGroups)]
    [InlineData("12 34", UnreadableCode.MisplacedGroups)]
    [InlineData("1234 567", UnreadableCode.MisplacedGroups)]
    [InlineData("1  234", UnreadableCode.MisplacedGroups)]
    [InlineData("0 500", UnreadableCode.MisplacedGroups)]
    [InlineData("007", UnreadableCode.MisplacedGroups)]
    [InlineData("5-", UnreadableCode.MisplacedSign)]
    [InlineData("(5)", UnreadableCode.MisplacedSign)]
    [InlineData("--5", UnreadableCode.MisplacedSign)]
    [InlineData("\u20135", UnreadableCode.MisplacedSign)]
    [InlineData("- 5", UnreadableCode.MisplacedSign)]
    [InlineData("+5", UnreadableCode.MisplacedSign)]
    [InlineData("1e5", UnreadableCode.NotAnAmount)]
    [InlineData("0x10", UnreadableCode.NotAnAmount)]
    [InlineData("NaN", UnreadableCode.NotAnAmount)]
    [InlineData("\u221E", UnreadableCode.NotAnAmount)]
    [InlineData("\uFF11\uFF12", UnreadableCode.NotAnAmount)]
    [InlineData("\u0661\u0662", UnreadableCode.NotAnAmount)]
    [InlineData("5 000 euro", UnreadableCode.NotAnAmount)]
    [InlineData("1,50:-", UnreadableCode.NotAnAmount)]
    [InlineData("1 234 kr:-", UnreadableCode.NotAnAmount)]
    [InlineData("5 \u212Ar", UnreadableCode.NotAnAmount)]
    [InlineData("cirka 5", UnreadableCode.NotAnAmount)]
    [InlineData("5,", UnreadableCode.NotAnAmount)]
    [InlineData(",5", UnreadableCode.NotAnAmount)]
    [InlineData("kr", UnreadableCode.NotAnAmount)]
    [InlineData("12\0", UnreadableCode.ForbiddenCharacter)]
    [InlineData("12\n", UnreadableCode.ForbiddenCharacter)]
    [InlineData("\u202E12", UnreadableCode.ForbiddenCharacter)]
    [InlineData("", UnreadableCode.Empty)]
    [InlineData(" \u00A0", UnreadableCode.Empty)]
    [InlineData(null, UnreadableCode.Empty)]
    public void BAD03_what_is_no_swedish_amount_is_refused(string? text, UnreadableCode code) => Refuse(text, code);

    [Theory]
    [InlineData("-1", AmountSign.NotNegative, UnreadableCode.Negative)]
    [InlineData("-1", AmountSign.Positive, UnreadableCode.NotPositive)]
    [InlineData("0", AmountSign.Positive, UnreadableCode.NotPositive)]
    [InlineData("-0", AmountSign.Positive, UnreadableCode.NotPositive)]
    [InlineData("1 000 000 000 000,01", AmountSign.Any, UnreadableCode.TooLarge)]
    [InlineData("-1 000 000 000 000,01", AmountSign.Any, UnreadableCode.TooLarge)]
    [InlineData("1000001 mkr", AmountSign.Any, UnreadableCode.TooLarge)]
    [InlineData("100000000000000000", AmountSign.Any, UnreadableCode.TooLarge)]
    [InlineData("79228162514264337593543950336", AmountSign.Any, UnreadableCode.TooLarge)]
    public void BAD04_amounts_outside_what_is_allowed_are_refused(string text, AmountSign sign, UnreadableCode code)
    {
        SwedishAmount.TryRead(text, out var amount, out var unreadable, sign).ShouldBeFalse();
        unreadable.ShouldNotBeNull().Code.ShouldBe(code);
        amount.ShouldBe(Money.Zero);
    }

    [Fact]
    public void BAD04_the_limit_itself_is_read_in_both_directions_and_named_when_passed()
    {
        Read("1 000 000 000 000").ShouldBe(SwedishAmount.Limit);
        Read("-1000000 mkr").ShouldBe(-SwedishAmount.Limit);
        Refuse("1 000 000 000 001", UnreadableCode.TooLarge).Reason.ShouldContain("1\u00A0000\u00A0000\u00A0000\u00A0000\u00A0kr");
        Refuse(new string('9', 65), UnreadableCode.TooLong);
    }

    [Theory]
    [InlineData(120_000_000, "1\u00A0200\u00A0000\u00A0kr")]
    [InlineData(120_000_050, "1\u00A0200\u00A0000,50\u00A0kr")]
    [InlineData(-500, "\u22125\u00A0kr")]
    [InlineData(5, "0,05\u00A0kr")]
    [InlineData(0, "0\u00A0kr")]
    [InlineData(99_900, "999\u00A0kr")]
    [InlineData(100_000, "1\u00A0000\u00A0kr")]
    [InlineData(long.MinValue, "\u221292\u00A0233\u00A0720\u00A0368\u00A0547\u00A0758,08\u00A0kr")]
    public void Pages_principle_6_shows_amounts_with_unbroken_groups(long ore, string page)
    {
        SwedishAmount.ForPage(new Money(ore)).ShouldBe(page);
        new Money(ore).ToString().ShouldBe(page);
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    public void Amounts_are_read_and_written_the_same_in_every_culture(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            SwedishAmount.ForPage(new Money(-120_000_050)).ShouldBe("\u22121\u00A0200\u00A0000,50\u00A0kr");
            Read("1,2 MKR").ShouldBe(Money.FromKronor(1_200_000));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Excel_gets_the_exact_number() => SwedishAmount.ForExcel(new Money(-120_000_050)).ShouldBe(-1_200_000.50m);

    [Fact]
    public void BAD01_every_amount_written_for_a_page_is_read_back_with_any_blank_and_minus() =>
        Gen.Select(Amounts, Gen.OneOf('\u00A0', ' ', '\u202F', '\u2009'), Gen.Bool)
            .Sample(
                (amount, blank, hyphen) =>
                {
                    var text = SwedishAmount.ForPage(amount).Replace('\u00A0', blank);
                    Read(hyphen ? text.Replace('\u2212', '-') : text).ShouldBe(amount);
                    Read(SwedishAmount.ForField(amount)).ShouldBe(amount);
                },
                iter: Cases
            );

    [Fact]
    public void BAD02_a_text_is_never_read_as_something_else_than_its_digits_say() =>
        Gen.Char["0123456789 ,.-\u2212\u00A0krtm:"]
            .Array[0, 12]
            .Select(signs => new string(signs))
            .Sample(
                text =>
                {
                    if (!SwedishAmount.TryRead(text, out var amount, out var unreadable))
                    {
                        unreadable.Reason.ShouldNotBeEmpty();
                        return;
                    }

                    text.ShouldNotContain(".");
                    var compact = string.Concat(text.Where(sign => sign is not (' ' or '\u00A0')));
                    var number = compact.TrimEnd('k', 'r', 't', 'm', ':', '-').Replace(',', '.').Replace('\u2212', '-');
                    var times =
                        compact.EndsWith("mkr", StringComparison.Ordinal) ? 1_000_000
                        : compact.EndsWith("tkr", StringComparison.Ordinal) ? 1_000
                        : 1;
                    amount.Kronor.ShouldBe(times * decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
                },
                iter: 10 * Cases
            );

    internal static Gen<Money> Amounts { get; } =
        Gen.OneOf(Gen.Long[-100_000, 100_000], Gen.Long[-SwedishAmount.Limit.Ore, SwedishAmount.Limit.Ore]).Select(ore => new Money(ore));

    private static Money Read(string text)
    {
        SwedishAmount.TryRead(text, out var amount, out var unreadable).ShouldBeTrue(unreadable?.Reason);
        return amount;
    }

    private static Unreadable Refuse(string? text, UnreadableCode code)
    {
        SwedishAmount.TryRead(text, out var amount, out var unreadable).ShouldBeFalse();
        amount.ShouldBe(Money.Zero);
        unreadable.ShouldNotBeNull().Code.ShouldBe(code);
        return unreadable;
    }
}
