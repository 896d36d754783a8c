using Fund.Contracts.Applications;
using Fund.Contracts.Finance;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Grants;

/// <summary>A case that money is granted to, with the rules of its own rule version.</summary>
internal sealed record GrantedCase(CaseHeaderView Header, Profile Rules)
{
    /// <summary>Its track; null where the fund has none.</summary>
    public Track? Track => Rules.Fund.Tracks.FirstOrDefault(track => track.Key == Header.Track);
}

/// <summary>Gathers what must be known before a grant.</summary>
internal sealed class GrantDesk(
    FinanceDb db,
    FundLedger ledger,
    CurrentSetup setup,
    CaseProcess process,
    IMediator mediator,
    TimeProvider time
)
{
    /// <summary>Name of the amount among a case's facts that says what the initiative costs in all.</summary>
    private const string TotalCost = "cost";

    /// <summary>The case and its rules.</summary>
    public async Task<GrantedCase> CaseAsync(CaseId about, CancellationToken cancellation)
    {
        var header = (await mediator.Send(new GetCases([about]), cancellation)).Single();
        return new GrantedCase(header, (await setup.GetAsync(cancellation)).ProfileOf(header.RuleVersion));
    }

    /// <summary>What is known before the case is granted anything.</summary>
    public async Task<GrantBasis> BasisAsync(GrantedCase granted, CancellationToken cancellation) =>
        new()
        {
            Book = await ledger.BookAsync(granted.Header.Fund, cancellation),
            Track = granted.Track,
            Before = await ledger.OfCaseAsync(granted.Header.Id, cancellation),
            Cost = granted.Track?.ShareOfCost is null ? null : await CostAsync(granted.Header.Id, cancellation),
        };

    /// <summary>What is left of the case's grant, and what prepared settlements would pay of it.</summary>
    public async Task<GrantView> StandingAsync(CaseHeaderView about, CancellationToken cancellation)
    {
        var account = await ledger.OfCaseAsync(about.Id, cancellation);
        var id = about.Id;
        var drafts = await (
            from run in db.Runs.AsNoTracking()
            join line in db.SettlementLines.AsNoTracking() on run.Id equals line.RunId
            where run.State == SettlementState.Prepared && line.CaseId == id
            select new { run.Year, line.Payable }
        ).ToListAsync(cancellation);
        var inDraft = drafts.GroupBy(d => d.Year).ToDictionary(d => d.Key, d => Money.Max(d.Select(l => l.Payable).Total(), Money.Zero));
        return new GrantView(
            (await ledger.IsYearlyAsync(about.Fund, cancellation)) == true,
            StockholmTime.Today(time).Year,
            await ledger.ClosedYearsAsync(about.Fund, cancellation),
            [
                .. account
                    .Years.Keys.Union(inDraft.Keys)
                    .Order()
                    .Select(year => new GrantYear(
                        year,
                        account.Years.GetValueOrDefault(year, new CaseMoneyView(Money.Zero, Money.Zero, Money.Zero)),
                        inDraft.GetValueOrDefault(year, Money.Zero)
                    )),
            ]
        );
    }

    private async Task<Money?> CostAsync(CaseId about, CancellationToken cancellation) =>
        (await process.FactsAsync(about, cancellation)).Amounts.TryGetValue(TotalCost, out var cost) ? cost : null;
}
