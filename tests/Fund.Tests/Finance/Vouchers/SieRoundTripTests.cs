using CsCheck;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Sie;
using Fund.Finance.Vouchers;
using Fund.Process.Profiles;
using Fund.Tests.Finance.Costs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Vouchers;

public sealed class SieRoundTripTests
{
    private const string Letters = "abcåäöÅÄÖéüñ ABC 0123456789\"\"\\{}#;,.-+=%&/()'<>|½€–";

    private static readonly Gen<string> GenText = Gen.String[Gen.OneOf(Gen.Char[Letters], Gen.Char[' ', '~']), 0, 30];
    private static readonly Gen<string> GenCode = Gen.String[Gen.Char["0123456789AÅ \"{}\\"], 1, 8]
        .Where(code => !string.IsNullOrWhiteSpace(code));
    private static readonly string[] Parts = ["Ansvar", "Projekt", "Verksamhet", "Motpart"];

    private static readonly Gen<VoucherRow> GenRow = Gen.Select(
        Gen.Int[1000, 999999],
        GenText,
        Gen.Long[-90_000_000_000_000, 90_000_000_000_000],
        GenCode.Array[0, 4],
        (account, text, ore, codes) =>
            new VoucherRow
            {
                Account = account.ToString(),
                Text = text,
                Amount = new(ore),
                Codes = [.. codes.Select((code, i) => new VoucherCode(Parts[i], code))],
            }
    );

    private static readonly Gen<Voucher> GenVoucher = Gen.Select(
        GenText,
        GenText,
        Gen.Date[new DateTime(1990, 1, 1), new DateTime(2099, 12, 31)],
        GenText,
        GenRow.Array[0, 8],
        GenRow,
        (series, number, date, text, rows, last) =>
            new Voucher(
                series,
                number,
                DateOnly.FromDateTime(date),
                text,
                [.. rows, last with { Amount = -rows.Aggregate(Money.Zero, (sum, row) => sum + row.Amount) }]
            )
    );

    [Fact]
    public void Any_vouchers_written_as_SIE_4I_and_read_again_are_the_same() =>
        Gen.Select(GenVoucher.Array[1, 4], Gen.Bool, Gen.Bool)
            .Sample(
                (vouchers, checksum, crlf) =>
                {
                    var layout = Examples.Sie with
                    {
                        File = Examples.Sie.File with { Checksum = checksum, LineEnding = crlf ? LineEnding.CrLf : LineEnding.Lf },
                    };
                    var batch = Examples.Batch with { Vouchers = vouchers };
                    using var file = new MemoryStream(Examples.Bytes(stream => new Sie4IWriter(layout).Write(batch, stream)));
                    var seen = new SieRecorder();
                    var reading = SieFile.ReadAsync(file, seen, CancellationToken.None).GetAwaiter().GetResult();

                    reading.Diagnostics.Items.ShouldBeEmpty();
                    seen.Vouchers.Count.ShouldBe(vouchers.Length);
                    foreach (var (was, now) in vouchers.Zip(seen.Vouchers))
                    {
                        (now.Series, now.Number, now.Date, now.Text).ShouldBe(
                            (Seen(was.Series), Seen(was.Number!), was.Date, Seen(was.Text))
                        );
                        now.Rows.Select(row => (row.Account, row.Amount, row.Text, row.Objects))
                            .ShouldBe(was.Rows.Select(row => (row.Account, row.Amount, Seen(row.Text), Objects(row))));
                    }
                },
                iter: 10_000
            );

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused_but_never_crash_the_reader() =>
        Gen.Select(Gen.OneOf(Gen.Byte, Gen.Char["#VERTANSB{}\"\\ \t\r\n01.-"].Select(letter => (byte)letter)).Array[0, 200], Gen.Bool)
            .Sample(
                (noise, whole) =>
                {
                    byte[] bytes = [.. whole ? SieFile.Pc8.GetBytes(SieFile.Head + "#VER A 1 20260101\n{\n") : [], .. noise];
                    using var file = new MemoryStream(bytes);
                    var seen = new SieRecorder();
                    var reading = SieFile.ReadAsync(file, seen, CancellationToken.None).GetAwaiter().GetResult();
                    if (reading.IsWhole)
                    {
                        seen.Vouchers.ShouldAllBe(voucher =>
                            voucher.Ended
                            && voucher.Rows.Where(row => row.Kind != SieRowKind.Struck).Sum(row => (decimal)row.Amount.Ore) == 0
                        );
                    }

                    seen.Vouchers.ShouldAllBe(voucher => !voucher.Text.Contains('\uFFFD'));
                },
                iter: 10_000
            );

    /// <summary>What the writer promises to do with a text that SIE or PC8 cannot hold as it is.</summary>
    private static string Seen(string text)
    {
        var fitted = text.Replace("€", "EUR", StringComparison.Ordinal).Replace('–', '-');
        var body = fitted.TrimEnd('\\');
        return body + new string('/', fitted.Length - body.Length);
    }

    private static string Objects(VoucherRow row) =>
        string.Join(
            ' ',
            row.Codes.Select(code =>
                $"{Examples.Sie.Dimensions.Single(dimension => dimension.CodePart == code.Part).Number}={Seen(code.Code)}"
            )
        );
}
