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
            return await files.KeepAsync(
                name + VoucherFormat.Of(rules.File).Ending,
                VoucherFileContent.Of(batch, rules, () => Names(run, profile, cases)),
                cancellation,
                ofAnyKind: true
            );
        }
        catch (VoucherRefused refused)
        {
            throw new Refused(T($"Bokföringsfilen kan inte skrivas, och inget är bokfört. {refused.Message}"));
        }
    }

    private static Dictionary<VoucherCode, string> Names(
        SettlementRun run,
        Profile profile,
        IReadOnlyDictionary<CaseId, CaseHeaderView> cases
    )
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

        return names;
    }
}
