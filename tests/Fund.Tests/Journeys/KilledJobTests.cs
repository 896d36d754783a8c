using System.Globalization;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Codes;
using Fund.Finance.Costs.Import;
using Fund.Finance.Overview;
using Fund.Finance.Settlements;
using Fund.Finance.Settlements.Reversals;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>
/// Files of costs booked, settlements prepared and approved by jobs, while the host is killed or the database drops its connections:
/// the next host goes on, each thing is done once, and no krona is lost or doubled. FUND_KILLS says how many kills.
/// </summary>
public sealed class KilledJobTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Occasion = "2026-halv";
    private const int KillsOfARound = 3;
    private const int CostsOfAFile = 40;
    private const string Application = "killed-job";
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("FUND_KILLS") ?? "6", CultureInfo.InvariantCulture);

    private readonly Random when = new(20261127);

    [Fact(DisplayName = "Killing host and database while jobs book costs and settle neither loses nor doubles a krona")]
    public async Task Killed()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("dodade-jobb"));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        var number = await here.RunningAsync("Avbryts ofta", new DateOnly(2026, 1, 1), null, null, (2026, Money.FromKronor(900_000)));
        await here.SendAsync("lingonby-ekonom", new GiveCodeToCase(number, "P1", new DateOnly(2026, 1, 1), null));
        await house.ItIsAsync(2026, 9, 12);
        var controller = (await here.SendAsync("lingonby-ekonom", new CreateToken("dödade jobb", 1))).Token;
        var chief = (await here.SendAsync("lingonby-ekonom2", new CreateToken("dödade jobb", 1))).Token;
        var booked = 0;
        for (var round = 0; round < (Kills + KillsOfARound - 1) / KillsOfARound; round++)
        {
            // A day of its own for each file: its vouchers are new.
            var day = new DateOnly(2026, 1, 2).AddDays(round);
            var file = CostFile.Sie("P1", [.. Enumerable.Range(0, CostsOfAFile).Select(_ => (day, 10L))]);
            var seen = await here.SendAsync("lingonby-ekonom", new ReadCostFile($"fil-{round}.se", file));
            await KilledAsync(here.Key, controller, $"costs/files/{seen.ImportId}/store", "{}", async () =>
                (await here.SendAsync("lingonby-ekonom", new CostImportPreview(seen.ImportId))).Story.Stored is not null
            );
            (await here.SendAsync("lingonby-ekonom", new CostImportPreview(seen.ImportId))).Story.Stored.ShouldBe(CostsOfAFile);
            booked += CostsOfAFile * 10;

            await KilledAsync(here.Key, controller, $"settlements/{Occasion}/prepare", "{}", async () =>
                (await DayAsync(here)).Run is not null
            );
            var prepared = await DayAsync(here);
            prepared.Version.ShouldBe(1, "prepared once");
            prepared.Total.ShouldBe(Money.FromKronor(booked));

            await KilledAsync(
                here.Key,
                chief,
                $"settlements/{Occasion}/approve",
                $$"""{"run":"{{prepared.Run}}","version":1,"total":{{prepared.Total.Ore}}}""",
                async () => (await DayAsync(here)).ApprovedBy is not null
            );
            (await here.SendAsync("lingonby-ekonom", new FundPageQuery(2026))).Amounts.Paid.ShouldBe(Money.FromKronor(booked));
            await house.Application.ProveAsync();

            // Taken back, so that the next round settles all of it again.
            var effect = await here.SendAsync("lingonby-ekonom", new ReversalEffect(Occasion));
            await here.SendAsync("lingonby-ekonom", new ProposeReversal(Occasion, effect.Run, "Nästa varv."));
            var waiting = (await here.SendAsync("lingonby-ekonom2", new ReversalEffect(Occasion))).Waiting!;
            await here.SendAsync("lingonby-ekonom2", new ApproveReversal(Occasion, waiting.Id, effect.Total));
            (await here.SendAsync("lingonby-ekonom", new FundPageQuery(2026))).Amounts.Paid.ShouldBe(Money.Zero);
        }
    }

    private static Task<SettlementDay> DayAsync(MunicipalityInTest here) =>
        here.SendAsync("lingonby-ekonom", new SettlementDayQuery(Occasion));

    // Sent, broken off somewhere on the way, and left to the next host; what was never received is sent again.
    private async Task KilledAsync(string municipality, string token, string what, string content, Func<Task<bool>> done)
    {
        var database = new NpgsqlConnectionStringBuilder(house.Database.App) { ApplicationName = Application }.ConnectionString;
        await using (var host = await HostProcess.StartAsync(database, "--Works:LongFrom=3"))
        {
            var sending = host.PostAsync(municipality, token, what, content);
            await Task.Delay(when.Next(0, 400));
            if (when.Next(2) == 0)
            {
                await house.Database.DropConnectionsAsync(Application);
                await Task.Delay(when.Next(0, 100));
            }

            host.Kill();
            await sending;
        }

        await using var next = await HostProcess.StartAsync(database, "--Works:LongFrom=3");
        for (var wait = 0; wait < 300; wait++)
        {
            if (await done())
            {
                return;
            }

            if (wait == 20)
            {
                await next.PostAsync(municipality, token, what, content);
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{what} was not done.");
    }
}
