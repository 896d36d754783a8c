using System.Globalization;
using Fund.Finance.Ledger.Proof;
using Fund.Tests.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Ledger.Proof;

/// <summary>
/// Random histories of two funds of one municipality, one of equity and one a yearly appropriation, against models on paper: allocate,
/// grant, raise, lower, withdraw, cost, credit, take back, hold, release, settle, reverse, repay into the fund and reverse that, close a
/// case, carry over, close the year; and now and then the database drops every connection while a command runs. After each step both
/// funds' five amounts and each case's agree to the öre, and at the end the ledger proves itself. FUND_HISTORIES says how many are lived,
/// FUND_HISTORIES_FROM which seed is the first; the seed of one that disagrees is in its name.
/// </summary>
public sealed class HistoryTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly int Histories = Setting("FUND_HISTORIES", 12);
    private static readonly int First = Setting("FUND_HISTORIES_FROM", 1);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(First, Histories)];

    [Theory(DisplayName = "F-03 F-07 F-08 F-09 W-04 W-15 W-16 W-17 W-19 A fund's history, whatever happens, agrees with the model")]
    [MemberData(nameof(Seeds))]
    public async Task A_history_agrees(int seed)
    {
        await house.ItIsAsync(2026, 3, 2);
        var document = TestFiles.Lingonby($"historia-{seed}", RepaymentInTest.IntoFund, Yearly);
        var random = new Random(seed);
        var here = (await house.StartDocumentAsync(document)).Breaking(() => BreakAsync(random));
        FundLife[] both = [new(here, "lingonfonden", false, random), new(here, "arsfonden", true, random)];
        await LiveAsync(16, life => life.BeforeTheHalfYear());
        await house.ItIsAsync(2026, 9, 2);
        await LiveAsync(12, life => life.AfterTheHalfYear());
        await house.ItIsAsync(2027, 1, 12);
        await LiveAsync(10, life => life.AfterTheYear());
        await LiveAsync(14, life => life.AtTheYearEnd());

        async Task LiveAsync(int length, Func<FundLife, IReadOnlyList<Func<Task>>> what)
        {
            for (var step = 0; step < length; step++)
            {
                var life = both[random.Next(both.Length)];
                var may = what(life);
                await may[random.Next(may.Count)]();
                foreach (var each in both)
                {
                    await each.AgreeAsync();
                }
            }
        }

        await using var connection = new NpgsqlConnection(house.Database.Superuser);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var faults = await new LedgerProof().FaultsAsync(connection, here.Municipality.Id.Value, TestContext.Current.CancellationToken);
        faults.ShouldBeEmpty(string.Join("; ", both.Select(life => life.Told)));
    }

    private static int Setting(string name, int usual) =>
        int.Parse(Environment.GetEnvironmentVariable(name) ?? $"{usual}", CultureInfo.InvariantCulture);

    // The second fund: as the first, but a yearly appropriation without caps.
    private static void Yearly(System.Text.Json.Nodes.JsonNode profile)
    {
        FundInTest.YearlyAppropriation(profile);
        profile["code"] = "ars-2024";
        profile["fund"]!["key"] = "arsfonden";
        profile["fund"]!["name"] = "Årsfonden";
    }

    // Of some commands, at some moment of them.
    private async Task<bool> BreakAsync(Random random)
    {
        if (random.Next(12) > 0)
        {
            return false;
        }

        await Task.Delay(random.Next(0, 25));
        await house.Database.DropConnectionsAsync();
        return true;
    }
}
