using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>Somebody who reads a conversation.</summary>
/// <param name="Id">Key of the person.</param>
/// <param name="Name">Name.</param>
/// <param name="Part">What they are to the case, Swedish.</param>
internal sealed record ReaderView(Guid Id, string Name, string Part);

/// <summary>Who reads a conversation: told to everybody who writes in it, and the very persons who get the mail.</summary>
internal sealed class ConversationReaders(ApplicationsDb db, IMediator mediator)
{
    /// <summary>Those who read, by name.</summary>
    public async Task<IReadOnlyList<PersonView>> OfAsync(CaseHeaderView about, Conversation conversation, CancellationToken cancellation)
    {
        var added = await db
            .AddedReaders.AsNoTracking()
            .Where(reader => reader.ConversationId == conversation.Id)
            .Select(reader => reader.PersonId)
            .ToHashSetAsync(cancellation);
        return await ThoseAsync(
            about,
            (person, recused) =>
                Parts.Reads(about, conversation.Circle, person.Id, person.Roles, recused)
                || (added.Contains(person.Id) && Parts.MayBeAdded(about, conversation.Circle, person.Id, person.Roles, recused)),
            cancellation
        );
    }

    /// <summary>Those who would read a conversation that somebody begins in a circle.</summary>
    public Task<IReadOnlyList<PersonView>> OfAsync(
        CaseHeaderView about,
        Circle circle,
        PersonId? beginner,
        CancellationToken cancellation
    ) =>
        ThoseAsync(
            about,
            (person, recused) => person.Id == beginner || Parts.Reads(about, circle, person.Id, person.Roles, recused),
            cancellation
        );

    /// <summary>Those who do not read it and can be let in.</summary>
    public async Task<IReadOnlyList<PersonView>> OthersAsync(
        CaseHeaderView about,
        Conversation conversation,
        CancellationToken cancellation
    )
    {
        var reading = (await OfAsync(about, conversation, cancellation)).Select(person => person.Id).ToHashSet();
        return await ThoseAsync(
            about,
            (person, recused) =>
                !reading.Contains(person.Id) && Parts.MayBeAdded(about, conversation.Circle, person.Id, person.Roles, recused),
            cancellation
        );
    }

    /// <summary>Who let those in that do not read it by their part in the case.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> AddedByAsync(Conversation conversation, CancellationToken cancellation) =>
        await db
            .AddedReaders.AsNoTracking()
            .Where(reader => reader.ConversationId == conversation.Id)
            .ToDictionaryAsync(reader => reader.PersonId, reader => reader.AddedBy, cancellation);

    /// <summary>As the pages show it.</summary>
    /// <param name="about">The case.</param>
    /// <param name="person">Who reads.</param>
    /// <param name="addedBy">Who let them in; null for those who read by their part in the case.</param>
    public static ReaderView View(CaseHeaderView about, PersonView person, string? addedBy = null) =>
        new(
            person.Id.Value,
            person.Name,
            Parts.Name(about, person.Id, person.Roles) + (addedBy is null || addedBy == person.Name ? "" : T($", tillagd av {addedBy}"))
        );

    private async Task<IReadOnlyList<PersonView>> ThoseAsync(
        CaseHeaderView about,
        Func<PersonView, bool, bool> read,
        CancellationToken cancellation
    )
    {
        var recusals = new GatherRecusals(about.Number, null);
        await mediator.Publish(recusals, cancellation);
        var everybody = await mediator.Send(new Everybody(), cancellation);
        return [.. everybody.Where(person => read(person, recusals.Found.Contains((about.Number, person.Id))))];
    }
}
