using FluentValidation;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Audit;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Conversations;

/// <summary>Key of a conversation that was begun.</summary>
internal sealed record StartedConversation(Guid Id);

/// <summary>Begins a conversation on a case with its first message.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Circle">Who reads it.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">The message.</param>
/// <param name="FileName">Name of a file that goes with it; null for none.</param>
/// <param name="File">Its content.</param>
/// <param name="Asks">Key of the person whose answer is waited for; null for nobody's.</param>
/// <param name="AnswerBy">By when; null for no day.</param>
/// <remarks>The words are in the conversation, for those who read it, and not in the log, which others read.</remarks>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Acts)]
[LoggedAs("Ett samtal påbörjades")]
internal sealed record StartConversation(
    string CaseNumber,
    Circle Circle,
    [property: NotInAudit] string Subject,
    [property: NotInAudit] string Text,
    string? FileName = null,
    byte[]? File = null,
    Guid? Asks = null,
    DateOnly? AnswerBy = null
) : ICommand<StartedConversation>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class StartConversationShape : AbstractValidator<StartConversation>
{
    public StartConversationShape(TimeProvider time)
    {
        RuleFor(s => s.Circle).IsInEnum().WithMessage(_ => T("Välj vilka som ska läsa samtalet."));
        RuleFor(s => s.Subject)
            .Must(subject => !string.IsNullOrWhiteSpace(subject))
            .WithMessage(_ => T("Skriv vad meddelandet handlar om."))
            .MaximumLength(120)
            .WithMessage(_ => T("Rubriken är för lång, högst 120 tecken."))
            .Must(subject => subject is null || !subject.Contains('\n', StringComparison.Ordinal))
            .WithMessage(_ => T("Skriv rubriken på en rad."));
        RuleFor(s => s.Text).MustBeAMessage();
        RuleFor(s => s.FileName).MustHaveItsFile(s => s.File);
        RuleFor(s => s.AnswerBy)
            .Must(day => day is null || day >= StockholmTime.Today(time))
            .WithMessage(_ => T("Dagen för svaret har passerat. Välj en dag från och med i dag."));
    }
}

internal sealed class StartConversationHandler(
    ApplicationsDb db,
    Admission admission,
    ConversationsInSight sight,
    SendMessage send,
    CurrentAct act,
    Actor actor
) : IRequestHandler<StartConversation, StartedConversation>
{
    public async Task<StartedConversation> Handle(StartConversation request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var allowed = await sight.MayBeginAsync(about, cancellationToken);
        if (!allowed.Contains(request.Circle))
        {
            throw new Forbidden(
                allowed.Count == 0
                    ? T("Samtal förs av dem som har del i ärendet. Vänd dig till samordnaren.")
                    : T("Samtal mellan dem som handlägger förs av samordnaren, de som bedömer och sekreteraren.")
            );
        }

        var (me, subject) = (actor.Person!.Value, request.Subject.Trim());
        var twin = await db
            .Conversations.AsNoTracking()
            .Where(c => c.CaseId == about.Id && c.PersonId == me && c.Subject == subject && c.Circle == request.Circle)
            .OrderByDescending(c => c.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (twin is not null && await send.IsRepeatedAsync(twin.Id, request.Text, cancellationToken))
        {
            throw new Conflict(T("Meddelandet är redan skickat."));
        }

        var conversation = new Conversation
        {
            CaseId = about.Id,
            Subject = subject,
            Circle = request.Circle,
            PersonId = me,
            Who = act.Now.Who,
            At = act.Now.At,
        };
        db.Conversations.Add(conversation);
        if (!Parts.Reads(about, request.Circle, me, actor.Held, recused: false))
        {
            // A controller asks the applicant: whoever begins a conversation reads it.
            db.AddedReaders.Add(
                new AddedReader
                {
                    ConversationId = conversation.Id,
                    PersonId = me,
                    AddedBy = act.Now.Who,
                    At = act.Now.At,
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        await send.RunAsync(
            about,
            conversation,
            new Written(request.Text, request.FileName, request.File, request.Asks, request.AnswerBy),
            cancellationToken
        );
        return new StartedConversation(conversation.Id);
    }
}
