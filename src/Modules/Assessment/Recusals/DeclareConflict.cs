using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Outbox;
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
            .WithMessage(_ => T("Skriv grunden för jävet."))
            .MaximumLength(1000)
            .WithMessage(_ => T("Texten är för lång, högst 1 000 tecken."));
}

internal sealed class DeclareConflictHandler(AssessmentDb db, CurrentAct act, Notices notices, IMediator mediator)
    : IRequestHandler<DeclareConflict, Unit>
{
    public async Task<Unit> Handle(DeclareConflict request, CancellationToken cancellationToken)
    {
        var header = await mediator.Send(new GetCase(request.CaseNumber), cancellationToken);
        var me = act.Now.Person ?? throw new Forbidden(T("Bara en person kan anmäla jäv."));
        if (await db.Recusals.AnyAsync(r => r.CaseId == header.Id && r.PersonId == me, cancellationToken))
        {
            throw new Conflict(T("Du har redan anmält jäv i ärendet."));
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
        await TellAsync(header, act.Now, cancellationToken);
        return default;
    }

    // What the person was asked for in the case is no longer theirs; who keeps the process going sees to who takes part instead.
    private async Task TellAsync(CaseHeaderView about, Act declared, CancellationToken cancellation)
    {
        var coordinators = await mediator.Send(new PersonsWithRole(Role.Coordinator), cancellation);
        await notices.TellAsync(
            new Notice(
                MailKind.News,
                T($"Jäv anmält: {about.Title}"),
                T(
                    $"{declared.Who} har anmält jäv i ärendet och deltar inte i bedömning och beslut. Se på ärendets sida vem det "
                        + $"väntar på nu, och om någon annan behöver gå in."
                ),
                $"/arenden/{about.Number}"
            ),
            coordinators.Where(person => person.Id != declared.Person),
            cancellation
        );
    }
}
