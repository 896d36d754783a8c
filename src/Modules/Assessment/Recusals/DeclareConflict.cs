using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

/// <summary>The person declares a conflict of interest in a case. Nobody else can do it for them.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
[LoggedAs("Jäv anmäldes")]
internal sealed record DeclareConflict(string CaseNumber, string Ground) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class DeclareConflictShape : AbstractValidator<DeclareConflict>
{
    public DeclareConflictShape() =>
        RuleFor(d => d.Ground)
            .NotEmpty()
            .WithMessage("Skriv grunden för jävet.")
            .MaximumLength(1000)
            .WithMessage("Texten är för lång, högst 1 000 tecken.");
}

internal sealed class DeclareConflictHandler(AssessmentDb db, CurrentAct act, IMediator mediator) : IRequestHandler<DeclareConflict, Unit>
{
    public async Task<Unit> Handle(DeclareConflict request, CancellationToken cancellationToken)
    {
        var header = await mediator.Send(new GetCase(request.CaseNumber), cancellationToken);
        var me = act.Now.Person ?? throw new Forbidden("Bara en person kan anmäla jäv.");
        if (await db.Recusals.AnyAsync(r => r.CaseId == header.Id && r.PersonId == me, cancellationToken))
        {
            throw new Conflict("Du har redan anmält jäv i ärendet.");
        }

        db.Recusals.Add(
            new Recusal
            {
                CaseId = header.Id,
                PersonId = me,
                Who = act.Now.Who,
                Ground = request.Ground,
                Act = act.Now.Id,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
