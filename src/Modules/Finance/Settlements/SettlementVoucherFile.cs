using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Occasions;
using Fund.Finance.Vouchers;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Finance.Settlements;

/// <summary>Writes the voucher file of a settlement.</summary>
internal sealed class SettlementVoucherFile(FileStore files, CurrentMunicipality municipality, TimeProvider time)
{
    /// <summary>Writes it and keeps it; answers its id.</summary>
    public async Task<Guid> KeepAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        Profile rules,
        CancellationToken cancellation
    ) => await files.KeepAsync($"avrakning-{run.Occasion}.si", Content(run, cases, rules.Settlement.Voucher), cancellation);

    private byte[] Content(SettlementRun run, IReadOnlyDictionary<CaseId, CaseHeaderView> cases, VoucherRules rules)
    {
        var vouchers = run.Lines.Where(l => l.Payable.IsPositive).Select(l => VoucherOf(run, l, cases[l.CaseId], rules)).ToList();
        var layout = new Sie4ILayout
        {
            Dimensions =
            [
                new SieDimension("Ansvar", rules.UnitDimension, "Ansvar"),
                new SieDimension("Projekt", rules.ProjectDimension, "Projekt"),
            ],
        };
        using var stream = new MemoryStream();
        new Sie4IWriter(layout).Write(
            new VoucherBatch
            {
                Organisation = municipality.Value.Name,
                Made = StockholmTime.Today(time),
                Vouchers = vouchers,
            },
            stream
        );
        return stream.ToArray();
    }

    private static Voucher VoucherOf(SettlementRun run, SettlementLine line, CaseHeaderView header, VoucherRules rules)
    {
        IReadOnlyList<VoucherCode> codes = header.ProjectCode is { } project ? [new VoucherCode("Projekt", project)] : [];
        return new Voucher(
            rules.Series,
            null,
            run.PeriodEnd,
            $"{header.RegistryNumber} {header.Title}",
            [
                new VoucherRow
                {
                    Account = rules.FundAccount,
                    Amount = line.Payable,
                    Codes = codes,
                },
                new VoucherRow
                {
                    Account = rules.ReceiverAccount,
                    Amount = -line.Payable,
                    Codes = codes,
                },
            ]
        );
    }
}
