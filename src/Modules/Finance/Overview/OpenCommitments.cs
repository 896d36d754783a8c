using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Overview;

/// <summary>What a case has been granted and not been paid, by year. SEK.</summary>
internal sealed record OpenCommitment(
    string CaseNumber,
    string CaseTitle,
    string LeadUnit,
    IReadOnlyDictionary<int, Money> Years,
    Money Total
);

/// <summary>
/// What a fund has promised and not paid, case by case, the largest first, with the sums of all of them. SEK; the years are those that the
/// grants were made for.
/// </summary>
internal sealed record OpenCommitmentsView(
    string Fund,
    string FundName,
    bool IsYearly,
    IReadOnlyList<int> Years,
    IReadOnlyList<OpenCommitment> Rows,
    int Cases,
    IReadOnlyDictionary<int, Money> Sums,
    Money Total,
    IReadOnlyList<FundName> Funds
);

/// <summary>Open commitments of a fund: a page of cases, from 1.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record OpenCommitments(string? Fund = null, int Page = 1) : IQuery<OpenCommitmentsView>, IAboutFund
{
    /// <summary>Cases a page.</summary>
    public const int CasesAPage = 50;
}

internal sealed class OpenCommitmentsHandler(FinanceDb db, FundsHere funds, FundLedger ledger, IMediator mediator, TimeProvider time)
    : IRequestHandler<OpenCommitments, OpenCommitmentsView>
{
    public async Task<OpenCommitmentsView> Handle(OpenCommitments request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund;
        var yearly = (await ledger.BookAsync(fund.Key, cancellationToken)).Yearly;
        var presentYear = StockholmTime.Today(time).Year;
        var open = (await db.CaseBalances.AsNoTracking().Where(b => b.Fund == fund.Key).ToListAsync(cancellationToken))
            .GroupBy(b => b.CaseId)
            .Select(sums =>
                (Case: sums.Key, Account: CaseAccount.Of(sums.Select(b => new AccountSum(b.Kind, b.Account, b.Year, b.Amount))))
            )
            .Select(about => (about.Case, Years: OpenByYear.Of(about.Account, yearly, presentYear)))
            .Where(about => about.Years.Count > 0)
            .OrderByDescending(about => about.Years.Values.Total())
            .ThenBy(about => about.Case.Value)
            .ToList();
        var shown = open.Skip((Math.Clamp(request.Page, 1, 10_000) - 1) * OpenCommitments.CasesAPage)
            .Take(OpenCommitments.CasesAPage)
            .ToList();
        var cases = (await mediator.Send(new GetCases([.. shown.Select(about => about.Case)]), cancellationToken)).ToDictionary(c => c.Id);
        var sums = open.SelectMany(about => about.Years)
            .GroupBy(year => year.Key)
            .ToDictionary(year => year.Key, year => year.Select(y => y.Value).Total());
        return new OpenCommitmentsView(
            fund.Key,
            fund.Name,
            yearly,
            [.. sums.Keys.Order()],
            [
                .. shown.Select(about => new OpenCommitment(
                    cases[about.Case].Number,
                    cases[about.Case].Title,
                    cases[about.Case].LeadUnitName,
                    about.Years,
                    about.Years.Values.Total()
                )),
            ],
            open.Count,
            sums,
            sums.Values.Total(),
            await funds.ChoicesAsync(cancellationToken)
        );
    }
}
