using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Audit;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Applications.Conversations;

/// <summary>Writes in a conversation that one reads. What one was asked for is answered by it.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Id">Key of the conversation.</param>
/// <param name="Text">The message.</param>
/// <param name="FileName">Name of a file that goes with it; null for none.</param>
/// <param name="File">Its content.</param>
/// <param name="Asks">Key of the person whose answer is waited for; null for nobody's.</param>
/// <param name="AnswerBy">By when; null for no day.</param>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Acts)]
[LoggedAs("Ett meddelande skrevs")]
internal sealed record AnswerConversation(
    string CaseNumber,
    Guid Id,
    [property: NotInAudit] string Text,
    string? FileName = null,
    byte[]? File = null,
    Guid? Asks = null,
    DateOnly? AnswerBy = null
) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AnswerConversationShape : AbstractValidator<AnswerConversation>
{
    public AnswerConversationShape(TimeProvider time)
    {
        RuleFor(a => a.Text).MustBeAMessage();
        RuleFor(a => a.FileName).MustHaveItsFile(a => a.File);
        RuleFor(a => a.AnswerBy)
            .Must(day => day is null || day >= StockholmTime.Today(time))
            .WithMessage(_ => T("Dagen för svaret har passerat. Välj en dag från och med i dag."));
    }
}

internal sealed class AnswerConversationHandler(Admission admission, ConversationsInSight sight, SendMessage send)
    : IRequestHandler<AnswerConversation, Unit>
{
    public async Task<Unit> Handle(AnswerConversation request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var conversation = await sight.FindAsync(about, request.Id, cancellationToken);
        if (await send.IsRepeatedAsync(conversation.Id, request.Text, cancellationToken))
        {
            throw new Conflict(T("Meddelandet är redan skickat."));
        }

        await send.RunAsync(
            about,
            conversation,
            new Written(request.Text, request.FileName, request.File, request.Asks, request.AnswerBy),
            cancellationToken
        );
        return default;
    }
}
