using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Tasks;
using MediatR;

namespace Fund.Finance.Ledger;

/// <summary>Whom a task for a second person is for: all with a role but one, or one of them by name.</summary>
internal sealed record SecondTo(Role Role, Guid? Person, Guid? NotFor);

/// <summary>
/// Asks the second person of something that one or more have had a part in: nobody is asked who would come to a page without its button.
/// </summary>
internal sealed class SecondAsked(HandOvers handOvers, IMediator mediator)
{
    /// <summary>
    /// Asks those with the first role that somebody else holds. A task leaves out one person at most: where more have had a part, each of
    /// the others is asked by name.
    /// </summary>
    /// <param name="roles">The roles that approve, the one that is asked first.</param>
    /// <param name="first">Those who have had a part in what is to be approved.</param>
    /// <param name="task">The task for whom it is.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task AskAsync(
        IReadOnlyList<Role> roles,
        IReadOnlyCollection<PersonId> first,
        Func<SecondTo, TaskItem> task,
        CancellationToken cancellation
    )
    {
        var notFor = first.Select(person => (Guid?)person.Value).FirstOrDefault();
        foreach (var role in roles)
        {
            var others = (await mediator.Send(new PersonsWithRole(role), cancellation)).Where(one => !first.Contains(one.Id)).ToList();
            if (others.Count == 0)
            {
                continue;
            }

            foreach (var to in first.Count < 2 ? [new(role, null, notFor)] : others.Select(one => new SecondTo(role, one.Id.Value, null)))
            {
                await handOvers.AskAsync(task(to), cancellation);
            }

            return;
        }

        // Where nobody is left it is still seen that it waits.
        await handOvers.AskAsync(task(new SecondTo(roles[0], null, notFor)), cancellation);
    }
}
