using Fund.Contracts.Values;
using Fund.Finance.Occasions;
using Fund.Finance.Vouchers;
using Fund.Process.Profiles;

namespace Fund.Finance.Settlements;

/// <summary>
/// The vouchers of a settlement, one an initiative that is paid: the fund's side in debit, the receiver's in credit, each with its own unit
/// and project (F-14). Made of what the lines keep alone, so that what is shown before, the file and its reversal say the same.
/// </summary>
internal static class SettlementVouchers
{
    /// <summary>The vouchers of all lines that pay, in their order.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="date">The day to book them on.</param>
    /// <param name="rules">How they are booked.</param>
    /// <param name="back">Do they take back what was paid? Then they are the same with the opposite signs.</param>
    public static IReadOnlyList<Voucher> Of(IEnumerable<SettlementLine> lines, DateOnly date, VoucherRules rules, bool back) =>
        [
            .. lines
                .Where(line => line.Payable.IsPositive)
                .OrderBy(line => line.VoucherText, StringComparer.Ordinal)
                .ThenBy(line => line.CaseId.Value)
                .Select(line => Of(line, date, rules, back)),
        ];

    /// <summary>The voucher of a line.</summary>
    public static Voucher Of(SettlementLine line, DateOnly date, VoucherRules rules, bool back)
    {
        var amount = back ? -line.Payable : line.Payable;
        return new Voucher(
            rules.Series,
            null,
            date,
            back ? T($"Vändning: {line.VoucherText}") : line.VoucherText,
            [
                new VoucherRow
                {
                    Account = rules.FundAccount,
                    Amount = amount,
                    Codes = Codes(rules.FundUnit, rules.FundProject),
                    Text = line.RowText,
                },
                new VoucherRow
                {
                    Account = rules.ReceiverAccount,
                    Amount = -amount,
                    Codes = Codes(line.ReceiverCode, line.Project),
                    Text = line.RowText,
                },
            ]
        );
    }

    /// <summary>The voucher of what a year-end pays, or claims back when it is below zero: the payout turned about.</summary>
    /// <param name="text">What it is about.</param>
    /// <param name="amount">SEK.</param>
    /// <param name="payee">Who is paid.</param>
    /// <param name="project">The receiver's project.</param>
    /// <param name="date">The day to book it on.</param>
    /// <param name="rules">How it is booked.</param>
    public static Voucher AtYearEnd(string text, Money amount, Payee payee, string? project, DateOnly date, VoucherRules rules) =>
        new(
            rules.Series,
            null,
            date,
            text,
            [
                new VoucherRow
                {
                    Account = rules.FundAccount,
                    Amount = amount,
                    Codes = Codes(rules.FundUnit, rules.FundProject),
                    Text = text,
                },
                new VoucherRow
                {
                    Account = rules.ReceiverAccount,
                    Amount = -amount,
                    Codes = Codes(payee.Code, project),
                    Text = text,
                },
            ]
        );

    private static IReadOnlyList<VoucherCode> Codes(string? unit, string? project) =>
        [
            .. new[] { (Part: VoucherWords.Unit, Code: unit), (Part: VoucherWords.Project, Code: project) }
                .Where(code => code.Code is not null)
                .Select(code => new VoucherCode(code.Part, code.Code!)),
        ];
}
