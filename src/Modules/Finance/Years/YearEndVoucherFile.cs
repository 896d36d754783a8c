using Fund.Contracts.Messages;
using Fund.Finance.Vouchers;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Finance.Years;

/// <summary>Writes the vouchers of what the year-end pays and claims back, as the fund's rules want them today.</summary>
internal sealed class YearEndVoucherFile(FileStore files, CurrentMunicipality municipality, TimeProvider time)
{
    /// <summary>Writes it and keeps it; answers its id.</summary>
    /// <exception cref="Refused">Something cannot be written as the layout says.</exception>
    public async Task<Guid> KeepAsync(Profile rules, int year, IReadOnlyList<YearEndMove> moves, CancellationToken cancellation)
    {
        var layout = rules.Settlement.Voucher;
        try
        {
            return await files.KeepAsync(
                $"bokslut-{year}{VoucherFormat.Of(layout.File).Ending}",
                Content(layout, year, moves),
                cancellation,
                ofAnyKind: true
            );
        }
        catch (VoucherRefused refused)
        {
            throw new Refused(T($"Bokföringsfilen kan inte skrivas, och inget är bokfört. {refused.Message}"));
        }
    }

    private byte[] Content(VoucherRules layout, int year, IReadOnlyList<YearEndMove> moves)
    {
        var batch = new VoucherBatch
        {
            Organisation = municipality.Value.Name,
            OrganisationNumber = layout.OrganisationNumber,
            Made = StockholmTime.Today(time),
            Id = $"bokslut-{year}",
            Vouchers = [.. moves.Select(move => VoucherOf(layout, year, move))],
        };
        using var stream = new MemoryStream();
        switch (layout.File)
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
                            new SieDimension("Ansvar", layout.UnitDimension, "Ansvar"),
                            new SieDimension(VoucherWords.Project, layout.ProjectDimension, VoucherWords.Project),
                        ],
                        CodeNames = moves
                            .Where(move => move.Case.ProjectCode is not null)
                            .GroupBy(move => new VoucherCode(VoucherWords.Project, move.Case.ProjectCode!))
                            .ToDictionary(project => project.Key, project => project.First().Case.Title),
                    }
                ).Write(batch, stream);
                break;
            default:
                throw new InvalidOperationException($"No writer for {layout.File.GetType().Name}.");
        }

        return stream.ToArray();
    }

    // A claim-back is the payout turned about: the receiver owes it.
    private static Voucher VoucherOf(VoucherRules layout, int year, YearEndMove move)
    {
        IReadOnlyList<VoucherCode> codes = move.Case.ProjectCode is { } project ? [new VoucherCode(VoucherWords.Project, project)] : [];
        return new Voucher(
            layout.Series,
            null,
            new FiscalYear(year).End,
            $"{move.Case.RegistryNumber} {move.Case.Title}",
            [
                new VoucherRow
                {
                    Account = layout.FundAccount,
                    Amount = move.Amount,
                    Codes = codes,
                },
                new VoucherRow
                {
                    Account = layout.ReceiverAccount,
                    Amount = -move.Amount,
                    Codes = codes,
                },
            ]
        );
    }
}
