using Fund.Finance.Vouchers;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Vouchers;

/// <summary>The names that a profile's check allows are those that the writers answer.</summary>
public sealed class VoucherValuesTests
{
    private static readonly Voucher Voucher = Examples.Batch.Vouchers[0];

    [Fact(DisplayName = "F-48 Every value that a layout may ask for at a place is answered there")]
    public void Every_word_is_answered()
    {
        foreach (var word in VoucherWords.OfFile)
        {
            Answers(word, new VoucherPlace(Examples.Batch, null, null, 0));
        }

        foreach (var word in VoucherWords.OfFile.Concat(VoucherWords.OfVoucher))
        {
            Answers(word, new VoucherPlace(Examples.Batch, Voucher, null, 0));
        }

        foreach (var word in VoucherWords.OfFile.Concat(VoucherWords.OfVoucher).Concat(VoucherWords.OfRow))
        {
            Answers(word, new VoucherPlace(Examples.Batch, Voucher, Voucher.Rows[0], 1));
        }
    }

    [Fact(DisplayName = "F-48 A value that the check allows at no earlier place is refused there by the writer, too")]
    public void What_is_not_known_at_a_place_is_refused()
    {
        foreach (var word in VoucherWords.OfVoucher.Concat(VoucherWords.OfRow))
        {
            VoucherWords.IsAmong(word, VoucherWords.OfFile).ShouldBeFalse(word);
            Should.Throw<VoucherRefused>(() => VoucherValues.Get(word, new VoucherPlace(Examples.Batch, null, null, 0)), word);
        }
    }

    [Theory]
    [InlineData("datum:yyyyMMdd", true)]
    [InlineData("datum:yyyy-MM-dd", true)]
    [InlineData("datum:MMMM", false)]
    [InlineData("datum:", false)]
    [InlineData("tecken:+/-", true)]
    [InlineData("tecken:D", false)]
    [InlineData("fast:", true)]
    [InlineData("fast", false)]
    [InlineData("kod:Motpart", false)]
    [InlineData("kontö", false)]
    public void Arguments_are_judged(string value, bool allowed) =>
        VoucherWords.IsAmong(value, [.. VoucherWords.OfFile, .. VoucherWords.OfVoucher, .. VoucherWords.OfRow]).ShouldBe(allowed);

    // "datum:FORMAT" stands for any format.
    private static void Answers(string word, VoucherPlace place) =>
        Should.NotThrow(
            () => VoucherValues.Get(word.Replace("FORMAT", "yyyyMMdd", StringComparison.Ordinal), place),
            $"{word} is allowed but nothing answers it"
        );
}
