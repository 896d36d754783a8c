using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Settlements;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation;

/// <summary>
/// The line to the database is cut at each place of a command in turn, before what is sent arrives and before its answer does: what has
/// begun goes on nowhere else, nobody is told anything untrue, and sent again under its id it is done once (F-13).
/// </summary>
public sealed class CutConnectionTests(FundFixture fund) : IAsyncLifetime
{
    private const int MostPlaces = 200;
    private static readonly DateOnly Start = new(2026, 3, 1);
    private TestDatabase database = null!;
    private DatabaseWire wire = null!;
    private FundApplication application = null!;
    private MunicipalityInTest here = null!;

    public async ValueTask InitializeAsync()
    {
        database = await fund.Houses.BorrowDatabaseAsync();
        wire = new DatabaseWire(database.App);
        application = new FundApplication(database, $"--FUND_DATABASE={wire.ConnectionString}");
        await application.StartAsync();
        await application.MoveClockAsync(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));
        here = new MunicipalityInTest(
            application,
            await Fund.Host.Seeding.MunicipalityStart.RunAsync(application.Services, TestFiles.Lingonby("avbruten"), CancellationToken.None)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await application.ProveAsync();
        await application.DisposeAsync();
        await wire.DisposeAsync();
        fund.Houses.GiveBack(database);
    }

    [Theory(DisplayName = "F-13 Wherever the line to the database is cut, a command is done once and nobody is told anything untrue")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cut_anywhere(bool answerLost)
    {
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        var number = await here.RunningAsync("Avbruten", Start, null, null, (2026, Money.FromKronor(1_000)));
        var applied = await here.SignedAsync("Lämnas in avbruten");
        await OnceAsync("lingonby-projektledare", new SubmitApplication(applied));

        await OnceAsync("lingonby-ekonom", new EnterCost(number, Start, Money.FromKronor(7), "V1", "Insats"));
        (await here.MoneyAsync(number)).Costs.Count.ShouldBe(1);
        var raised = await AgainAndAgainAsync("lingonby-sekreterare", n => new RaiseGrant(
            number,
            $"§ {n + 10}",
            Start.AddDays(1),
            Money.FromKronor(1),
            null,
            "Behovet är större."
        ));
        (await here.MoneyAsync(number)).Left.ShouldBe(Money.FromKronor(1_000 + raised));
        var waiting = await here.AllocationAsync(2026, Money.FromKronor(100), "§ 900");
        var proposal = await here.SendAsync("lingonby-ekonom", waiting);
        await OnceAsync("lingonby-ekonom2", new AttestInFund(proposal, waiting.Amount));
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Money.FromKronor(1_000_100));

        await application.MoveClockAsync(new DateTimeOffset(2026, 9, 2, 7, 0, 0, TimeSpan.Zero));
        await OnceAsync("lingonby-ekonom", new SettlePeriod("2026-halv"));
        var day = await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv"));
        (day.Version, day.Total).ShouldBe((1, Money.FromKronor(7)));
        await OnceAsync("lingonby-ekonom2", FundInTest.Approval(day));
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.FromKronor(7));

        Task OnceAsync<T>(string subject, IRequest<T> command)
        {
            var id = Guid.NewGuid().ToString();
            return UntilWholeAsync(async place => await CutAsync(subject, command, id, place));
        }

        async Task<int> AgainAndAgainAsync<T>(string subject, Func<int, IRequest<T>> command) =>
            await UntilWholeAsync(async place =>
            {
                var (id, one) = (Guid.NewGuid().ToString(), command(place));
                var whole = await CutAsync(subject, one, id, place);
                await here.SendAsync(subject, one, id);
                return whole;
            });

        // Was nothing cut? What the host does beside the command can be, too.
        async Task<bool> CutAsync<T>(string subject, IRequest<T> command, string id, int place)
        {
            wire.CutAfter(place, answerLost);
            var broken = false;
            try
            {
                await here.SendAsync(subject, command, id);
            }
            catch (Exception error) when (error is not (Refused or Conflict or NotFound or Forbidden))
            {
                broken = true;
            }

            var cut = wire.Mend();
            (broken && !cut).ShouldBeFalse($"{command} broke by itself");
            application.Services.GetRequiredService<NpgsqlDataSource>().Clear();
            return !cut;
        }
    }

    // How many places there were.
    private static async Task<int> UntilWholeAsync(Func<int, Task<bool>> atPlace)
    {
        for (var place = 1; place < MostPlaces; place++)
        {
            if (await atPlace(place))
            {
                place.ShouldBeGreaterThan(3, "it is cut somewhere");
                return place;
            }
        }

        throw new InvalidOperationException($"It is cut at more than {MostPlaces} places.");
    }
}
