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

/// <summary>Writes the voucher files of a settlement, as the rule version that it was prepared under wants them.</summary>
internal sealed class SettlementVoucherFile(FileStore files, CurrentMunicipality municipality, CurrentSetup setup, TimeProvider time)
{
    /// <summary>Writes the file that pays and keeps it; answers its id.</summary>
    /// <exception cref="Refused">Something cannot be written as the layout says.</exception>
    public async Task<Guid> KeepAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        CancellationToken cancellation
    ) =>
        await KeepAsync(
            run,
            cases,
            $"avrakning-{run.Occasion}{(run.Sequence == 1 ? "" : $"-{run.Sequence}")}",
            $"{run.Occasion}-{run.Sequence}",
            rules => SettlementVouchers.Of(run.Lines, run.PeriodEnd, rules, back: false),
            cancellation
        );

    /// <summary>Writes the file that takes back what the run paid, and keeps it; answers its id.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cases">Its cases.</param>
    /// <param name="date">The day to book it on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Refused">Something cannot be written as the layout says.</exception>
    public async Task<Guid> KeepBackAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        DateOnly date,
        CancellationToken cancellation
    ) =>
        await KeepAsync(
            run,
            cases,
            $"vand-avrakning-{run.Occasion}-{run.Sequence}",
            $"{run.Occasion}-{run.Sequence}-V",
            rules => SettlementVouchers.Of(run.Lines, date, rules, back: true),
            cancellation
        );

    private async Task<Guid> KeepAsync(
        SettlementRun run,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases,
        string name,
        string id,
        Func<VoucherRules, IReadOnlyList<Voucher>> vouchers,
        CancellationToken cancellation
    )
    {
        var profile = (await setup.GetAsync(cancellation)).ProfileOf(run.RuleVersion);
        var rules = profile.Settlement.Voucher;
        try
        {
            var batch = new VoucherBatch
            {
                Organisation = municipality.Value.Name,
                OrganisationNumber = rules.OrganisationNumber,
                Made = StockholmTime.Today(time),
                Id = id,
                Vouchers = vouchers(rules),
            };
            using var stream = new MemoryStream();
            Write(batch, rules, () => Layout(run, profile, cases), stream);
            return await files.KeepAsync(name + VoucherFormat.Of(rules.File).Ending, stream.ToArray(), cancellation, ofAnyKind: true);
        }
        catch (VoucherRefused refused)
        {
            throw new Refused(T($"Bokföringsfilen kan inte skrivas, och inget är bokfört. {refused.Message}"));
        }
    }

    private static void Write(VoucherBatch batch, VoucherRules rules, Func<Sie4ILayout> sie, Stream stream)
    {
        switch (rules.File)
        {
            case TableVoucherFile table:
                new TableVoucherWriter(table).Write(batch, stream);
                break;
            case FixedWidthVoucherFile lines:
                new FixedWidthWriter(lines).Write(batch, stream);
                break;
            case SieVoucherFile:
                new Sie4IWriter(sie()).Write(batch, stream);
                break;
            default:
                throw new InvalidOperationException($"No writer for {rules.File.GetType().Name}.");
        }
    }

    private static Sie4ILayout Layout(SettlementRun run, Profile profile, IReadOnlyDictionary<CaseId, CaseHeaderView> cases)
    {
        var rules = profile.Settlement.Voucher;
        var names = new Dictionary<VoucherCode, string> { [new(VoucherWords.Unit, rules.FundUnit)] = profile.Fund.Owner };
        if (rules.FundProject is { } own)
        {
            names[new(VoucherWords.Project, own)] = profile.Fund.Name;
        }

        foreach (var line in run.Lines)
        {
            if (line.ReceiverCode is { } unit)
            {
                names.TryAdd(new(VoucherWords.Unit, unit), line.ReceiverName);
            }

            if (line.Project is { } project)
            {
                names.TryAdd(new(VoucherWords.Project, project), cases[line.CaseId].Title);
            }
        }

        return new()
        {
            File = (SieVoucherFile)rules.File,
            Dimensions =
            [
                new SieDimension(VoucherWords.Unit, rules.UnitDimension, VoucherWords.Unit),
                new SieDimension(VoucherWords.Project, rules.ProjectDimension, VoucherWords.Project),
            ],
            CodeNames = names,
        };
    }
}
