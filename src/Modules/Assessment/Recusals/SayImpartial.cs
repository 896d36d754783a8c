using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

/// <summary>
/// The person was asked about a case and has no conflict of interest in it. Asked once a case; one can be declared later.
/// </summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
[LoggedAs("Frågan om jäv besvarades med nej")]
internal sealed record SayImpartial(string CaseNumber) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SayImpartialHandler(AssessmentDb db, CurrentAct act, IMediator mediator) : IRequestHandler<SayImpartial, Unit>
{
    public async Task<Unit> Handle(SayImpartial request, CancellationToken cancellationToken)
    {
        var header = await mediator.Send(new GetCase(request.CaseNumber), cancellationToken);
        var me = act.Now.Person ?? throw new Forbidden(T("Bara en person kan svara på frågan om jäv."));
        if (await db.Recusals.AnyAsync(r => r.CaseId == header.Id && r.PersonId == me, cancellationToken))
        {
            throw new Conflict(T("Du har redan anmält jäv i ärendet."));
        }

        if (await db.ImpartialityWords.AnyAsync(w => w.CaseId == header.Id && w.PersonId == me, cancellationToken))
        {
            throw new Conflict(T("Du har redan svarat att du inte har jäv i ärendet."));
        }

        db.ImpartialityWords.Add(
            new ImpartialityWord
            {
                CaseId = header.Id,
                PersonId = me,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
