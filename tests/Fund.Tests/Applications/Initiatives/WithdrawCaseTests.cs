using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Initiatives;

/// <summary>Who may withdraw: those who answer for the application, not all who write in it.</summary>
public sealed class WithdrawCaseTests(FundFixture fund)
{
    [Fact(DisplayName = "F-23 A unit that takes part writes with the others, and does not withdraw for them")]
    public async Task A_participant_does_not_withdraw()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Vårt gemensamma", "kultur"))).CaseNumber;
        await here.SendAsync(
            "lingonby-projektledare",
            new SaveParticipants(number, [new("kultur", true, true), new("omsorg", true, false)], await here.VersionAsync(number))
        );

        await Should.ThrowAsync<Forbidden>(() => here.SendAsync("lingonby-annan", new WithdrawCase(number, "För deras del.")));
        await here.SendAsync("lingonby-projektledare", new WithdrawCase(number, "För vår del."));
    }

    [Fact(DisplayName = "F-33 What has ended shows the way it went, and nothing to come")]
    public async Task The_way_ends_where_the_case_did()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Det blev inget", "kultur"))).CaseNumber;
        (await PathAsync()).ShouldContain(stage => !stage.Passed && !stage.Current, "there is a way ahead");

        await here.SendAsync("lingonby-projektledare", new WithdrawCase(number, "Vi har inte tid."));

        var path = await PathAsync();
        path.Select(stage => stage.Key).ShouldBe(["draft", "withdrawn"]);
        path[^1].Current.ShouldBeTrue();

        async Task<IReadOnlyList<StageView>> PathAsync() =>
            (await here.SendAsync("lingonby-samordnare", new CaseOverview(number))).Path;
    }
}
