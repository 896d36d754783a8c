using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Lodges the person's whole assessment: an outcome with a reason on every base criterion that applies, of what the application says now.
/// From here on it counts (A-23, U-37), and the others may read it when their own are lodged.
/// </summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("En bedömning lämnades")]
internal sealed record LodgeAssessment(string CaseNumber) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class LodgeAssessmentHandler(
    AssessmentDb db,
    CaseProcess process,
    Admission admission,
    AssessorsOf assessors,
    Reassessment again,
    Notices notices,
    CurrentAct act,
    IMediator mediator
) : IRequestHandler<LodgeAssessment, Unit>
{
    public async Task<Unit> Handle(LodgeAssessment request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        if (!profile.OperationsIn(header.Stage).Contains(nameof(AssessCriterion)))
        {
            throw new Refused(T($"I steget {profile.StageOf(header.Stage).Name} bedöms inga kriterier."));
        }

        if (!await admission.AdmitsAsync(typeof(AssessCriterion), header, cancellationToken))
        {
            throw new Forbidden(T("I kommunens process är det en annan roll som bedömer."));
        }

        var (me, content) = (act.Now.Person!.Value, facts.HandedIn?.Content ?? "");
        var lodged = await db.LodgedAsync(header.Id, cancellationToken);
        if (lodged.TryGetValue(me, out var mine) && mine.Content == content)
        {
            throw new Conflict(T("Du har redan lämnat din bedömning."));
        }

        await RequireWholeAsync(header.Id, me, content, [.. Evaluation.Applicable("base", facts, profile)], cancellationToken);
        db.Lodgements.Add(
            new Lodgement
            {
                CaseId = header.Id,
                Lodged = true,
                Content = content,
                Act = act.Now.Id,
                PersonId = me,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await again.DoneAsync(header, me, cancellationToken);
        var others = lodged.Values.Where(l => l.Content == content && l.PersonId != me).Select(l => l.PersonId).ToList();
        if (others.Count + 1 == await assessors.NeededAsync(header, profile, cancellationToken))
        {
            await TellAsync(header, others, cancellationToken);
        }

        return default;
    }

    private async Task RequireWholeAsync(
        CaseId about,
        PersonId me,
        string content,
        IReadOnlyList<Criterion> applying,
        CancellationToken cancellation
    )
    {
        var said = await db
            .Assessments.AsNoTracking()
            .Where(a => a.CaseId == about && a.PersonId == me)
            .Select(a => new
            {
                a.Criterion,
                a.Content,
                a.At,
            })
            .ToListAsync(cancellation);
        var given = said.GroupBy(a => a.Criterion).Where(a => a.MaxBy(word => word.At)!.Content == content).Select(a => a.Key).ToHashSet();
        Finding[] missing =
        [
            .. applying
                .Where(criterion => !given.Contains(criterion.Key))
                .Select(criterion => new Finding(
                    T($"{criterion.Name}: välj ett utfall och skriv en motivering."),
                    criterion.Rule,
                    AssessCriteria.FieldOf(criterion.Key, reason: false)
                )),
        ];
        if (applying.Count == 0)
        {
            throw new Refused(T("Inget kriterium är tillämpligt på ansökan, så det finns inget att lämna."));
        }

        if (missing.Length > 0)
        {
            throw new Refused([new Finding(T("Bedömningen är sparad men inte lämnad.")), .. missing]);
        }
    }

    // The last one lets the others go on: they read each other from now on.
    private async Task TellAsync(CaseHeaderView about, IReadOnlyList<PersonId> others, CancellationToken cancellation) =>
        await notices.TellAsync(
            new Notice(
                MailKind.News,
                T($"Bedömningarna är lämnade: {about.Title}"),
                T(
                    "Alla som ska bedöma ansökan har lämnat sin bedömning. Nu kan ni läsa varandras bedömningar sida vid sida och komma "
                        + "överens om dem som skiljer sig."
                ),
                $"/arenden/{about.Number}/bedomning"
            ),
            await mediator.Send(new Persons(others), cancellation),
            cancellation
        );
}
