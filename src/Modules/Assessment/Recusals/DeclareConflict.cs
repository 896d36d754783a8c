using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

/// <summary>A declared conflict of interest (jäv): the person takes no part in the case, and the ground is kept (W-22).</summary>
internal sealed class Recusal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public string Ground { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>The person declares a conflict of interest in a case. Nobody else can do it for them.</summary>
[Requires(Permission.ReadCases)]
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

internal sealed class DeclareConflictHandler(AssessmentDb db, Actor actor, IMediator mediator, TimeProvider time)
    : IRequestHandler<DeclareConflict, Unit>
{
    public async Task<Unit> Handle(DeclareConflict request, CancellationToken cancellationToken)
    {
        var header = await mediator.Send(new GetCase(request.CaseNumber), cancellationToken);
        var me = actor.Person!.Value;
        if (await db.Recusals.AnyAsync(r => r.CaseId == header.Id && r.PersonId == me, cancellationToken))
        {
            throw new Conflict("Du har redan anmält jäv i ärendet.");
        }

        db.Recusals.Add(
            new Recusal
            {
                CaseId = header.Id,
                PersonId = me,
                Who = actor.Name,
                Ground = request.Ground,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
