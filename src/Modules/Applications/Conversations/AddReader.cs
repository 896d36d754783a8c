using FluentValidation;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Outbox;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Applications.Conversations;

/// <summary>
/// Lets somebody in to a conversation that one reads: all of it, from its beginning. Nobody of the applicant's side can be let in to what
/// is
/// said by those who handle the case.
/// </summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Acts)]
[LoggedAs("Någon fick läsa ett samtal")]
internal sealed record AddReader(string CaseNumber, Guid Id, Guid Person) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AddReaderShape : AbstractValidator<AddReader>
{
    public AddReaderShape() => RuleFor(a => a.Person).NotEmpty().WithMessage(_ => T("Välj vem som ska läsa samtalet."));
}

internal sealed class AddReaderHandler(
    ApplicationsDb db,
    Admission admission,
    ConversationsInSight sight,
    ConversationReaders readers,
    Notices notices,
    CurrentAct act
) : IRequestHandler<AddReader, Unit>
{
    public async Task<Unit> Handle(AddReader request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var conversation = await sight.FindAsync(about, request.Id, cancellationToken);
        if ((await readers.OfAsync(about, conversation, cancellationToken)).Any(person => person.Id.Value == request.Person))
        {
            throw new Conflict(T("Personen läser redan samtalet."));
        }

        var added =
            (await readers.OthersAsync(about, conversation, cancellationToken)).FirstOrDefault(p => p.Id.Value == request.Person)
            ?? throw new Refused(T("Personen kan inte läsa samtalet. Välj någon annan."), field: "person");
        db.AddedReaders.Add(
            new AddedReader
            {
                ConversationId = conversation.Id,
                PersonId = added.Id,
                AddedBy = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await notices.TellAsync(
            new Notice(
                MailKind.News,
                T($"Du läser nu ett samtal: {about.Title}"),
                T($"{act.Now.Who} har lagt till dig bland dem som läser ett samtal i ärendet {about.Title} ({about.Number})."),
                TellOfMessage.LinkTo(about.Number, conversation.Id)
            ),
            [added],
            cancellationToken
        );
        return default;
    }
}
