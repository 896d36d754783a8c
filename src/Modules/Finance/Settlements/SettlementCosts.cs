using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Finance.Settlements;

/// <summary>
/// Reads the costs that nobody has settled and writes what a settlement says of each, some cases at a time, by statements written by hand:
/// there can be a million, and what stands between them and the database costs more than the arithmetic. The municipality has been named
/// to the database by what was asked before.
/// </summary>
internal sealed class SettlementCosts(FinanceDb db)
{
    private const string Unsettled = """
        select c.case_id, c.id, c.date, c.amount, h.reason
        from finance.cost_lines c
        left join finance.cost_holds h
            on h.municipality_id = c.municipality_id and h.cost_line_id = c.id and h.released_at is null
        where c.municipality_id = $1 and c.case_id = any($2)
          and not exists (select from finance.settled_costs s where s.municipality_id = c.municipality_id and s.cost_line_id = c.id)
        """;

    private const string Written = """
        insert into finance.settlement_costs
            (municipality_id, run_id, case_id, cost_line_id, date, amount, payable, outcome, reason, rule)
        select $1, $2, c.* from unnest($3::uuid[], $4::uuid[], $5::date[], $6::bigint[], $7::bigint[], $8::text[], $9::text[], $10::text[]) as c
        """;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <summary>The unsettled costs of some cases, by case.</summary>
    public async Task<IReadOnlyDictionary<CaseId, List<CostToSettle>>> UnsettledAsync(
        IEnumerable<CaseId> cases,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(Unsettled, Connection)
        {
            CommandTimeout = db.Database.GetCommandTimeout() ?? 30,
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = db.CurrentMunicipalityId },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. cases.Select(about => about.Value)] },
            },
        };
        var costs = new Dictionary<CaseId, List<CostToSettle>>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var about = new CaseId(row.GetGuid(0));
            if (!costs.TryGetValue(about, out var own))
            {
                costs[about] = own = [];
            }

            own.Add(
                new CostToSettle(
                    row.GetGuid(1),
                    row.GetFieldValue<DateOnly>(2),
                    new Money(row.GetInt64(3)),
                    await row.IsDBNullAsync(4, cancellation) ? null : T($"Kostnaden hålls inne: {row.GetString(4)}")
                )
            );
        }

        return costs;
    }

    /// <summary>Writes what the settlement says of costs; its lines are written.</summary>
    public async Task WriteAsync(Guid run, IReadOnlyList<(CaseId Case, SettledCost Cost)> costs, CancellationToken cancellation)
    {
        if (costs.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Written, Connection)
        {
            CommandTimeout = db.Database.GetCommandTimeout() ?? 30,
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = db.CurrentMunicipalityId },
                new NpgsqlParameter<Guid> { TypedValue = run },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. costs.Select(c => c.Case.Value)] },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. costs.Select(c => c.Cost.Id)] },
                new NpgsqlParameter<DateOnly[]> { TypedValue = [.. costs.Select(c => c.Cost.Date)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. costs.Select(c => c.Cost.Amount.Ore)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. costs.Select(c => c.Cost.Payable.Ore)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. costs.Select(c => Word(c.Cost.Outcome))] },
                new NpgsqlParameter<string[]> { TypedValue = [.. costs.Select(c => c.Cost.Reason)] },
                new NpgsqlParameter<string?[]> { TypedValue = [.. costs.Select(c => c.Cost.Rule)] },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Word(CostOutcome outcome) =>
        outcome switch
        {
            CostOutcome.Settled => nameof(CostOutcome.Settled),
            CostOutcome.Held => nameof(CostOutcome.Held),
            CostOutcome.BeforeStart => nameof(CostOutcome.BeforeStart),
            CostOutcome.OtherYear => nameof(CostOutcome.OtherYear),
            CostOutcome.Later => nameof(CostOutcome.Later),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
}
