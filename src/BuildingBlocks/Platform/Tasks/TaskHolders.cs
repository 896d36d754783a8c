using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Platform.Tasks;

/// <summary>Whose a task is: the persons that a role, a unit and a conflict of interest come down to.</summary>
public sealed class TaskHolders(IMediator mediator)
{
    /// <summary>The persons who are asked.</summary>
    public async Task<IReadOnlyList<PersonView>> OfAsync(TaskItem task, CancellationToken cancellation)
    {
        var people = task.PersonId is { } one
            ? await mediator.Send(new Persons([new PersonId(one)]), cancellation)
            : await mediator.Send(new PersonsWithRole(task.Role, task.Unit), cancellation);
        return [.. people.Where(May(task, await RecusedAsync([task], cancellation)))];
    }

    /// <summary>Several tasks with whom each waits for, in a few questions however many they are.</summary>
    public async Task<IReadOnlyList<WaitingTask>> WaitingAsync(IReadOnlyList<TaskItem> open, CancellationToken cancellation)
    {
        if (open.Count == 0)
        {
            return [];
        }

        var everybody = await mediator.Send(new Everybody(), cancellation);
        var units = (await mediator.Send(new Units(), cancellation)).ToDictionary(unit => unit.Key, unit => unit.Name);
        var recused = await RecusedAsync(open, cancellation);
        return
        [
            .. open.Select(task =>
                WaitingTask.Of(
                    task,
                    task.Unit is { } unit ? units.GetValueOrDefault(unit) : null,
                    [.. everybody.Where(person => Holds(person, task)).Where(May(task, recused)).Select(person => person.Name)]
                )
            ),
        ];
    }

    private static bool Holds(PersonView person, TaskItem task) => Holds(person, task.Role, task.Unit, task.PersonId);

    /// <summary>Is the person asked, as far as the role, the unit and a named person say?</summary>
    internal static bool Holds(PersonView person, Role role, string? unit, Guid? named) =>
        named is { } one
            ? person.Id.Value == one
            : person.Roles.Any(held => held.Role == role && (unit is null || held.Unit is null || held.Unit == unit));

    private static Func<PersonView, bool> May(TaskItem task, HashSet<(string CaseNumber, PersonId Person)> recused) =>
        person =>
            person.Id.Value != task.NotFor && !(task.Impartial && task.CaseNumber is { } number && recused.Contains((number, person.Id)));

    private async Task<HashSet<(string CaseNumber, PersonId Person)>> RecusedAsync(
        IReadOnlyList<TaskItem> tasks,
        CancellationToken cancellation
    )
    {
        var impartial = tasks.Where(task => task.Impartial).Select(task => task.CaseNumber).OfType<string>().Distinct().ToList();
        if (impartial.Count == 0)
        {
            return [];
        }

        var recusals = new GatherRecusals(impartial.Count == 1 ? impartial[0] : null, null);
        await mediator.Publish(recusals, cancellation);
        return recusals.Found;
    }
}
