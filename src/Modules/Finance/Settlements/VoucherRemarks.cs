using Fund.Finance.Occasions;
using Fund.Finance.Vouchers;
using Fund.Process.Profiles;

namespace Fund.Finance.Settlements;

/// <summary>
/// What somebody should know of an initiative's voucher before it is written: text never stops money (F-06), but nobody is surprised by it.
/// </summary>
internal static class VoucherRemarks
{
    /// <summary>The remarks, in sentences; none of a line that nothing is paid for.</summary>
    public static IEnumerable<string> Of(SettlementLine line, VoucherRules rules)
    {
        if (!line.Payable.IsPositive)
        {
            yield break;
        }

        if (ExportText.For(rules.File).StandIn(line.VoucherText) is { } written)
        {
            yield return T($"Namnet har tecken som bokföringsfilen saknar. I filen står det: {written}");
        }

        if (line.IsExternal)
        {
            yield return rules.External is { } external
                ? T(
                    $"{line.ReceiverName} är en extern mottagare med egen bokföring. Bidraget bokförs som skuld på konto {external.DebtAccount}. "
                        + $"Betala mot faktura eller rekvisition."
                )
                : T(
                    $"{line.ReceiverName} är en extern mottagare med egen bokföring, men riktlinjen säger inga konton för det. "
                        + $"Betala mot faktura eller rekvisition, och rätta verifikationen."
                );
        }
        else if (line.ReceiverCode is null)
        {
            yield return T($"{line.ReceiverName} har ingen ansvarskod. Mottagarens rad i bokföringsfilen saknar därför ansvar.");
        }
    }
}
