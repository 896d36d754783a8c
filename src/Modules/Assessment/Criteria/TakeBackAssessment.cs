using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Takes back the assessment that the person has lodged, to change it: it counts no more until it is lodged again. Not when the case has
/// gone on, a recommendation rests on it, or those who assess have met on it.
/// </summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("En bedömning togs tillbaka")]
internal sealed record TakeBackAssessment(string CaseNumber) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class TakeBackAssessmentHandler(AssessmentDb db, CaseProcess process, Admission admission, LodgedRest rest, CurrentAct act)
    : IRequestHandler<TakeBackAssessment, Unit>
{
    public async Task<Unit> Handle(TakeBackAssessment request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        if (!await admission.AdmitsAsync(typeof(AssessCriterion), header, cancellationToken))
        {
            throw new Forbidden(T("I kommunens process är det en annan roll som bedömer."));
        }

        var (me, content) = (act.Now.Person!.Value, facts.HandedIn?.Content ?? "");
        if (!(await db.LodgedAsync(header.Id, cancellationToken)).TryGetValue(me, out var mine) || mine.Content != content)
        {
            throw new Conflict(T("Du har ingen lämnad bedömning att ta tillbaka."));
        }

        if (await rest.WhyNotTakenBackAsync(header, profile, content, cancellationToken) is { } why)
        {
            throw new Refused(why);
        }

        db.Lodgements.Add(
            new Lodgement
            {
                CaseId = header.Id,
                Lodged = false,
                Content = content,
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
