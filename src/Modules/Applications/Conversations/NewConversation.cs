using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Applications.Conversations;

/// <summary>A circle that the person can begin a conversation in, and who would read it.</summary>
internal sealed record CircleView(Circle Circle, IReadOnlyList<ReaderView> Readers);

/// <summary>What the page needs on which a conversation is begun.</summary>
/// <param name="CaseTitle">Title of the case.</param>
/// <param name="Me">Key of the person who asks.</param>
/// <param name="Circles">Where the person can begin one; none for those who have no part in the case.</param>
internal sealed record NewConversationView(string CaseTitle, Guid? Me, IReadOnlyList<CircleView> Circles);

/// <summary>In which circles the person can begin a conversation, and who would read it.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record NewConversation(string CaseNumber) : IQuery<NewConversationView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class NewConversationHandler(Admission admission, ConversationsInSight sight, ConversationReaders readers, Actor actor)
    : IRequestHandler<NewConversation, NewConversationView>
{
    public async Task<NewConversationView> Handle(NewConversation request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var circles = new List<CircleView>();
        var mayBegin = await admission.AdmitsAsync(typeof(StartConversation), about, cancellationToken);
        foreach (var circle in mayBegin ? await sight.MayBeginAsync(about, cancellationToken) : [])
        {
            var reading = await readers.OfAsync(about, circle, actor.Person, cancellationToken);
            circles.Add(new CircleView(circle, [.. reading.Select(person => ConversationReaders.View(about, person))]));
        }

        return new NewConversationView(about.Title, actor.Person?.Value, circles);
    }
}
