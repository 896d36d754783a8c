using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Whoever has assessed a criterion and does not stand behind what was agreed on it has that put down, with the reasons. The agreement
/// holds.
/// </summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("En avvikande mening anmäldes", Working = true)]
internal sealed record RecordDissent(string CaseNumber, string Criterion, string Reason) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class RecordDissentShape : AbstractValidator<RecordDissent>
{
    public RecordDissentShape() =>
        RuleFor(d => d.Reason)
            .Must(reason => !string.IsNullOrWhiteSpace(reason))
            .WithMessage(_ => T("Skriv vad du menar i stället, och varför."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
}

internal sealed class RecordDissentHandler(AssessmentDb db, CaseProcess process, Admission admission, CurrentAct act, IMediator mediator)
    : IRequestHandler<RecordDissent, Unit>
{
    public async Task<Unit> Handle(RecordDissent request, CancellationToken cancellationToken)
    {
        var (header, profile, _) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        var criterion = profile.Criteria.FirstOrDefault(c => c.Key == request.Criterion && c.Set == "base")
            ?? throw new NotFound(T("Kriteriet finns inte."));
        if (header.StageKind != StageKind.Handling)
        {
            throw new Refused(T("Ärendet är avgjort. En avvikande mening antecknas innan det är det."));
        }

        if (!await admission.AdmitsAsync(typeof(AssessCriterion), header, cancellationToken))
        {
            throw new Forbidden(T("I kommunens process är det en annan roll som bedömer."));
        }

        var row = (await mediator.Send(new CaseCriteria(header.Number), cancellationToken)).Criteria.First(c => c.Key == criterion.Key);
        if (row.Agreement is not { } agreed || !row.OwnCounts)
        {
            throw new Refused(
                T($"Ni har inte gemensamt bedömt {criterion.Name}, så det finns inget att ha en annan mening om."),
                criterion.Rule
            );
        }

        var me = act.Now.Person!.Value;
        if (
            await db.Dissents.AnyAsync(
                d => d.Agreement == agreed.Id && d.PersonId == me && d.Reason == request.Reason.Trim(),
                cancellationToken
            )
        )
        {
            throw new Conflict(T("Du har redan anmält det, med samma skäl."));
        }

        db.Dissents.Add(
            new Dissent
            {
                CaseId = header.Id,
                Criterion = criterion.Key,
                Agreement = agreed.Id,
                Reason = request.Reason.Trim(),
                Act = act.Now.Id,
                PersonId = me,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
