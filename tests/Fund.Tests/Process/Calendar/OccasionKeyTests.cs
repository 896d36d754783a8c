using CsCheck;
using Fund.Process.Calendar;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Calendar;

public sealed class OccasionKeyTests
{
    [Fact(DisplayName = "F-48 an occasion's key is read back as it is written")]
    public void A_key_is_read_back_as_it_is_written() =>
        Gen.Select(Gen.Int[OccasionKey.FirstYear, OccasionKey.LastYear], Gen.Char.AlphaNumeric.Array[1, 20])
            .Sample(
                (year, word) =>
                {
                    var key = new OccasionKey(new FiscalYear(year), new string(word));
                    OccasionKey.TryParse(key.ToString(), out var read).ShouldBeTrue();
                    read.ShouldBe(key);
                },
                iter: 10_000
            );

    [Theory(DisplayName = "F-48 what is no key of an occasion is not read as one")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-")]
    [InlineData("2026T1")]
    [InlineData("26-T1")]
    [InlineData("1999-T1")]
    [InlineData("2101-T1")]
    [InlineData("-026-T1")]
    [InlineData("2026-T 1")]
    [InlineData("2026-T1\n")]
    [InlineData("2026-år")]
    [InlineData("2026-T1-T2")]
    [InlineData("2026-abcdefghijklmnopqrstu")]
    [InlineData("٢٠٢٦-T1")]
    public void Nothing_else_is_read(string? text) => OccasionKey.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_key_of_nothing_cannot_be_made()
    {
        Should.Throw<ArgumentException>(() => new OccasionKey(new FiscalYear(2026), "T-1"));
        Should.Throw<ArgumentException>(() => new OccasionKey(new FiscalYear(1999), "T1"));
    }
}
