using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Finance.Settlements;
using Fund.Finance.Vouchers;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Years;

/// <summary>Writes the vouchers of what the year-end pays and claims back, as the fund's rules want them today.</summary>
internal sealed class YearEndVoucherFile(FileStore files, CurrentMunicipality municipality, IMediator mediator, TimeProvider time)
{
    /// <summary>Writes it and keeps it; answers its id.</summary>
    /// <exception cref="Refused">Something cannot be written as the layout says.</exception>
    public async Task<Guid> KeepAsync(Profile rules, int year, IReadOnlyList<YearEndMove> moves, CancellationToken cancellation)
    {
        var layout = rules.Settlement.Voucher;
        var units = await mediator.Send(new Units(), cancellation);
        var payees = moves.Select(move => (Move: move, Payee: Payee.Of(move.Case, units))).ToList();
        var batch = new VoucherBatch
        {
            Organisation = municipality.Value.Name,
            OrganisationNumber = layout.OrganisationNumber,
            Made = StockholmTime.Today(time),
            Id = $"bokslut-{year}",
            Vouchers = [.. payees.Select(paid => VoucherOf(layout, year, paid.Move, paid.Payee))],
        };
        try
        {
            return await files.KeepAsync(
                $"bokslut-{year}{VoucherFormat.Of(layout.File).Ending}",
                VoucherFileContent.Of(batch, layout, () => Names(rules, payees)),
                cancellation,
                ofAnyKind: true
            );
        }
        catch (VoucherRefused refused)
        {
            throw new Refused(T($"Bokföringsfilen kan inte skrivas, och inget är bokfört. {refused.Message}"));
        }
    }

    private static Voucher VoucherOf(VoucherRules layout, int year, YearEndMove move, Payee payee) =>
        SettlementVouchers.AtYearEnd(
            $"{move.Case.RegistryNumber} {move.Case.Title}".Trim(),
            move.Amount,
            payee,
            move.Case.ProjectCode,
            new FiscalYear(year).End,
            layout
        );

    private static Dictionary<VoucherCode, string> Names(Profile rules, IEnumerable<(YearEndMove Move, Payee Payee)> payees)
    {
        var layout = rules.Settlement.Voucher;
        var names = new Dictionary<VoucherCode, string> { [new(VoucherWords.Unit, layout.FundUnit)] = rules.Fund.Owner };
        if (layout.FundProject is { } own)
        {
            names[new(VoucherWords.Project, own)] = rules.Fund.Name;
        }

        foreach (var (move, payee) in payees)
        {
            if (payee.Code is { } unit)
            {
                names.TryAdd(new(VoucherWords.Unit, unit), payee.Name);
            }

            if (move.Case.ProjectCode is { } project)
            {
                names.TryAdd(new(VoucherWords.Project, project), move.Case.Title);
            }
        }

        return names;
    }
}
