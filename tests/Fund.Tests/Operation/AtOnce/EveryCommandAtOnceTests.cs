using System.Reflection;
using Fund.Contracts.Messages;
using Fund.Finance.Settlements;
using Fund.MunicipalityProfiles.Preferences;
using Fund.Platform.Api;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>
/// Every command that can be sent from outside, found by reflection, is sent several times at once through two hosts on one database: what
/// may happen once happens once, and whoever came second is told so in words.
/// </summary>
[Collection(nameof(CrowdedHouse))]
public sealed class EveryCommandAtOnceTests(CrowdedHouse house)
{
    private const int Times = 4;

    // Each with why it has no situation.
    private static readonly Dictionary<string, string> Without = [];

    // Prepared anew as often as it is asked for: the version that an approver has seen tells the difference, and nothing is posted.
    // A calendar's address is another each time, and there is one.
    private static readonly string[] Anew = [nameof(SettlePeriod), nameof(RenewCalendar)];

    public static TheoryData<string> Commands => [.. SituationBook.Whole.Commands.Order()];

    [Fact(DisplayName = "F-12 F-13 Every command has a situation in which it is sent several times at once")]
    public void Every_command_has_a_situation()
    {
        var commands = Fund
            .Host.Modules.All()
            .All.Select(module => module.GetType().Assembly)
            .Concat([typeof(ApiRoutes).Assembly, typeof(RequiresAttribute).Assembly, typeof(Fund.Host.Program).Assembly])
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && MessageKind.IsCommand(type))
            .Where(type => !type.IsDefined(typeof(InternalAttribute)))
            .Select(type => type.Name)
            .ToList();
        commands.Count.ShouldBeGreaterThan(40);
        var prepared = SituationBook.Whole.Commands;
        commands.Except(prepared).Except(Without.Keys).ShouldBeEmpty("each needs a situation in the book, or a reason above");
        prepared.Concat(Without.Keys).Except(commands).ShouldBeEmpty("there is no such command");
    }

    [Theory(DisplayName = "F-12 F-13 A command sent several times at once, through two hosts, is done once or comes to the same")]
    [MemberData(nameof(Commands))]
    public async Task Done_once_or_all_the_same(string command)
    {
        var attempt = await SituationBook.Whole.PrepareAsync(command, house);
        var (rows, logged) = (await house.Database.CountRowsAsync(), await LoggedAsync(command));

        var outcomes = await house.AtOnceAsync(Times, attempt);

        CrowdedHouse.ShouldBeTold(outcomes);
        var done = outcomes.Count(no => no is null);
        done.ShouldBeGreaterThan(0, string.Join(" ", outcomes.OfType<Exception>().Select(no => no.Message)));
        (await LoggedAsync(command) - logged).ShouldBe(done, "what was done is in the log, and what was refused is not");
        if (done > 1)
        {
            var added = (await house.Database.CountRowsAsync()).Select(table => (table.Key, More: table.Value - rows[table.Key]));
            added.Where(table => table.More > attempt.Rows).ShouldBeEmpty($"done {done} times, it is there once");
        }

        await ShouldChangeNothingMoreAsync(command, attempt);
        await house.Application.ProveAsync();
    }

    private async Task ShouldChangeNothingMoreAsync(string command, Attempt attempt)
    {
        var (rows, content) = (await house.Database.CountRowsAsync(), await house.Database.FingerprintAsync(OnTheSide));
        CrowdedHouse.ShouldBeTold(await house.AtOnceAsync(1, attempt));
        (await house.Database.CountRowsAsync()).ShouldBe(rows, ignoreOrder: true);
        if (!Anew.Contains(command))
        {
            (await house.Database.FingerprintAsync(OnTheSide)).ShouldBe(content, "once more changes nothing");
        }
    }

    // The log grows by what is done; what is delivered or traced is so meanwhile.
    private static readonly string[] OnTheSide = ["audit", "outbox"];

    private async Task<long> LoggedAsync(string command) =>
        await house.Database.AskAsSuperuserAsync<long>($"select count(*) from platform.audit where what = '{command}'");
}
