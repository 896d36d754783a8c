using FluentValidation;
using Fund.Assessment.Bodies;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

/// <summary>
/// A conflict of interest that a member of a body has said at a meeting is registered for them, also where they do not sign in (W-22).
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Member">Key of an appointment of theirs.</param>
/// <param name="Kind">Which of the law's grounds it is.</param>
/// <param name="Ground">The ground in words.</param>
[Requires(Permission.ArrangeMeetings)]
[InCase(CasePart.Sees)]
[LoggedAs("Jäv registrerades för en ledamot")]
internal sealed record RegisterConflict(string CaseNumber, Guid Member, string Kind, string Ground) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class RegisterConflictShape : AbstractValidator<RegisterConflict>
{
    public RegisterConflictShape()
    {
        RuleFor(d => d.Kind).Must(ConflictGrounds.Names.ContainsKey).WithMessage(_ => T("Välj vilken grund det är."));
        RuleFor(d => d.Ground)
            .NotEmpty()
            .WithMessage(_ => T("Skriv grunden för jävet."))
            .MaximumLength(1000)
            .WithMessage(_ => T("Texten är för lång, högst 1 000 tecken."));
    }
}

internal sealed class RegisterConflictHandler(AssessmentDb db, RecusalBook book, IMediator mediator)
    : IRequestHandler<RegisterConflict, Unit>
{
    public async Task<Unit> Handle(RegisterConflict request, CancellationToken cancellationToken)
    {
        var header = await mediator.Send(new GetCase(request.CaseNumber), cancellationToken);
        var member = await db.BodyMembers.AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.Member, cancellationToken)
            ?? throw new Refused(T("Välj en ledamot i listan."), field: "member");
        return await book.AddAsync(header, member.PersonId, member.Name, request.Kind, request.Ground, cancellationToken)
            ? default
            : throw new Conflict(T($"{member.Name} har redan anmält jäv i ärendet."));
    }
}
