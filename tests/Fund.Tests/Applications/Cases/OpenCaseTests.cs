using Fund.Applications.Cases;
using Fund.MunicipalityProfiles.Log;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Cases;

/// <summary>Opening a case: its name can be seen, and is a draft's own until it is handed in.</summary>
public sealed class OpenCaseTests(FundFixture fund)
{
    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u00AD\u2060")]
    [InlineData("\u3164")]
    [InlineData("En rad\r\ntill")]
    public async Task BAD10_a_name_that_nobody_sees_is_refused(string title)
    {
        var here = await fund.StartLingonbyAsync();
        (await here.RefusedAsync("lingonby-projektledare", new OpenCase(title, "kultur"))).Findings.ShouldContain(f => f.Field == "title");
        (await here.SendAsync("lingonby-samordnare", new CaseList())).Rows.ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-22 The log does not tell a draft's name, opened once or asked for again")]
    public async Task The_log_keeps_a_drafts_name()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Ingen annans sak", "kultur"))).CaseNumber;
        (await here.SendAsync("lingonby-projektledare", new OpenCase("Ingen annans sak", "kultur"))).CaseNumber.ShouldBe(number);

        var log = await here.SendAsync("lingonby-admin", new AuditLog(Message: nameof(OpenCase)));
        log.Rows.Count.ShouldBe(2);
        log.Rows.ShouldAllBe(row => row.CaseNumber == number && row.Content == null);
    }
}
