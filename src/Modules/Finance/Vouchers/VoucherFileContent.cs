using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>Writes vouchers in the one file that a rule version wants: SIE 4I, a table, or lines of fixed width.</summary>
internal static class VoucherFileContent
{
    /// <summary>The bytes of the file.</summary>
    /// <param name="batch">The vouchers.</param>
    /// <param name="rules">How the municipality books.</param>
    /// <param name="names">What codes are called, for a file that names them.</param>
    /// <exception cref="VoucherRefused">Something cannot be written as the layout says.</exception>
    public static byte[] Of(VoucherBatch batch, VoucherRules rules, Func<IReadOnlyDictionary<VoucherCode, string>> names)
    {
        using var stream = new MemoryStream();
        switch (rules.File)
        {
            case TableVoucherFile table:
                new TableVoucherWriter(table).Write(batch, stream);
                break;
            case FixedWidthVoucherFile lines:
                new FixedWidthWriter(lines).Write(batch, stream);
                break;
            case SieVoucherFile sie:
                new Sie4IWriter(
                    new Sie4ILayout
                    {
                        File = sie,
                        Dimensions =
                        [
                            new SieDimension(VoucherWords.Unit, rules.UnitDimension, VoucherWords.Unit),
                            new SieDimension(VoucherWords.Project, rules.ProjectDimension, VoucherWords.Project),
                        ],
                        CodeNames = names(),
                    }
                ).Write(batch, stream);
                break;
            default:
                throw new InvalidOperationException($"No writer for {rules.File.GetType().Name}.");
        }

        return stream.ToArray();
    }
}
