using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Repayments.Arithmetic;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>An instalment in the list. SEK; the year is the budget year whose frame it reduces, the planned one that of the plan.</summary>
internal sealed record RepaymentListRow(
    Guid Id,
    int Version,
    string CaseNumber,
    string CaseTitle,
    string Unit,
    string UnitName,
    int Year,
    int PlannedYear,
    Money Amount,
    RepaymentState State,
    string StateName,
    string? Reason,
    string? ChangedBy
);

/// <summary>A sum for the budget: how much a unit's frame is reduced in a year. SEK.</summary>
internal sealed record BudgetInputRow(string Unit, string UnitName, int Year, Money Amount);

/// <summary>The instalments of a fund, and their sums by unit and year for the budget work (U-13, U-86).</summary>
internal sealed record RepaymentListView(
    string Fund,
    IReadOnlyList<RepaymentListRow> Rows,
    IReadOnlyList<BudgetInputRow> BudgetInput,
    IReadOnlyList<string> Risks,
    IReadOnlyList<FundName> Funds
);

/// <summary>Instalments of a fund, of one budget year or all.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record RepaymentList(int? Year = null, string? Fund = null) : IQuery<RepaymentListView>, IAboutFund;

internal sealed class RepaymentListHandler(FinanceDb db, CurrentSetup setup, FundsHere funds, IMediator mediator)
    : IRequestHandler<RepaymentList, RepaymentListView>
{
    public async Task<RepaymentListView> Handle(RepaymentList request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund.Key;
        var instalments = await db
            .Instalments.AsNoTracking()
            .Where(i => i.Fund == fund && (request.Year == null || (i.PostponedTo ?? i.Year) == request.Year))
            .OrderBy(i => i.PostponedTo ?? i.Year)
            .ThenBy(i => i.UnitName)
            .ThenBy(i => i.Id)
            .ToListAsync(cancellationToken);
        var about = instalments.Select(i => i.CaseId).Distinct().ToList();
        var cases = (await mediator.Send(new GetCases(about), cancellationToken)).ToDictionary(c => c.Id);
        return new RepaymentListView(
            fund,
            [.. instalments.Select(i => Row(i, cases[i.CaseId]))],
            BudgetInput(instalments),
            [
                .. (await setup.GetAsync(cancellationToken))
                    .Profiles.Where(version => version.Fund.Key == fund && version.Repayment.IsForSome())
                    .Select(version => version.Repayment.RiskText)
                    .OfType<string>()
                    .Distinct(),
            ],
            await funds.ChoicesAsync(cancellationToken)
        );
    }

    // What a decision has waived reduces no frame, and what one has postponed reduces that of its new year.
    private static List<BudgetInputRow> BudgetInput(List<RepaymentInstalment> instalments)
    {
        var names = instalments.GroupBy(i => i.Unit).ToDictionary(unit => unit.Key, unit => unit.First().UnitName);
        var planned = instalments
            .Where(i => i.State != RepaymentState.Waived)
            .Select(i => new PlannedRepayment(i.Unit, i.DueYear, i.Amount))
            .ToList();
        return
        [
            .. from year in planned.Select(row => row.Year).Distinct().Order()
            from sum in RepaymentSums.BudgetInput(planned, year).OrderBy(sum => names[sum.Key], SwedishText.Comparer)
            select new BudgetInputRow(sum.Key, names[sum.Key], year, sum.Value),
        ];
    }

    private static RepaymentListRow Row(RepaymentInstalment instalment, CaseHeaderView about) =>
        new(
            instalment.Id,
            instalment.Version,
            about.Number,
            about.Title,
            instalment.Unit,
            instalment.UnitName,
            instalment.DueYear,
            instalment.Year,
            instalment.Amount,
            instalment.State,
            RepaymentStates.Names[instalment.State],
            instalment.Reason,
            instalment.ChangedByName
        );
}
