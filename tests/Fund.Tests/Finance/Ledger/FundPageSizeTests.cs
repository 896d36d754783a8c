using System.Diagnostics;
using Fund.Contracts.Values;
using Fund.Host.Demonstrations;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
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
        await LoadSeed.FillAsync(house.Application.Services, large.Municipality, Cases, CancellationToken.None);
        output.WriteLine($"{Cases} cases for load in {filled.Elapsed.TotalSeconds:0.0} s");
        await house.Database.AskAsSuperuserAsync<object>("analyze");
        (await large.FundAsync(2026)).Amounts.Paid.ShouldBeGreaterThan(Money.FromKronor(Cases));

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

    private static async Task<double> MillisecondsAsync(PageDoor door, string key)
    {
        var time = Stopwatch.StartNew();
        (await door.GetAsync($"/{key}/fonden")).Status.ShouldBe(200);
        return time.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
