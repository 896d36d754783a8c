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
        var receiver = new Receiver(line.IsExternal, line.ReceiverCode, line.Project);
        return new Voucher(
            rules.Series,
            null,
            date,
            back ? T($"Vändning: {line.VoucherText}") : line.VoucherText,
            Rows(rules, receiver, back ? -line.Payable : line.Payable, line.RowText)
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
        new(rules.Series, null, date, text, Rows(rules, new Receiver(payee.IsExternal, payee.Code, project), amount, text));

    // A receiver with accounts of its own has no row in the municipality's: the fund bears a grant that leaves the municipality, and owes
    // it until the receiver's invoice is paid (W-23). Where the rule version says no accounts for that, the remark on the line does.
    private static IReadOnlyList<VoucherRow> Rows(VoucherRules rules, Receiver receiver, Money amount, string text)
    {
        var own = Codes(rules.FundUnit, rules.FundProject);
        return receiver.IsExternal && rules.External is { } external
            ?
            [
                new VoucherRow
                {
                    Account = external.GrantAccount,
                    Amount = amount,
                    Codes = own,
                    Text = text,
                },
                new VoucherRow
                {
                    Account = external.DebtAccount,
                    Amount = -amount,
                    Codes = own,
                    Text = text,
                },
            ]
            :
            [
                new VoucherRow
                {
                    Account = rules.FundAccount,
                    Amount = amount,
                    Codes = own,
                    Text = text,
                },
                new VoucherRow
                {
                    Account = rules.ReceiverAccount,
                    Amount = -amount,
                    Codes = Codes(receiver.Code, receiver.Project),
                    Text = text,
                },
            ];
    }

    private static IReadOnlyList<VoucherCode> Codes(string? unit, string? project) =>
        [
            .. new[] { (Part: VoucherWords.Unit, Code: unit), (Part: VoucherWords.Project, Code: project) }
                .Where(code => code.Code is not null)
                .Select(code => new VoucherCode(code.Part, code.Code!)),
        ];

    private sealed record Receiver(bool IsExternal, string? Code, string? Project);
}
