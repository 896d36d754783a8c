using Fund.Applications.Cases;
using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Log;
using Fund.Platform.Audit;
using Fund.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Fund.Tests.MunicipalityProfiles.Log;

/// <summary>Who did what, read by those who may.</summary>
public sealed class AuditLogTests(FundFixture fund)
{
    [Fact]
    public async Task An_auditor_finds_who_did_what_under_which_rules_and_nothing_of_the_neighbour()
    {
        var here = await fund.StartLingonbyAsync();
        var there = await fund.StartLingonbyAsync();
        await there.SendAsync("lingonby-projektledare", new OpenCase("Grannens", "kultur"));
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Läxhjälp", "kultur"))).CaseNumber;
        await here.SendAsync("lingonby-projektledare", new OpenCase("Odling", "kultur"));

        var all = (await here.SendAsync("lingonby-revisor", new AuditLog())).Rows;
        all.Count(r => r.Message == nameof(OpenCase)).ShouldBe(2);
        all.ShouldAllBe(r => !r.Content!.Contains("Grannens"));
        var opened = (await here.SendAsync("lingonby-revisor", new AuditLog(CaseNumber: number))).Rows.ShouldHaveSingleItem();
        opened.What.ShouldBe("Ärendet öppnades");
        opened.RuleVersion.ShouldNotBeNullOrEmpty();
        opened.Content!.ShouldContain("Läxhjälp");

        (await here.SendAsync("lingonby-revisor", new AuditLog(Who: "ingen med det namnet"))).Rows.ShouldBeEmpty();
        (await here.SendAsync("lingonby-revisor", new AuditLog(Who: "%"))).Rows.ShouldBeEmpty("a wildcard is a letter like others");
        (await here.SendAsync("lingonby-revisor", new AuditLog(Who: opened.Who.ToUpperInvariant()[..4]))).Rows.ShouldContain(r =>
            r.Id == opened.Id
        );
        (await here.SendAsync("lingonby-revisor", new AuditLog(LastDay: new DateOnly(2001, 1, 1)))).Rows.ShouldBeEmpty();
        (
            await here.SendAsync("lingonby-revisor", new AuditLog(FirstDay: new DateOnly(2001, 1, 1), LastDay: DateOnly.MaxValue))
        ).Rows.Count.ShouldBe(all.Count);
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync("lingonby-projektledare", new AuditLog()));
    }

    [Fact]
    public async Task An_administrator_sees_that_a_draft_was_written_and_not_what()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Hemligt än", "kultur"))).CaseNumber;
        (await here.SendAsync("lingonby-admin", new AuditLog(CaseNumber: number))).Rows.ShouldHaveSingleItem().Content.ShouldBeNull();
        (await here.SendAsync("lingonby-samordnare", new CaseOverview(number))).Title.ShouldBe("Hemligt än");
        using var administrator = new PageDoor(here.Application, here.Key, "lingonby-admin");
        (await administrator.GetAsync(administrator.Root + "/logg")).Document.Body!.TextContent.ShouldNotContain("Hemligt än");
    }

    [Fact]
    public async Task The_log_is_read_to_its_end_page_by_page_without_a_line_twice()
    {
        var here = await fund.StartLingonbyAsync();
        for (var i = 0; i < 5; i++)
        {
            await here.SendAsync("lingonby-projektledare", new OpenCase($"Satsning {i}", "kultur"));
        }

        var all = (await here.SendAsync("lingonby-revisor", new AuditLog())).Rows.Select(r => r.Id).ToList();
        var read = new List<Guid>();
        Guid? after = null;
        do
        {
            var page = await here.SendAsync("lingonby-revisor", new AuditLog(After: after, Most: 2));
            read.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        } while (after is not null);
        read.ShouldBe(all);
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_told_and_the_page_still_shows()
    {
        var here = await fund.StartLingonbyAsync();
        using var auditor = new PageDoor(here.Application, here.Key, "lingonby-revisor");
        var page = await auditor.GetAsync(auditor.Root + "/logg?from=igår");
        page.Status.ShouldBe(200);
        page.Document.QuerySelector("[data-fund-errors] li").ShouldNotBeNull();
        (await auditor.GetAsync(auditor.Root + "/logg?handler=Excel")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_an_earlier_version_called_otherwise_keeps_its_name() =>
        (await fund.StartedAsync()).Services.GetRequiredService<CommandNames>().Of("GrantMoney").ShouldBe("GrantMoney");
}
