using System.Diagnostics;
using Fund.Contracts.Values;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Ledger;

/// <summary>
/// The fund's page reads sums and a page of the ledger, not the ledger: with ten thousand cases it takes about as long as with one.
/// Compared turn by turn on the same host, so that a busy machine is slow for both.
/// </summary>
public sealed class FundPageSizeTests(JourneyFixture house, ITestOutputHelper output) : IClassFixture<JourneyFixture>
{
    private const int Cases = 10_000;
    private const int Turns = 40;

    [Fact(DisplayName = "Speed: the fund's page takes as long with 10,000 cases as with one")]
    public async Task The_page_does_not_grow_with_the_ledger()
    {
        var (large, small) = (await HereAsync("storfonden"), await HereAsync("lillfonden"));
        var filled = Stopwatch.StartNew();
        await FillAsync(large);
        output.WriteLine($"{Cases} cases granted and drawn for in {filled.Elapsed.TotalSeconds:0.0} s");
        (await large.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.FromKronor(Cases));

        using var many = new PageDoor(house.Application, large.Key, "lingonby-revisor");
        using var few = new PageDoor(house.Application, small.Key, "lingonby-revisor");
        var (manyTimes, fewTimes) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            manyTimes.Add(await MillisecondsAsync(many, large.Key));
            fewTimes.Add(await MillisecondsAsync(few, small.Key));
        }

        var (slow, fast) = (Median(manyTimes), Median(fewTimes));
        output.WriteLine($"The page: {slow:0.0} ms with {Cases} cases, {fast:0.0} ms with one");
        slow.ShouldBeLessThan(4 * fast, "50 rows of the ledger against 3, and the same sums");
    }

    private async Task<MunicipalityInTest> HereAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(4_000_000));
        await here.RunningAsync("En", new DateOnly(2026, 3, 1), null, null, (2026, Money.FromKronor(100)));
        return here;
    }

    // Copies of the one case, each granted 200 kr and with a draw of 1 kr, through the ledger's own walls.
    private async Task FillAsync(MunicipalityInTest here)
    {
        await using var connection = new NpgsqlConnection(house.Database.Superuser);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var own = here.Municipality.Id.Value;
        await using var command = new NpgsqlCommand(
            $"""
            select set_config('fund.municipality', '{own}', true);
            create temporary table made on commit drop as
                select n, gen_random_uuid() as case_id, gen_random_uuid() as commitment, gen_random_uuid() as draw
                from generate_series(1, {Cases}) n;

            insert into applications.cases
            select (jsonb_populate_record(c, jsonb_build_object('id', m.case_id, 'number', '2026-9' || m.n, 'sequence', 90000 + m.n))).*
            from made m, applications.cases c where c.municipality_id = {own};
            insert into applications.case_units
            select (jsonb_populate_record(u, jsonb_build_object('case_id', m.case_id))).*
            from made m, applications.case_units u where u.municipality_id = {own};

            insert into finance.ledger_transactions (municipality_id, id, key, kind, fund, year, case_id, text, who, at)
            select {own}, leg.id, leg.id::text, leg.kind, 'lingonfonden', 2026, m.case_id, 't', 'w', now()
            from made m, lateral (values (m.commitment, 'Commitment'), (m.draw, 'AdministrationDraw')) as leg(id, kind);
            insert into finance.ledger_rows (municipality_id, id, transaction_id, account, amount)
            select {own}, gen_random_uuid(), leg.id, leg.account, leg.ore
            from made m, lateral (values
                (m.commitment, 'Available', -20000), (m.commitment, 'Committed', 20000),
                (m.draw, 'Available', -100), (m.draw, 'Paid', 100)) as leg(id, account, ore);
            """,
            connection
        );
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        await house.Database.AskAsSuperuserAsync<object>("analyze");
    }

    private static async Task<double> MillisecondsAsync(PageDoor door, string key)
    {
        var time = Stopwatch.StartNew();
        (await door.GetAsync($"/{key}/fonden")).Status.ShouldBe(200);
        return time.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
