using Fund.Assessment.Agendas;
using Fund.Assessment.Bodies;
using Fund.Assessment.Criteria;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Assessment.Recusals;

/// <summary>Conflict of interest: asked about, declared or registered, and what follows at a meeting.</summary>
public sealed class ConflictsTests(FundFixture fund)
{
    private const string Secretary = "lingonby-sekreterare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const long Kronor = 10_000;

    [Fact(
        DisplayName = "W-22 A member with a conflict of interest is not counted as present in the case, signs in or not; the ground is kept"
    )]
    public async Task Not_counted_as_present()
    {
        var here = (await fund.StartLingonbyAsync()).OverTheApi();
        var (first, second) = (await AssessedAsync(here, "Läsande barn"), await AssessedAsync(here, "Simmande barn"));
        var meeting = await AttendedAsync(here, first, second);
        var (chair, lage, carl) = (Key(meeting, "Olga"), Key(meeting, "Lage"), Key(meeting, "Carl"));
        var register = new RegisterConflict(first, lage, "interest", "Hans son leder den.");
        (await Should.ThrowAsync<Refused>(() => here.SendAsync(Secretary, register with { Kind = "vet inte" })))
            .Findings[0]
            .Field.ShouldBe("kind");
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync(SteeringGroup, register));
        await here.SendAsync(Secretary, register);
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Secretary, register));
        await here.SendAsync(Secretary, register with { Member = carl, Kind = "represents", Ground = "Han leder förvaltningen." });

        meeting = await here.SendAsync(Secretary, new MeetingPage(meeting.Id));
        meeting.Points[0].Recused.ShouldBe([lage, carl], ignoreOrder: true);
        meeting.Points[0].TookPart.ShouldBe([chair]);
        meeting.Points[1].TookPart.ShouldBe([chair, lage, carl], ignoreOrder: true, "it is about the one case");
        (await here.SendAsync(Secretary, new CaseCriteria(first)))
            .Recused.Select(r => r.Ground)
            .ShouldContain(ground =>
                ground!.Contains("Hans son leder den.", StringComparison.Ordinal)
                && ground.Contains("Saken rör personen själv", StringComparison.Ordinal)
            );
        (await here.SendAsync("lingonby-chef", new ConflictQuestion(first))).IsRecused.ShouldBeTrue("it was registered for him");
        (await here.SendAsync("lingonby-projektledare", new CaseCriteria(first))).Recused.ShouldAllBe(r => r.Ground == null);
    }

    [Fact(DisplayName = "W-22 Who sits in the board and in the applying committee is told of, and takes part unless they say otherwise")]
    public async Task A_double_seat_is_a_notice()
    {
        var here = await fund.StartLingonbyAsync();
        var meeting = await AttendedAsync(here, await AssessedAsync(here, "Läsande barn"));
        var seat = meeting.Points[0].DoubleSeats.ShouldHaveSingleItem();
        (seat.Name, seat.Body).ShouldBe(("Lage Ledamot", "Kulturnämnden"));
        meeting.Points[0].TookPart.ShouldContain(Key(meeting, "Lage"));
        using var secretary = new PageDoor(here.Application, here.Key, Secretary);
        (await secretary.GetAsync($"{secretary.Root}/moten/{meeting.Id}")).Html.ShouldContain(
            "Lage Ledamot sitter också i Kulturnämnden, som söker. Det är inte jäv i sig, utan Lage Ledamot avgör själv."
        );
    }

    [Theory(DisplayName = "W-22 Assessing, recommending and deciding ask once a person and case whether there is a conflict of interest")]
    [InlineData("lingonby-styrgrupp", "bedom")]
    [InlineData("lingonby-sekreterare", "registrera-beslut")]
    public async Task Asked_once(string subject, string path)
    {
        var here = await fund.StartLingonbyAsync();
        var number = await AssessedAsync(here, "Läsande barn");
        using var person = new PageDoor(here.Application, here.Key, subject);
        var at = $"{person.Root}/arenden/{number}";
        (await person.GetAsync($"{at}/{path}")).Html.ShouldContain("Har du jäv?");
        var unsure = await person.FillAsync($"{at}/jav", ("answer", "no"), ("ground", "Min bror söker."));
        unsure.Status.ShouldBe(422);
        unsure.Document.QuerySelector("textarea[name=ground]")!.TextContent.ShouldContain("Min bror söker.");
        (await person.FillAsync($"{at}/jav", ("answer", "no"))).Status.ShouldBe(302);
        (await person.GetAsync($"{at}/{path}")).Html.ShouldNotContain("Har du jäv?");
        var late = await person.FillAsync($"{at}/jav", ("answer", "yes"), ("kind", "interest"), ("ground", "Min bror söker."));
        late.Status.ShouldBe(302, "what is found out later is declared later");
        (await here.SendAsync(subject, new ConflictQuestion(number))).IsRecused.ShouldBeTrue();
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(subject, new SayImpartial(number)));
    }

    [Fact(DisplayName = "W-22 The secretary registers by page what a member without sign-in has said at the meeting")]
    public async Task Registered_by_page()
    {
        var here = await fund.StartLingonbyAsync();
        var number = await AssessedAsync(here, "Läsande barn");
        var meeting = await AttendedAsync(here, number);
        using var secretary = new PageDoor(here.Application, here.Key, Secretary);
        var path = (await secretary.GetAsync($"{secretary.Root}/moten/{meeting.Id}"))
            .Links(secretary.Root)
            .Single(link => link.EndsWith("/jav/registrera", StringComparison.Ordinal));
        (string, string)[] typed = [("member", $"{Key(meeting, "Lage")}"), ("kind", "other"), ("ground", "")];
        (await secretary.FillAsync(path, typed)).Status.ShouldBe(422);
        typed[2] = ("ground", "Han har skrivit ansökan.");
        (await secretary.FillAsync(path, typed)).Status.ShouldBe(302);
        (await secretary.GetAsync($"{secretary.Root}/moten/{meeting.Id}")).Html.ShouldContain("Jäv, deltar inte: Lage Ledamot");
        (await secretary.GetAsync(path)).Html.ShouldNotContain($"{Key(meeting, "Lage")}");
    }

    private static Guid Key(MeetingView meeting, string name) =>
        meeting.Members.Single(m => m.Name.StartsWith(name, StringComparison.Ordinal)).Id;

    private static async Task<string> AssessedAsync(MunicipalityInTest here, string title) =>
        (await LingonbyCase.AssessedAsync(here, title, Kronor)).Number;

    // All but the substitute are there.
    private static async Task<MeetingView> AttendedAsync(MunicipalityInTest here, params string[] cases)
    {
        var board = (await here.SendAsync(Secretary, new BodyList())).Single(b => b.Name == "Kommunstyrelsen").Id;
        var id = (
            await here.SendAsync(Secretary, new PlanMeeting(board, LingonbyCase.Today(here), new TimeOnly(13, 0), "Stadshuset"))
        ).Meeting;
        var meeting = await here.SendAsync(Secretary, new MeetingPage(id));
        await here.SendAsync(Secretary, new AddToAgenda(id, cases, null, meeting.Version));
        meeting = await here.SendAsync(Secretary, new MeetingPage(id));
        await here.SendAsync(
            Secretary,
            new RecordAttendance(
                id,
                [.. meeting.Members.Where(m => m.Position != BodyPositions.Substitute).Select(m => new PresentMember(m.Id))],
                meeting.Version
            )
        );
        return await here.SendAsync(Secretary, new MeetingPage(id));
    }
}
