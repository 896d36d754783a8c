using System.Data.Common;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Persistence;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Facts;

/// <summary>What Finance knows of a case.</summary>
internal sealed class AddFinanceFacts(ReadBatch reads) : INotificationHandler<GatherFacts>
{
    private const string Balances = """
        select kind, account, year, amount from finance.case_balances where municipality_id = $1 and case_id = $2
        """;

    private const string LatestPlans = """
        select latest.plan, latest.approved_at is not null, latest.content, row.unit, row.unit_kind, row.unit_name, row.year, row.amount
        from (
            select distinct on (plan) municipality_id, id, plan, approved_at, content from finance.case_plans
            where municipality_id = $1 and case_id = $2 order by plan, version desc
        ) latest
        left join finance.plan_rows row on row.municipality_id = latest.municipality_id and row.plan_id = latest.id
        order by latest.plan, row.position
        """;

    private const string Held = """
        select exists (select from finance.payout_holds where municipality_id = $1 and case_id = $2 and released_at is null)
        """;

    public Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        var (facts, about) = (notification.Facts, notification.Case.Value);
        var sums = new List<AccountSum>();
        reads.Ask(Balances, row => sums.Add(Sum(row)), about);
        reads.Then(() =>
        {
            if (sums.Count > 0)
            {
                var money = CaseAccount.Of(sums).Whole;
                facts.Amounts[FactAmounts.Committed] = money.Remaining;
                facts.Amounts[FactAmounts.Paid] = money.Paid;
            }
        });
        reads.Ask(LatestPlans, row => AddPlanRow(facts, row), about);
        reads.Ask(Held, row => facts.Flags[FactFlags.Held] = row.GetBoolean(0), about);
        return Task.CompletedTask;
    }

    private static AccountSum Sum(DbDataReader row) =>
        new(
            Enum.Parse<LedgerKind>(row.GetString(0)),
            Enum.Parse<LedgerAccount>(row.GetString(1)),
            row.GetInt32(2),
            new Money(row.GetInt64(3))
        );

    private static void AddPlanRow(CaseFacts facts, DbDataReader row)
    {
        var plan = row.GetString(0);
        facts.PlansSubmitted.Add(plan);
        if (row.GetBoolean(1))
        {
            facts.PlansApproved.Add(plan);
        }

        if (row.GetString(2) == nameof(PlanContent.RepaymentPerUnitAndYear) && !row.IsDBNull(3))
        {
            facts.Repayments.Add(
                new RepaymentFact(row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6), new Money(row.GetInt64(7)))
            );
        }
    }
}
