using System.Net.Http.Headers;
using Fund.Applications.Cases;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation;

/// <summary>
/// How often what is asked for most goes to the database (true-house 7), counted on the wire in front of the host as it is deployed:
/// signing in, the municipality and the end of the transaction are in the count.
/// </summary>
public sealed class RoundTripTests(FundFixture fund, ITestOutputHelper output) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private DatabaseWire wire = null!;
    private FundApplication application = null!;
    private MunicipalityInTest here = null!;
    private string number = "";

    public async ValueTask InitializeAsync()
    {
        database = await fund.Houses.BorrowDatabaseAsync();
        wire = new DatabaseWire(database.App);
        application = new FundApplication(database, $"--FUND_DATABASE={wire.ConnectionString}");
        await application.StartAsync();
        here = new MunicipalityInTest(
            application,
            await Fund.Host.Seeding.MunicipalityStart.RunAsync(application.Services, TestFiles.Lingonby("lingonby"), CancellationToken.None)
        );
        number = await here.GrantAsync(DateOnly.FromDateTime(application.Clock.GetUtcNow().Date));
        await here.StartAsync(number, DateOnly.FromDateTime(application.Clock.GetUtcNow().Date));
        await here.SendAsync("lingonby-projektledare", new OpenCase("Ett till", "kultur"));
    }

    public async ValueTask DisposeAsync()
    {
        await application.ProveAsync();
        await application.DisposeAsync();
        await wire.DisposeAsync();
        fund.Houses.GiveBack(database);
    }

    [Theory(DisplayName = "Speed: a page takes few round trips")]
    // Who asks, the person's own views, and then everything: the views are part of what is counted.
    [InlineData("/lingonby/arenden", 3)]
    [InlineData("/lingonby/fonden", 6)]
    public async Task A_page_takes_few_round_trips(string path, int most)
    {
        using var door = new PageDoor(application, here.Key, "lingonby-samordnare");
        var address = path.Replace("{number}", number, StringComparison.Ordinal);
        await AssertAsync(async () => (await door.GetAsync(address)).Status.ShouldBe(200), address, most);
    }

    [Theory(DisplayName = "Speed: an answer of the API takes few round trips")]
    [InlineData("/lingonby/api/v1/cases", 2)]
    [InlineData("/lingonby/api/v1/case-board", 3)]
    [InlineData("/lingonby/api/v1/cases/{number}", 6)]
    public async Task An_answer_takes_few_round_trips(string path, int most)
    {
        var token = await here.SendAsync("lingonby-samordnare", new CreateToken("Ett annat system", 1));
        using var client = new HttpClient { BaseAddress = application.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        var address = path.Replace("{number}", number, StringComparison.Ordinal);
        await AssertAsync(async () => (await client.GetStringAsync(address)).ShouldContain(number), address, most);
    }

    private async Task AssertAsync(Func<Task> ask, string what, int most)
    {
        // Until what is kept by the process has been read.
        await ask();
        await ask();
        var count = await wire.CountAsync(ask);
        output.WriteLine($"{what}: {count.RoundTrips} round trips, {count.Statements} statements");
        count.RoundTrips.ShouldBeInRange(1, most);
    }
}
