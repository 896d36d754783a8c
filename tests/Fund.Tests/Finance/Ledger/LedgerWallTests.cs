using Fund.Contracts.Values;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Ledger;

/// <summary>What the database refuses of the ledger with nothing of ours in between: raw SQL in the role of the application.</summary>
public sealed class LedgerWallTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Fund = "lingonfonden";
    private static readonly Guid Case = Guid.CreateVersion7();

    [Fact(DisplayName = "F-12 A transaction with one leg, with none, out of balance or of nothing is refused when it is committed")]
    public async Task A_transaction_balances()
    {
        var here = await HereAsync("f12-ben");
        (await CommitAsync(here, Transaction("Allocation", 2026))).ShouldBe("23514", "no leg");
        (await CommitAsync(here, Transaction("Allocation", 2026, ("Available", 100)))).ShouldBe("23514", "one leg");
        (await CommitAsync(here, Transaction("Allocation", 2026, ("Source", -100), ("Available", 101)))).ShouldBe("23514", "no balance");
        (await CommitAsync(here, Transaction("Allocation", 2026, ("Source", 0), ("Available", 0)))).ShouldBe("23514", "of nothing");
        (await CommitAsync(here, Transaction("Allocation", 2026, ("Source", -100), ("Paid", 0), ("Available", 100)))).ShouldBe(
            "23514",
            "a leg of nothing"
        );
        (await CommitAsync(here, Transaction("Allocation", 2026, ("Source", -100), ("Available", 100)))).ShouldBeNull("a whole one");
        (await here.FundAsync(2026)).Amounts.Available.ShouldBe(new Money(1_000_000_00 + 100));
    }

    [Fact(DisplayName = "F-12 What is posted is neither changed nor removed nor added to, by the application or the owner")]
    public async Task What_is_posted_stands()
    {
        var here = await HereAsync("f12-star");
        foreach (var connection in new[] { house.Database.App, house.Database.Owner })
        {
            foreach (var table in new[] { "ledger_transactions", "ledger_rows" })
            {
                (await CommitAsync(here, $"update finance.{table} set municipality_id = municipality_id", connection)).ShouldBe("42501");
                (await CommitAsync(here, $"delete from finance.{table}", connection)).ShouldBe("42501");
                (await CommitAsync(here, $"truncate finance.{table} cascade", connection)).ShouldBe("42501");
            }

            (
                await CommitAsync(
                    here,
                    $"""
                    insert into finance.ledger_rows (municipality_id, id, transaction_id, account, amount)
                    select t.municipality_id, gen_random_uuid(), t.id, leg.account, leg.amount
                    from finance.ledger_transactions t, (values ('Source', -5), ('Available', 5)) as leg(account, amount)
                    """,
                    connection
                )
            ).ShouldBe("23514");
        }
    }

    [Fact(DisplayName = "F-12 The running sums are written by the ledger alone")]
    public async Task Sums_are_the_ledgers_own()
    {
        var here = await HereAsync("f12-summor");
        var own = here.Municipality.Id.Value;
        foreach (
            var sql in new[]
            {
                "update finance.fund_balances set amount = amount + 1",
                "delete from finance.fund_balances",
                $"insert into finance.fund_balances values ({own}, '{Fund}', '', 2026, 'Allocation', 'Available', 5)",
                "update finance.case_balances set amount = amount + 1",
                "delete from finance.case_balances",
                $"insert into finance.case_balances values ({own}, '{Case}', '{Fund}', 2026, 'Commitment', 'Committed', 5)",
                "update finance.case_sums set paid = paid + 1",
                "delete from finance.case_sums",
                $"insert into finance.case_sums values ({own}, '{Case}', 5, 0, 0)",
                "update finance.fund_locks set yearly = not yearly",
                "delete from finance.fund_locks",
            }
        )
        {
            (await CommitAsync(here, sql)).ShouldBe("42501", sql);
        }
    }

    [Fact(DisplayName = "F-12 A fund is never overdrawn and a case never paid more than it was granted")]
    public async Task Nothing_goes_below_zero()
    {
        var here = await HereAsync("f12-noll");
        var all = 1_000_000_00L;
        (await CommitAsync(here, Transaction("Commitment", 2026, ("Available", -all - 1), ("Committed", all + 1)))).ShouldBe("23514");
        (await CommitAsync(here, Transaction("Payout", 2026, ("Committed", -1), ("Paid", 1)))).ShouldBe("23514", "nothing is granted");
        (await CommitAsync(here, Transaction("Commitment", 2026, ("Available", -100), ("Committed", 100)))).ShouldBeNull();
        (await CommitAsync(here, Transaction("Payout", 2027, ("Committed", -101), ("Paid", 101)))).ShouldBe("23514");
        (await CommitAsync(here, Transaction("Release", 2027, ("Committed", -60), ("Available", 60)))).ShouldBeNull(
            "years are for reporting"
        );
        (await CommitAsync(here, Transaction("Release", 2027, ("Committed", -41), ("Available", 41)))).ShouldBe("23514");
        (await CommitAsync(here, Transaction("AdministrationDraw", 2026, ("Available", -all), ("Paid", all)))).ShouldBe("23514");
    }

    [Fact(DisplayName = "F-12 Of a yearly appropriation no year is overdrawn and no year pays for another")]
    public async Task No_year_goes_below_zero()
    {
        var here = await HereAsync("f12-ar", yearly: true);
        (await CommitAsync(here, Transaction("Commitment", 2027, ("Available", -1), ("Committed", 1)))).ShouldBe(
            "23514",
            "2027 has nothing"
        );
        (await CommitAsync(here, Transaction("Commitment", 2026, ("Available", -100), ("Committed", 100)))).ShouldBeNull();
        (await CommitAsync(here, Transaction("Payout", 2027, ("Committed", -1), ("Paid", 1)))).ShouldBe("23514", "granted for 2026");
        (await CommitAsync(here, Transaction("Release", 2026, ("Committed", -100), ("Available", 100)))).ShouldBeNull();
    }

    [Fact(DisplayName = "F-12 Nothing is posted in a closed year, nor a grant or payout of no case")]
    public async Task A_closed_year_takes_nothing()
    {
        var here = await HereAsync("f12-stangt");
        var own = here.Municipality.Id.Value;
        (
            await CommitAsync(
                here,
                $"insert into finance.fiscal_years (municipality_id, fund, year, closed_at) values ({own}, '{Fund}', 2025, now())"
            )
        ).ShouldBeNull();
        (await CommitAsync(here, Transaction("Allocation", 2025, ("Source", -100), ("Available", 100)))).ShouldBe("23514");
        (await CommitAsync(here, Transaction("Allocation", 2024, ("Source", -100), ("Available", 100)))).ShouldBeNull();
        (
            await CommitAsync(
                here,
                Transaction("Commitment", 2026, ("Available", -1), ("Committed", 1)).Replace($"'{Case}'", "null", StringComparison.Ordinal)
            )
        ).ShouldBe("23514");
    }

    [Fact(DisplayName = "F-12 Of a fund's occasion there is one settlement that is not reversed, and a cost is settled once")]
    public async Task One_settlement_of_an_occasion()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await HereAsync("f12-en");
        var number = await here.RunningAsync("En", new DateOnly(2026, 3, 1), null, null, (2026, Money.FromKronor(1_000)));
        await here.CostAsync(number, new DateOnly(2026, 3, 1), Money.FromKronor(100), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync("2026-halv");
        const string Another = """
            insert into finance.settlement_runs (municipality_id, id, fund, occasion, sequence, state, year, period_end,
                                                 rule_version, version, prepared_by_name, prepared_at)
            select municipality_id, gen_random_uuid(), fund, occasion, 2, 'Prepared', year, period_end,
                   rule_version, 1, 'x', now()
            from finance.settlement_runs;
            """;
        (await CommitAsync(here, Another)).ShouldBe("23505");
        (await CommitAsync(here, $"update finance.settlement_runs set state = 'Reversed'; {Another} select 1 / 0")).ShouldBe(
            "22012",
            "a reversed one can be followed by another; the division by zero only undoes the try"
        );
        (
            await CommitAsync(
                here,
                "insert into finance.settled_costs (municipality_id, cost_line_id, run_id, case_id) select municipality_id, cost_line_id, "
                    + "run_id, case_id from finance.settled_costs"
            )
        ).ShouldBe("23505");
    }

    [Fact(DisplayName = "F-12 What a settlement says is of one of its lines, and what is settled is a cost, however many come at once")]
    public async Task Costs_are_of_what_there_is()
    {
        var here = await HereAsync("f12-av");
        var number = await here.RunningAsync("Av", new DateOnly(2026, 3, 1), null, null, (2026, Money.FromKronor(1_000)));
        await here.CostAsync(number, new DateOnly(2026, 3, 1), Money.FromKronor(100), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync("2026-halv");
        const string Costs = """
            insert into finance.settlement_costs
                (municipality_id, run_id, case_id, cost_line_id, date, amount, payable, outcome, reason)
            select municipality_id, run_id, gen_random_uuid(), gen_random_uuid(), date, 1, 1, 'Settled', 'x' from finance.settlement_costs
            """;
        (await CommitAsync(here, Costs)).ShouldBe("23503", "a cost of no line");
        (await CommitAsync(here, "delete from finance.settlement_lines")).ShouldBe("23503", "its costs are there");
        const string Settled = "insert into finance.settled_costs (municipality_id, cost_line_id, run_id, decision_id, case_id) ";
        const string From = "from finance.settled_costs";
        (await CommitAsync(here, $"{Settled} select municipality_id, gen_random_uuid(), run_id, null, case_id {From}")).ShouldBe(
            "23503",
            "no cost"
        );
        await here.CostAsync(number, new DateOnly(2026, 3, 2), Money.FromKronor(50), "V2");
        const string New = "from finance.cost_lines c where not exists (select from finance.settled_costs s where s.cost_line_id = c.id)";
        (await CommitAsync(here, $"{Settled} select municipality_id, id, gen_random_uuid(), null, case_id {New}")).ShouldBe(
            "23503",
            "no run"
        );
        (await CommitAsync(here, $"{Settled} select municipality_id, id, null, gen_random_uuid(), case_id {New}")).ShouldBe(
            "23503",
            "no decision"
        );
    }

    [Fact(DisplayName = "F-48 Nothing that Finance keeps is JSON: what is asked of has columns")]
    public async Task Finance_keeps_tables()
    {
        await HereAsync("f48-tabeller");
        (
            await house.Database.AskAsSuperuserAsync<long>(
                "select count(*) from information_schema.columns where table_schema = 'finance' and data_type in ('json', 'jsonb')"
            )
        ).ShouldBe(0);
    }

    private async Task<MunicipalityInTest> HereAsync(string key, bool yearly = false)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, yearly ? FundInTest.YearlyAppropriation : null));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        return here;
    }

    private static string Transaction(string kind, int year, params (string Account, long Ore)[] legs)
    {
        var id = Guid.CreateVersion7();
        return $"""
                insert into finance.ledger_transactions (municipality_id, id, key, kind, fund, year, case_id, text, who, at)
                values (current_setting('fund.municipality')::int, '{id}', '{id}', '{kind}', '{Fund}', {year},
                        {(kind is "Allocation" or "AdministrationDraw" ? "null" : $"'{Case}'")}, 't', 'w', now());
                """
            + string.Concat(
                legs.Select(leg =>
                    $"""
                        insert into finance.ledger_rows (municipality_id, id, transaction_id, account, amount)
                        values (current_setting('fund.municipality')::int, gen_random_uuid(), '{id}', '{leg.Account}', {leg.Ore});
                        """
                )
            );
    }

    /// <summary>Does it in a transaction of the municipality and commits; the code of what refused it, null when nothing did.</summary>
    private async Task<string?> CommitAsync(MunicipalityInTest here, string sql, string? role = null)
    {
        await using var connection = new NpgsqlConnection(role ?? house.Database.App);
        await connection.OpenAsync();
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand(
                $"select set_config('fund.municipality', '{here.Municipality.Id.Value}', true); {sql}",
                connection
            );
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
