using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
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
}
