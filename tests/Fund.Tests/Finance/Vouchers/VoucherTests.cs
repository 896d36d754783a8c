using Fund.Finance.Vouchers;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Vouchers;

public sealed class VoucherTests
{
    [Fact]
    public void A_voucher_that_does_not_balance_cannot_be_made()
    {
        var refused = Should.Throw<VoucherRefused>(() =>
            new Voucher("A", "1", new(2026, 1, 1), "Sned", [Examples.Row("4010", 10000, ""), Examples.Row("1930", -9999, "")])
        );
        refused.Message.ShouldBe("Verifikationen ”Sned” balanserar inte: debet och kredit skiljer 0,01 kr.");
    }

    [Fact]
    public void A_voucher_without_rows_or_with_a_text_for_account_cannot_be_made()
    {
        Should
            .Throw<VoucherRefused>(() => new Voucher("A", "1", new(2026, 1, 1), "Tom", []))
            .Message.ShouldBe("Verifikationen ”Tom” har inga rader.");
        Should
            .Throw<VoucherRefused>(() => new Voucher("A", "1", new(2026, 1, 1), "Fel", [Examples.Row("40X", 0, "")]))
            .Message.ShouldContain("inget kontonummer");
    }

    [Fact]
    public void Sums_that_overflow_a_long_do_not_wrap_into_balance()
    {
        Should.Throw<VoucherRefused>(() =>
            new Voucher(
                "A",
                "1",
                new(2026, 1, 1),
                "Stor",
                [Examples.Row("4010", long.MaxValue, ""), Examples.Row("4010", long.MaxValue, ""), Examples.Row("1930", 2, "")]
            )
        );
    }

    [Theory]
    [InlineData("åäöÅÄÖé–”€", "åäöÅÄÖé-\"EUR")]
    [InlineData("5 %…’x’", "5 %...'x'")]
    [InlineData("a\u030A rad\r\n2\t3", "å rad  2 3")]
    [InlineData("Łukasz Ø Ã §½", "Lukasz Ö A par.½")]
    [InlineData("−5\u00A0kr", "-5 kr")]
    public void Characters_that_PC8_lacks_get_their_usual_stand_in_never_a_question_mark(string text, string fitted) =>
        new ExportText(FileEncoding.Pc8).Fit(text).Replace('\u00A0', ' ').ShouldBe(fitted);

    [Theory(DisplayName = "F-06 A character without stand-in never stops the export, and somebody is told what the file says")]
    [InlineData("Bra 😀", "Bra ?", "Bra ?")]
    [InlineData("Barn ❤\uFE0F", "Barn <3", "Barn <3")]
    [InlineData("Rad\t1\u00A0kr", "Rad 1\u00A0kr", null)]
    [InlineData("a\u030A bra", "å bra", null)]
    [InlineData("IPS – ”stöd”…", "IPS - \"stöd\"...", null)]
    public void Text_never_stops_an_export(string text, string fitted, string? told)
    {
        var pc8 = new ExportText(FileEncoding.Pc8);
        pc8.Fit(text).ShouldBe(fitted);
        pc8.StandIn(text).ShouldBe(told);
    }

    [Fact(DisplayName = "F-06 Half a character never stops the export either")]
    public void Half_a_character() => new ExportText(FileEncoding.Pc8).Fit("a\uD800").ShouldBe("a?");
}
