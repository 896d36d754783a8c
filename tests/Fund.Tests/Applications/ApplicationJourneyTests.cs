using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications;

public sealed class ApplicationJourneyTests(FundFixture fund)
{
    [Fact]
    public async Task An_application_is_refused_with_everything_that_is_missing_at_once_and_goes_through_when_it_is_there()
    {
        var here = await fund.StartLingonbyAsync();
        var opened = await here.SendAsync("lingonby-projektledare", new OpenCase("Läsande barn", "kultur"));

        var refused = await here.RefusedAsync("lingonby-projektledare", new SubmitApplication(opened.CaseNumber));
        refused
            .Findings.Where(f => f.Severity == Severity.Refusal)
            .Select(f => f.Rule ?? f.Field)
            .ShouldBe(["L-30", "requestedAmount", "L-22"], ignoreOrder: true);

        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                opened.CaseNumber,
                "application",
                new Dictionary<string, string?> { ["problem"] = "För få läser.", ["requestedAmount"] = "1 200 000 kr" },
                await here.VersionAsync(opened.CaseNumber)
            )
        );
        await here.SendAsync("lingonby-chef", new SignApplication(opened.CaseNumber, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(opened.CaseNumber));

        var overview = await here.SendAsync("lingonby-samordnare", new CaseOverview(opened.CaseNumber));
        overview.Stage.ShouldBe("applied");
        overview.RegistryNumber.ShouldStartWith("KS ");
        overview.Missing.ShouldContain(f => f.Rule == "L-24");
        overview.Due.ShouldNotBeNull();
    }

    [Fact]
    public async Task W12_changed_content_voids_the_signatures_and_the_signers_are_asked_again()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Läsande barn", "kultur"))).CaseNumber;
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        (await here.SendAsync("lingonby-chef", new CaseSignatures(number))).Rows.Single().SignedBy.ShouldBe("Carl Chef");

        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?> { ["problem"] = "Nytt." },
                await here.VersionAsync(number),
                VoidSignatures: true
            )
        );

        (await here.SendAsync("lingonby-chef", new CaseSignatures(number))).Rows.Single().SignedBy.ShouldBeNull();
    }

    [Fact]
    public async Task W24_two_municipalities_may_have_the_same_numbers_and_neither_sees_the_other()
    {
        var here = await fund.StartLingonbyAsync();
        var there = await fund.StartLingonbyAsync();
        var mine = (await here.SendAsync("lingonby-projektledare", new OpenCase("Vårt", "kultur"))).CaseNumber;
        var theirs = (await there.SendAsync("lingonby-projektledare", new OpenCase("Deras", "kultur"))).CaseNumber;

        mine.ShouldBe(theirs);
        (await here.SendAsync("lingonby-samordnare", new CaseList())).Rows.Select(r => r.Title).ShouldBe(["Vårt"]);
        (await there.SendAsync("lingonby-samordnare", new CaseList())).Rows.Select(r => r.Title).ShouldBe(["Deras"]);
    }

    [Fact]
    public async Task A_draft_does_not_exist_for_those_who_have_no_part_in_it()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Hemligt", "kultur"))).CaseNumber;

        await Should.ThrowAsync<NotFound>(() => here.SendAsync("lingonby-annan", new CaseOverview(number)));
        (await here.SendAsync("lingonby-annan", new CaseList())).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_finds_nothing_and_a_wrong_role_is_forbidden()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Läsande barn", "kultur"))).CaseNumber;

        await Should.ThrowAsync<NotFound>(() => here.SendAsync("somebody-else", new CaseOverview(number)));
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync("lingonby-revisor", new OpenCase("Nej", "kultur")));
    }

    [Fact]
    public async Task The_same_request_twice_is_done_once_and_other_content_under_its_id_is_a_conflict()
    {
        var here = await fund.StartLingonbyAsync();
        var first = await here.SendAsync("lingonby-projektledare", new OpenCase("En gång", "kultur"), "click-1");
        var second = await here.SendAsync("lingonby-projektledare", new OpenCase("En gång", "kultur"), "click-1");

        second.CaseNumber.ShouldBe(first.CaseNumber);
        (await here.SendAsync("lingonby-projektledare", new CaseList())).Rows.Count.ShouldBe(1);
        await Should.ThrowAsync<Conflict>(() =>
            here.SendAsync("lingonby-projektledare", new OpenCase("Något annat", "kultur"), "click-1")
        );
    }
}
