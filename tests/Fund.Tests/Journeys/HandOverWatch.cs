using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Evaluation.Schedule;
using Fund.Finance.Adherence;
using Fund.Host.Pages;
using Fund.Platform.Outbox;
using Fund.Platform.Tasks;
using Fund.Tests.Running;
using Shouldly;

namespace Fund.Tests.Journeys;

/// <summary>
/// Looks, before each command of a journey, at who is asked: the one whose turn it is has a task with the case's name and a mail, and
/// nobody
/// else has. Whose turn it is, it reads from the profile document itself.
/// </summary>
internal sealed class HandOverWatch(JourneyFixture house, MunicipalityInTest here, JsonNode profile)
{
    private readonly HashSet<string> seen = [];
    private IReadOnlyList<Mail> mails = [];
    private IReadOnlyList<PersonView> everybody = [];
    private Dictionary<PersonId, HashSet<Guid>> starts = [];

    // Task by task, who asked it: the subject; null for the morning's questions.
    private readonly Dictionary<Guid, string?> askers = [];
    private readonly Dictionary<PersonId, string> subjects = [];
    private string? last;

    /// <summary>The municipality.</summary>
    public MunicipalityInTest Here => here;

    /// <summary>Stages in which a case has been seen.</summary>
    public IReadOnlySet<string> Stages => seen;

    private JsonArray AllStages => profile["stages"]!.AsArray();

    /// <summary>Operations on a case that the profile has.</summary>
    public IEnumerable<string> Operations =>
        profile["operations"]!.AsObject().Where(o => o.Value!["fund"]?.GetValue<bool>() != true).Select(o => o.Key);

    /// <summary>Stages of the way that is drawn.</summary>
    public IEnumerable<string> Way =>
        AllStages.Where(s => s!["onPath"]?.GetValue<bool>() != false).Select(s => s!["key"]!.GetValue<string>());

    /// <summary>What has been done there, by the log.</summary>
    public async Task<IReadOnlyList<string>> DoneAsync() =>
        (
            await house.Database.AskAsSuperuserAsync<string>(
                $"select string_agg(distinct what, ',') from platform.audit where municipality_id = {here.Municipality.Id.Value}"
            )
        )!.Split(',');

    /// <summary>Lets the morning's questions be asked, and looks.</summary>
    public async Task LookAsync(string next)
    {
        await NoteAsync(last);
        last = next;
        await here.RunJobAsync<EvaluationJob>();
        await here.RunJobAsync<MeasurementJob>();
        await here.RunJobAsync<FollowUpJob>();
        await here.RunJobAsync<AdherenceJob>();
        await NoteAsync(null);
        mails = await here.MailsAsync();
        everybody = await here.EverybodyAsync();
        starts = [];
        foreach (var person in everybody)
        {
            var start = await here.SendInsideAsync(await SubjectOfAsync(person), new MyStart(), null);
            starts[person.Id] = [.. start.Tasks.Select(task => task.Id)];
        }

        var cases = await house.Database.AskAsSuperuserAsync<string>(
            $"""
            select string_agg(number || '|' || stage || '|' || title, ';') from applications.cases
            where municipality_id = {here.Municipality.Id.Value}
            """
        );
        foreach (var found in (cases ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('|')))
        {
            seen.Add(found[1]);
            await LookAtAsync(found[0], found[1], found[2]);
        }
    }

    private async Task LookAtAsync(string number, string stageKey, string title)
    {
        var stage = AllStages.Single(s => s!["key"]!.GetValue<string>() == stageKey)!;
        var open = (await here.TasksAsync()).Where(t => t.DoneAt is null && t.CaseNumber == number).ToList();
        if (stage["kind"]!.GetValue<string>() == "ended")
        {
            open.ShouldAllBe(t => t.OutlivesCase, $"{stageKey}: nothing is asked of what has ended");
            return;
        }

        var ofStage = open.Where(t => t.Kind.StartsWith("stage:", StringComparison.Ordinal)).ToList();
        if (stage["kind"]!.GetValue<string>() != "running")
        {
            var asked = ofStage.ShouldHaveSingleItem($"{stageKey}: one turn, no more: {string.Join(", ", ofStage.Select(t => t.Title))}");
            Roles(stage).ShouldContain(asked.Role, stageKey);
        }

        foreach (var task in open)
        {
            task.Title.ShouldEndWith(": " + title);
            task.Title.Length.ShouldBeLessThan(title.Length + 80, "what to do, no whole stage text");
            task.Why.ShouldNotBeNullOrWhiteSpace(task.Title);
            task.Link.ShouldStartWith($"/arenden/{number}");
            await ShouldReachAsync(task);
        }
    }

    private async Task ShouldReachAsync(TaskItem task)
    {
        var turn = everybody.Where(p => IsTurn(p, task)).ToList();
        turn.ShouldNotBeEmpty($"{task.Title}: {task.Role} {task.Unit}");
        var mailed = mails.Where(m => m.Subject == task.Title).ToList();
        foreach (var person in everybody)
        {
            starts[person.Id].Contains(task.Id).ShouldBe(turn.Contains(person), $"{task.Title}: {person.Name}");
            if (!turn.Contains(person))
            {
                mailed.ShouldNotContain(m => m.To == person.Email, $"{task.Title}: {person.Name}");
            }
        }

        // Whoever hands over to themselves knows.
        var others = turn.Where(p => subjects[p.Id] != askers[task.Id]).ToList();
        mailed.Select(m => m.To).Distinct().ShouldBeSubsetOf(turn.Select(p => p.Email));
        foreach (var person in others)
        {
            var mail = mailed.LastOrDefault(m => m.To == person.Email).ShouldNotBeNull($"{task.Title}: {person.Name}");
            (mail.Link, mail.Text.Contains(task.Why!, StringComparison.Ordinal)).ShouldBe((task.Link, true));
            if (task.Due is { } due)
            {
                mail.Text.ShouldContain($"{due:yyyy-MM-dd}");
            }
        }
    }

    private async Task NoteAsync(string? asker)
    {
        foreach (var task in await here.TasksAsync())
        {
            askers.TryAdd(task.Id, asker);
        }
    }

    private async Task<string> SubjectOfAsync(PersonView person)
    {
        if (!subjects.TryGetValue(person.Id, out var subject))
        {
            subject = await house.Database.AskAsSuperuserAsync<string>(
                $"select subject from profiles.persons where id = '{person.Id.Value}'"
            );
            subjects[person.Id] = subject!;
        }

        return subject!;
    }

    private static bool IsTurn(PersonView person, TaskItem task) =>
        person.Id.Value != task.NotFor
        && person.Roles.Any(held => held.Role == task.Role && (task.Unit is null || held.Unit is null || held.Unit == task.Unit));

    // Those whose turn the profile says it is, and those who may lead on.
    private IReadOnlyList<Role> Roles(JsonNode stage)
    {
        var next = stage["next"]!.GetValue<string>();
        var named = profile["operations"]![next]!["roles"]?.AsArray().Select(r => r!.GetValue<string>()) ?? [];
        return [.. named.Append(stage["turn"]!.GetValue<string>()).Select(r => Enum.Parse<Role>(r, ignoreCase: true))];
    }
}
