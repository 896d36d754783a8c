using Fund.Applications.Cases;
using Shouldly;
using Xunit;

namespace Fund.Tests.Running;

/// <summary>A class that borrows a house meets nothing of the class before it.</summary>
public sealed class HousesTests : IAsyncLifetime
{
    private readonly Houses houses = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => houses.DisposeAsync();

    [Fact]
    public async Task The_next_one_in_a_house_finds_no_row_and_the_machines_clock_and_the_same_municipality_can_start_again()
    {
        var house = await houses.BorrowAsync();
        var tables = await RowsAsync(house.Database);
        var before = await house.StartMunicipalityAsync(TestFiles.Lingonby("lingonby"));
        await house.Application.MoveClockAsync(new DateTimeOffset(2031, 5, 6, 7, 0, 0, TimeSpan.Zero));
        await before.SendAsync("lingonby-projektledare", new OpenCase("Av den förra", "kultur"));
        (await RowsAsync(house.Database)).ShouldNotBe(tables);
        await houses.GiveBackAsync(house);

        var again = await houses.BorrowAsync();

        again.ShouldBeSameAs(house);
        (await RowsAsync(again.Database)).ShouldBe(tables);
        (again.Application.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
        var after = await again.StartMunicipalityAsync(TestFiles.Lingonby("lingonby"));
        after.Municipality.Id.ShouldNotBe(before.Municipality.Id, "a host remembers things by this number");
        (await after.SendAsync("lingonby-projektledare", new CaseList())).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_one_with_a_database_finds_no_row_and_nothing_of_the_jobs()
    {
        var database = await houses.BorrowDatabaseAsync();
        var tables = await RowsAsync(database);
        await using (var host = new FundApplication(database, $"--FUND_DATABASE_JOBS={database.Jobs}"))
        {
            await host.StartAsync();
            (await database.AskAsSuperuserAsync<long>("select count(*) from pg_tables where schemaname = 'hangfire'")).ShouldBeGreaterThan(
                0
            );
        }

        houses.GiveBack(database);

        var again = await houses.BorrowDatabaseAsync();

        again.ShouldBeSameAs(database);
        (await RowsAsync(again)).ShouldBe(tables);
        (await again.AskAsSuperuserAsync<long>("select count(*) from pg_tables where schemaname = 'hangfire'")).ShouldBe(0);
    }

    // Every table of the house that has rows, with how many; not those that are to stay.
    private static async Task<string> RowsAsync(TestDatabase database)
    {
        var kept = string.Join(',', TestDatabase.Kept.Select(name => $"'{name}'"));
        var counts = await database.AskAsSuperuserAsync<string>(
            $"""
            select string_agg(format('select %L as name, count(*) as rows from %I.%I', schemaname || '.' || tablename,
                                     schemaname, tablename), ' union all ')
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'hangfire')
              and tablename not in ({kept})
            """
        );
        counts.ShouldNotBeNullOrEmpty();
        return await database.AskAsSuperuserAsync<string>(
                $"select string_agg(name || ' ' || rows, ', ' order by name) from ({counts}) counted where rows > 0"
            ) ?? "";
    }
}
