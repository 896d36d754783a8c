using Fund.Assessment.Agendas;
using Fund.Assessment.Bodies;
using Fund.Assessment.Recusals;
using Fund.Contracts.Values;
using Fund.Tests.Running;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>Who sits in bodies, and their meetings.</summary>
internal static class MeetingSituations
{
    private const string Secretary = "lingonby-sekreterare";
    private const long Kronor = 10_000;

    public static void Add(SituationBook book)
    {
        book.When<AddBody, AddedBody>(Secretary, _ => Task.FromResult(new AddBody("Läggs till av många", BodyKinds.SteeringGroup)));
        book.When(Secretary, async here => Appointing(await BodyAsync(here, "Utses"), "Nina Ny"));
        book.When(Secretary, async here =>
        {
            var body = await SittingAsync(here, "Uppdraget avslutas");
            var member = (await here.SendAsync(Secretary, new BodyPage(body))).Sitting.Single();
            return new EndMembership(body, member.Id, LingonbyCase.Today(here), member.Version);
        });
        book.When(Secretary, async here =>
        {
            var body = await SittingAsync(here, "Avslutas");
            return new EndBody(body, LingonbyCase.Today(here), (await here.SendAsync(Secretary, new BodyPage(body))).Version);
        });
        book.When<PlanMeeting, PlannedMeeting>(Secretary, async here => Planning(here, await BodyAsync(here, "Möts")));
        book.When(Secretary, async here =>
        {
            var seen = await MeetingAsync(here, "Flyttas");
            return new ChangeMeeting(seen.Id, seen.Day.AddDays(7), new TimeOnly(9, 30), "Sal 2", seen.Version);
        });
        book.When(Secretary, async here =>
        {
            var seen = await MeetingAsync(here, "Ställs in");
            return new CallOffMeeting(seen.Id, "För få ärenden.", seen.Version);
        });
        book.When(Secretary, async here =>
        {
            var seen = await MeetingAsync(here, "Dagordningen");
            return new AddToAgenda(seen.Id, [], "Information", seen.Version);
        });
        book.When(Secretary, async here =>
        {
            var seen = await WithPointsAsync(here, "Ordningen");
            return new MoveOnAgenda(seen.Id, seen.Points[0].Id, Up: false, seen.Version);
        });
        book.When(Secretary, async here =>
        {
            var seen = await WithPointsAsync(here, "Punkten tas bort");
            return new RemoveFromAgenda(seen.Id, seen.Points[0].Id, seen.Version);
        });
        book.When(Secretary, async here =>
        {
            var seen = await MeetingAsync(here, "Närvaron");
            return new RecordAttendance(seen.Id, [new PresentMember(seen.Members[0].Id)], seen.Version);
        });
        book.When(Secretary, async here =>
        {
            var seen = await WithPointsAsync(here, "Närvaron vid punkten");
            await here.SendAsync(Secretary, new RecordAttendance(seen.Id, [new PresentMember(seen.Members[0].Id)], seen.Version));
            seen = await here.SendAsync(Secretary, new MeetingPage(seen.Id));
            return new RecordPointAttendance(seen.Id, seen.Points[0].Id, [seen.Members[0].Id], seen.Version);
        });
    }

    /// <summary>What is said of conflicts of interest.</summary>
    public static void AddConflicts(SituationBook book)
    {
        book.When("lingonby-styrgrupp", async here => new SayImpartial(
            (await LingonbyCase.AssessedAsync(here, "Opartisk", Kronor)).Number
        ));
        book.When(Secretary, async here =>
        {
            var number = (await LingonbyCase.AssessedAsync(here, "Ledamotens jäv", Kronor)).Number;
            var member = (await here.SendAsync(Secretary, new ConflictDesk(number))).Members[0].Member;
            return new RegisterConflict(number, member, "interest", "Hans syster leder den.");
        });
    }

    private static async Task<Guid> BodyAsync(MunicipalityInTest here, string name) =>
        (await here.SendAsync(Secretary, new AddBody(name, BodyKinds.SteeringGroup))).Body;

    private static async Task<Guid> SittingAsync(MunicipalityInTest here, string name)
    {
        var body = await BodyAsync(here, name);
        await here.SendAsync(Secretary, Appointing(body, "Siv Sitter"));
        return body;
    }

    private static AppointMember Appointing(Guid body, string name) =>
        new(body, null, name, null, BodyPositions.Chair, "Stadsdirektören", new DateOnly(2024, 1, 1));

    private static PlanMeeting Planning(MunicipalityInTest here, Guid body) =>
        new(body, LingonbyCase.Today(here), new TimeOnly(13, 0), "Sal 1");

    private static async Task<MeetingView> MeetingAsync(MunicipalityInTest here, string body)
    {
        var planned = await here.SendAsync(Secretary, Planning(here, await SittingAsync(here, body)));
        return await here.SendAsync(Secretary, new MeetingPage(planned.Meeting));
    }

    private static async Task<MeetingView> WithPointsAsync(MunicipalityInTest here, string body)
    {
        var seen = await MeetingAsync(here, body);
        foreach (var heading in new[] { "Val av justerare", "Information" })
        {
            await here.SendAsync(Secretary, new AddToAgenda(seen.Id, [], heading, seen.Version));
            seen = await here.SendAsync(Secretary, new MeetingPage(seen.Id));
        }

        return seen;
    }
}
