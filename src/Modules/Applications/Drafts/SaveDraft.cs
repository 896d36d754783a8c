using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Applications.Drafts;

/// <summary>Saves what a person sees as one draft: a form's answers, and which units take part and how each is affected.</summary>
[Requires(Permission.WriteApplications)]
[InCase(CasePart.Writes)]
[LoggedAs("Utkastet sparades")]
internal sealed record SaveDraft(
    string CaseNumber,
    string Form,
    IReadOnlyDictionary<string, string?> Answers,
    IReadOnlyList<ParticipantChoice> Participants,
    uint Version,
    bool VoidSignatures = false
) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SaveDraftHandler(IMediator mediator) : IRequestHandler<SaveDraft, Unit>
{
    public async Task<Unit> Handle(SaveDraft request, CancellationToken cancellationToken)
    {
        await mediator.Send(
            new SaveAnswers(request.CaseNumber, request.Form, request.Answers, request.Version, VoidSignatures: request.VoidSignatures),
            cancellationToken
        );
        return await mediator.Send(
            new SaveParticipants(request.CaseNumber, request.Participants, null, request.VoidSignatures),
            cancellationToken
        );
    }
}
