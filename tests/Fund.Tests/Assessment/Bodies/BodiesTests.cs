using Fund.Assessment.Bodies;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Bodies;

/// <summary>Who sits in the bodies that meet on cases.</summary>
public sealed class BodiesTests(FundFixture fund)
{
    private const string Secretary = "lingonby-sekreterare";
    private const string Coordinator = "lingonby-samordnare";
    private static readonly DateOnly Begins = new(2024, 1, 1);

    [Fact(DisplayName = "U-77 The steering group is appointed by somebody, has one chair, and its members sit from a day to a day")]
    public async Task Appointed_with_chair_and_period()
    {
        var inside = await fund.StartLingonbyAsync();
        var here = inside.OverTheApi();
        var body = (await here.SendAsync(Coordinator, new AddBody("Styrgruppen för framtidsfonden", BodyKinds.SteeringGroup))).Body;
        var person = (await here.SendAsync(Coordinator, new PossibleMembers())).Single(p => p.Name == "Stina Styr").Id;
        var chair = new AppointMember(body, person, null, null, BodyPositions.Chair, "Stadsdirektören", Begins);
        await here.SendAsync(Coordinator, chair);
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Coordinator, chair))).Message.ShouldContain("Stina Styr är redan utsedd");
        var other = new AppointMember(body, null, "Nils Namn", "nils@lingonby.example", BodyPositions.Chair, "Stadsdirektören", Begins);
        (await Should.ThrowAsync<Refused>(() => here.SendAsync(Coordinator, other))).Message.ShouldContain("Stina Styr är ordförande");
        await here.SendAsync(Coordinator, other with { Position = BodyPositions.Substitute, To = new DateOnly(2024, 12, 31) });

        var seen = await here.SendAsync("lingonby-revisor", new BodyPage(body));
        seen.MayAppoint.ShouldBeFalse();
        seen.Sitting.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(m => m.Name.ShouldBe("Stina Styr"), m => m.AppointedBy.ShouldBe("Stadsdirektören"));
        seen.Earlier.ShouldHaveSingleItem().Name.ShouldBe("Nils Namn", "who has sat there stays to be read");
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync("lingonby-revisor", chair));
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync("lingonby-projektledare", new BodyPage(body)));
    }

    [Fact(DisplayName = "U-77 An appointment is ended, not deleted; two who end it at once are told, and the next chair can be appointed")]
    public async Task Ended_not_deleted()
    {
        var here = await fund.StartLingonbyAsync();
        var board = (await here.SendAsync(Secretary, new BodyList())).Single(b => b.Name == "Kommunstyrelsen");
        (board.Chair, board.Members).ShouldBe(("Olga Ordförande", 4));
        var chair = (await here.SendAsync(Secretary, new BodyPage(board.Id))).Sitting[0];
        var today = LingonbyCase.Today(here);
        var end = new EndMembership(board.Id, chair.Id, today.AddDays(-1), chair.Version);
        (
            await Should.ThrowAsync<Refused>(() => here.SendAsync(Secretary, end with { LastDay = new DateOnly(2020, 1, 1) }))
        ).Message.ShouldContain("Uppdraget började 2023-01-01");
        await here.SendAsync(Secretary, end);
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Secretary, end));
        await here.SendAsync(
            Secretary,
            new AppointMember(board.Id, null, "Åke Åkesson", null, BodyPositions.Chair, "Kommunfullmäktige § 9", today)
        );
        var seen = await here.SendAsync(Secretary, new BodyPage(board.Id));
        seen.Sitting[0].Name.ShouldBe("Åke Åkesson");
        seen.Earlier.ShouldHaveSingleItem().Name.ShouldBe("Olga Ordförande");
    }

    [Fact(DisplayName = "U-77 Bodies and appointments by page alone: what is wrong is said, nothing typed is lost, the auditor only reads")]
    public async Task By_page()
    {
        var here = await fund.StartLingonbyAsync();
        using var secretary = new PageDoor(here.Application, here.Key, Secretary);
        var root = secretary.Root;
        var added = await secretary.FillAsync($"{root}/organ/nytt", ("name", "Beredningsgruppen"), ("kind", BodyKinds.Preparing));
        added.Status.ShouldBe(302);
        var body = added.Location!;
        (string, string)[] typed =
        [
            ("person", ""),
            ("name", "Britta Bered"),
            ("email", "britta@lingonby.example"),
            ("position", "member"),
            ("appointedBy", "Kommundirektören"),
            ("from", "i januari"),
        ];
        var wrong = await secretary.FillAsync($"{body}/utse", typed);
        wrong.Status.ShouldBe(422);
        wrong.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain("Skriv datumet som åååå-mm-dd");
        wrong.Document.QuerySelector("input[name=name]")!.GetAttribute("value").ShouldBe("Britta Bered");
        (await secretary.FillAsync($"{body}/utse", [.. typed[..5], ("from", "2024-01-01")])).Status.ShouldBe(302);
        var page = await secretary.GetAsync(body);
        page.Html.ShouldContain("Britta Bered");
        var end = page.Links(root).Single(link => link.Contains("/uppdrag/", StringComparison.Ordinal));
        (await secretary.FillAsync(end, ("lastDay", "2024-06-30"))).Status.ShouldBe(302);
        (await secretary.GetAsync(body)).Document.QuerySelector("main")!.TextContent.ShouldContain("Har varit utsedda");
        (await secretary.FillAsync($"{body}/avsluta", ("lastDay", "2024-07-01"))).Status.ShouldBe(302);

        using var auditor = new PageDoor(here.Application, here.Key, "lingonby-revisor");
        (await auditor.GetAsync($"{root}/organ")).Html.ShouldContain("Beredningsgruppen");
        (await auditor.GetAsync(body)).Links(root).ShouldNotContain(link => link.EndsWith("/utse", StringComparison.Ordinal));
        (await auditor.GetAsync($"{body}/utse")).Status.ShouldBe(403);
    }
}
