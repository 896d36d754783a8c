using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Occasions;
using Fund.Finance.Vouchers;
using Fund.Platform.Files;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Finance.Settlements;

/// <summary>Writes the voucher file of a settlement, as the rule version that it was prepared under wants it.</summary>
internal sealed class SettlementVoucherFile(FileStore files, CurrentMunicipality municipality, CurrentSetup setup, TimeProvider time)
{
    /// <summary>Writes it and keeps it; answers its id.</summary>
    /// <exception cref="Refused">Something cannot be written as the layout says.</exception>
    public async Task<Guid> KeepAsync(SettlementRun run, IReadOnlyDictionary<CaseId, CaseHeaderView> cases, CancellationToken cancellation)
    {
        var rules = (await setup.GetAsync(cancellation)).ProfileOf(run.RuleVersion).Settlement.Voucher;
        var name = $"avrakning-{run.Occasion}{VoucherFormat.Of(rules.File).Ending}";
        try
        {
            return await files.KeepAsync(name, Content(run, cases, rules), cancellation, ofAnyKind: true);
        }
        catch (VoucherRefused refused)
        {
            throw new Refused(T($"Bokföringsfilen kan inte skrivas, och inget är bokfört. {refused.Message}"));
        }
    }

    private byte[] Content(SettlementRun run, IReadOnlyDictionary<CaseId, CaseHeaderView> cases, VoucherRules rules)
    {
        var batch = new VoucherBatch
        {
            Organisation = municipality.Value.Name,
            OrganisationNumber = rules.OrganisationNumber,
            Made = StockholmTime.Today(time),
            Id = $"{run.Occasion}-{run.Sequence}",
            Vouchers = [.. run.Lines.Where(l => l.Payable.IsPositive).Select(l => VoucherOf(run, l, cases[l.CaseId], rules))],
        };
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
                new Sie4IWriter(Layout(sie, rules, cases.Values)).Write(batch, stream);
                break;
            default:
                throw new InvalidOperationException($"No writer for {rules.File.GetType().Name}.");
        }

        return stream.ToArray();
    }

    private static Sie4ILayout Layout(SieVoucherFile file, VoucherRules rules, IEnumerable<CaseHeaderView> cases) =>
        new()
        {
            File = file,
            Dimensions =
            [
                new SieDimension("Ansvar", rules.UnitDimension, "Ansvar"),
                new SieDimension(VoucherWords.Project, rules.ProjectDimension, VoucherWords.Project),
            ],
            CodeNames = cases
                .Where(about => about.ProjectCode is not null)
                .GroupBy(about => new VoucherCode(VoucherWords.Project, about.ProjectCode!))
                .ToDictionary(project => project.Key, project => project.First().Title),
        };

    private static Voucher VoucherOf(SettlementRun run, SettlementLine line, CaseHeaderView header, VoucherRules rules)
    {
        IReadOnlyList<VoucherCode> codes = header.ProjectCode is { } project ? [new VoucherCode(VoucherWords.Project, project)] : [];
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
