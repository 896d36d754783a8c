using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using MediatR;

namespace Fund.Applications.Conversations;

/// <summary>Who does not read a conversation and can be let in to it, by name.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Acts)]
internal sealed record PossibleReaders(string CaseNumber, Guid Id) : IQuery<IReadOnlyList<ReaderView>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class PossibleReadersHandler(Admission admission, ConversationsInSight sight, ConversationReaders readers)
    : IRequestHandler<PossibleReaders, IReadOnlyList<ReaderView>>
{
    public async Task<IReadOnlyList<ReaderView>> Handle(PossibleReaders request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var conversation = await sight.FindAsync(about, request.Id, cancellationToken);
        var others = await readers.OthersAsync(about, conversation, cancellationToken);
        return [.. others.OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => ConversationReaders.View(about, person))];
    }
}
