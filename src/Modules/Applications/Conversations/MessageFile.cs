using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>The file that came with a message, for those who read the conversation.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Id">Key of the message.</param>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record MessageFile(string CaseNumber, Guid Id) : IQuery<StoredFile>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class MessageFileHandler(ApplicationsDb db, Admission admission, ConversationsInSight sight, FileStore files)
    : IRequestHandler<MessageFile, StoredFile>
{
    public async Task<StoredFile> Handle(MessageFile request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var message =
            await db
                .Messages.AsNoTracking()
                .FirstOrDefaultAsync(m => m.CaseId == about.Id && m.Id == request.Id && m.FileId != null, cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        await sight.FindAsync(about, message.ConversationId, cancellationToken);
        return await files.GetAsync(message.FileId!.Value, cancellationToken);
    }
}
