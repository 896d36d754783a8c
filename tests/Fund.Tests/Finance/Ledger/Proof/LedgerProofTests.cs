using Fund.Contracts.Values;
using Fund.Finance.Ledger.Proof;
using Fund.Finance.Overview;
using Fund.Finance.Settlements.Reversals;
using Fund.Finance.Years;
using Fund.Host;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Ledger.Proof;

/// <summary>`Fund.Host verify` finds each kind of fault, were the walls of the database gone, and says it in words.</summary>
public sealed class LedgerProofTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string PastTheWalls = "set local session_replication_role = replica;";

    [Theory(DisplayName = "F-12 verify tells what is wrong with a ledger that was tampered with")]
    [InlineData("update finance.ledger_rows set amount = amount + 1 where account = 'Paid' and {here}", "rows that sum to 1 öre")]
    [InlineData("delete from finance.ledger_rows where account = 'Paid' and {here}", "has 1 rows")]
    [InlineData("update finance.fund_balances set amount = amount + 7 where account = 'Paid' and {here}", "The running sum of fund")]
    [InlineData("delete from finance.case_balances where account = 'Committed' and {here}", "The running sum of case")]
    [InlineData("update finance.case_sums set paid = paid + 1 where {here}", "Lists show the case")]
    [InlineData("delete from finance.case_sums where {here}", "Lists show the case")]
    [InlineData(
        "update finance.ledger_rows set amount = amount * 100 where {here} and amount in (100000, -100000)",
        "more than it was granted"
    )]
    [InlineData("update finance.ledger_rows set amount = amount / 100 where {here} and abs(amount) = 100000000", "öre available")]
    [InlineData("update finance.settlement_lines set payable = payable + 1 where {here}", "öre are posted")]
    [InlineData("update finance.settlement_runs set total = total + 1 where {here}", "its lines sum to")]
    [InlineData("delete from finance.settled_costs where {here}", "was settled but is not taken up")]
    [InlineData("update finance.settlement_costs set outcome = 'Held' where {here}", "is taken up but was not settled")]
    [InlineData(
        "insert into finance.fiscal_years (municipality_id, fund, year, closed_at) values ({own}, 'lingonfonden', 2026, '2026-01-01')",
        "after that year had been closed"
    )]
    public async Task Each_kind_of_fault_is_told(string tampering, string told) => await ToldAsync(await SettledAsync(), tampering, told);

    [Theory(DisplayName = "F-08 F-12 verify tells what is wrong with a settlement that was reversed")]
    [InlineData("update finance.settlement_lines set payable = payable + 1 where {here}", "öre were taken back")]
    [InlineData(
        "update finance.settlement_reversals set ended_by = proposed_by where {here}",
        "but nobody but Eva Ekonom has approved that"
    )]
    [InlineData("delete from finance.settlement_reversals where {here}", "is reversed, but nobody but")]
    [InlineData("update finance.settlement_runs set state = 'Approved' where {here}", "was settled but is not taken up")]
    [InlineData(
        "insert into finance.settled_costs (municipality_id, cost_line_id, run_id, case_id) "
            + "select municipality_id, cost_line_id, run_id, case_id from finance.settlement_costs where {here}",
        "is taken up but was not settled"
    )]
    [InlineData("update finance.ledger_transactions set kind = 'Payout' where kind = 'PayoutReversal' and {here}", "öre were taken back")]
    public async Task Each_kind_of_fault_of_a_reversal_is_told(string tampering, string told)
    {
        var here = await SettledAsync();
        var effect = await here.SendAsync("lingonby-ekonom", new ReversalEffect("2026-halv"));
        await here.SendAsync("lingonby-ekonom", new ProposeReversal("2026-halv", effect.Run, "Fel projekt."));
        var waiting = (await here.SendAsync("lingonby-ekonom2", new ReversalEffect("2026-halv"))).Waiting!;
        await here.SendAsync("lingonby-ekonom2", new ApproveReversal("2026-halv", waiting.Id, effect.Total));
        await ToldAsync(here, tampering, told);
    }

    [Theory(DisplayName = "F-09 F-12 verify tells what was decided at a year-end and not posted, or posted and not taken up")]
    [InlineData("update finance.year_end_decisions set paid = paid + 1 where {here}", "The year-end 2026 moves 30001 öre")]
    [InlineData(
        "delete from finance.settled_costs where {here} and decision_id is not null",
        "was decided at the year-end 2026, but is not"
    )]
    public async Task What_was_decided_is_posted(string tampering, string told)
    {
        var here = await SettledAsync();
        await house.ItIsAsync(2027, 1, 12);
        await here.SettleAsync("2026-ar");
        var number = (await here.SendAsync("lingonby-ekonom", new OpenCommitments())).Rows.Single().CaseNumber;
        await here.CostAsync(number, new DateOnly(2026, 11, 2), Money.FromKronor(300), "SEN");
        var post = (await here.SendAsync("lingonby-ekonom", new YearEnd(2026))).Posts.ShouldHaveSingleItem();
        await here.SendAsync("lingonby-ekonom", new DecideCost(2026, post.Cost, YearEndOutcome.TakeUp, "Kom sent."));
        await here.CloseYearAsync(2026);
        await ToldAsync(here, tampering, told);
    }

    private async Task ToldAsync(MunicipalityInTest here, string tampering, string told)
    {
        var own = here.Municipality.Id.Value;
        await using var connection = new NpgsqlConnection(house.Database.Superuser);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (await new LedgerProof().FaultsAsync(connection, own, CancellationToken.None)).ShouldBeEmpty("before");
        var sql = tampering
            .Replace("{here}", $"municipality_id = {own}", StringComparison.Ordinal)
            .Replace("{own}", $"{own}", StringComparison.Ordinal);
        await using var command = new NpgsqlCommand(PastTheWalls + sql, connection);
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
        (await new LedgerProof().FaultsAsync(connection, own, CancellationToken.None)).ShouldContain(fault =>
            fault.Contains(told, StringComparison.Ordinal)
        );
        await transaction.RollbackAsync();
    }

    [Fact(DisplayName = "F-12 Fund.Host verify answers 0 for a sound database and 1 for another")]
    public async Task The_command_answers_by_its_exit_code()
    {
        var here = await SettledAsync();
        (await VerifyAsync()).ShouldBe(0);
        var set = $"update finance.settlement_runs set total = total {{0}} 1 where municipality_id = {here.Municipality.Id.Value}";
        await house.Database.AskAsSuperuserAsync<object>(set.Replace("{0}", "+", StringComparison.Ordinal));
        (await VerifyAsync()).ShouldBe(1);
        await house.Database.AskAsSuperuserAsync<object>(set.Replace("{0}", "-", StringComparison.Ordinal));
        (await VerifyAsync()).ShouldBe(0);
    }

    private Task<int> VerifyAsync() =>
        Program.Main([
            "verify",
            "--environment=Development",
            $"--FUND_DATABASE={house.Database.App}",
            "--FUND_DATABASE_JOBS=",
            "--Logging:LogLevel:Default=Warning",
        ]);

    private async Task<MunicipalityInTest> SettledAsync()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("bevis-" + Guid.NewGuid().ToString("N")[..8]));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        var number = await here.RunningAsync("En", new DateOnly(2026, 3, 1), null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, new DateOnly(2026, 3, 1), Money.FromKronor(1_000), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync("2026-halv");
        return here;
    }
}
