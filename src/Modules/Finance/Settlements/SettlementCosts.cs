using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements.Arithmetic;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Finance.Settlements;

/// <summary>The unsettled costs of a case together.</summary>
/// <param name="Sum">SEK, credits deducted.</param>
/// <param name="HasOdd">Is any of them not of the period and its year, before the start, or held?</param>
internal sealed record UnsettledSum(Money Sum, bool HasOdd);

/// <summary>
/// Reads the costs that nobody has settled and writes what a settlement says of each, some cases at a time, by statements written by hand:
/// there can be a million, and what stands between them and the database costs more than the arithmetic. The municipality has been named
/// to the database by what was asked before.
/// </summary>
internal sealed class SettlementCosts(FinanceDb db)
{
    // A cost that is not of the period and the year, or before the start, or held, is judged by itself.
    private const string Summed = """
        select c.case_id, sum(c.amount)::bigint,
               count(*) filter (where not c.date between greatest($4, about.started_on) and $5 or h.id is not null)
        from finance.cost_lines c
        join unnest($2::uuid[], $3::date[]) as about(case_id, started_on) on about.case_id = c.case_id
        left join finance.cost_holds h
            on h.municipality_id = c.municipality_id and h.cost_line_id = c.id and h.released_at is null
        where c.municipality_id = $1
          and not exists (select from finance.settled_costs s where s.municipality_id = c.municipality_id and s.cost_line_id = c.id)
        group by c.case_id
        """;

    private const string WrittenWhole = """
        insert into finance.settlement_costs
            (municipality_id, run_id, case_id, cost_line_id, date, amount, payable, outcome, reason, rule)
        select c.municipality_id, $3, c.case_id, c.id, c.date, c.amount, c.amount, 'Settled', $4, null
        from finance.cost_lines c
        where c.municipality_id = $1 and c.case_id = any($2)
          and not exists (select from finance.settled_costs s where s.municipality_id = c.municipality_id and s.cost_line_id = c.id)
        """;

    private const string Unsettled = """
        select c.case_id, c.id, c.date, c.amount, h.reason, c.corrects
        from finance.cost_lines c
        left join finance.cost_holds h
            on h.municipality_id = c.municipality_id and h.cost_line_id = c.id and h.released_at is null
        where c.municipality_id = $1 and c.case_id = any($2)
          and not exists (select from finance.settled_costs s where s.municipality_id = c.municipality_id and s.cost_line_id = c.id)
        """;

    private const string Written = """
        insert into finance.settlement_costs
            (municipality_id, run_id, case_id, cost_line_id, date, amount, payable, outcome, reason, rule)
        select $1, $2, c.*
        from unnest($3::uuid[], $4::uuid[], $5::date[], $6::bigint[], $7::bigint[], $8::text[], $9::text[], $10::text[]) as c
        """;

    /// <summary>The unsettled costs of some cases together, by case; a case that has none is left out.</summary>
    /// <param name="cases">The cases, with the first day on which their cost counts.</param>
    /// <param name="year">First day of the fiscal year.</param>
    /// <param name="end">Last day of the period.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyDictionary<CaseId, UnsettledSum>> SumsAsync(
        IReadOnlyList<(CaseId Case, DateOnly? StartedOn)> cases,
        DateOnly year,
        DateOnly end,
        CancellationToken cancellation
    )
    {
        await using var command = Command(
            Summed,
            new NpgsqlParameter<Guid[]> { TypedValue = [.. cases.Select(about => about.Case.Value)] },
            new NpgsqlParameter<DateOnly[]> { TypedValue = [.. cases.Select(about => about.StartedOn ?? DateOnly.MaxValue)] },
            new NpgsqlParameter<DateOnly> { TypedValue = year },
            new NpgsqlParameter<DateOnly> { TypedValue = end }
        );
        var sums = new Dictionary<CaseId, UnsettledSum>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            sums[new CaseId(row.GetGuid(0))] = new UnsettledSum(new Money(row.GetInt64(1)), row.GetInt64(2) > 0);
        }

        return sums;
    }

    /// <summary>Writes that every unsettled cost of some cases is paid as it is; the lines of the settlement are written.</summary>
    public async Task WriteWholeAsync(Guid run, IReadOnlyCollection<CaseId> cases, CancellationToken cancellation)
    {
        if (cases.Count == 0)
        {
            return;
        }

        await using var command = Command(
            WrittenWhole,
            new NpgsqlParameter<Guid[]> { TypedValue = [.. cases.Select(about => about.Value)] },
            new NpgsqlParameter<Guid> { TypedValue = run },
            new NpgsqlParameter<string> { TypedValue = Settlement.Paid }
        );
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The unsettled costs of some cases, by case.</summary>
    public async Task<IReadOnlyDictionary<CaseId, List<CostToSettle>>> UnsettledAsync(
        IEnumerable<CaseId> cases,
        CancellationToken cancellation
    )
    {
        var costs = new Dictionary<CaseId, List<CostToSettle>>();
        Guid[] asked = [.. cases.Select(about => about.Value)];
        if (asked.Length == 0)
        {
            return costs;
        }

        await using var command = Command(Unsettled, new NpgsqlParameter<Guid[]> { TypedValue = asked });
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
                    row.IsDBNull(4) ? null : T($"Kostnaden hålls inne: {row.GetString(4)}"),
                    row.IsDBNull(5) ? null : row.GetGuid(5)
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

        await using var command = Command(
            Written,
            new NpgsqlParameter<Guid> { TypedValue = run },
            new NpgsqlParameter<Guid[]> { TypedValue = [.. costs.Select(c => c.Case.Value)] },
            new NpgsqlParameter<Guid[]> { TypedValue = [.. costs.Select(c => c.Cost.Id)] },
            new NpgsqlParameter<DateOnly[]> { TypedValue = [.. costs.Select(c => c.Cost.Date)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. costs.Select(c => c.Cost.Amount.Ore)] },
            new NpgsqlParameter<long[]> { TypedValue = [.. costs.Select(c => c.Cost.Payable.Ore)] },
            new NpgsqlParameter<string[]> { TypedValue = [.. costs.Select(c => Word(c.Cost.Outcome))] },
            new NpgsqlParameter<string[]> { TypedValue = [.. costs.Select(c => c.Cost.Reason)] },
            new NpgsqlParameter<string?[]> { TypedValue = [.. costs.Select(c => c.Cost.Rule)] }
        );
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // The first value is always the municipality.
    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] values)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        if (db.Database.GetCommandTimeout() is { } seconds)
        {
            command.CommandTimeout = seconds;
        }

        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = db.CurrentMunicipalityId });
        command.Parameters.AddRange(values);
        return command;
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
