using FluentValidation;
using Fund.Assessment.Meetings;
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
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Registers what those who assess have agreed on a criterion that they had assessed differently, with the reasons (F-24): it counts over
/// the single words, which stand beside it, until the application is changed or somebody says another thing.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Criterion">Key of the criterion.</param>
/// <param name="Outcome">What was agreed.</param>
/// <param name="Reason">Why.</param>
/// <param name="AgreedOn">The day that they met.</param>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Ett kriterium bedömdes gemensamt", Working = true)]
internal sealed record AssessJointly(
    string CaseNumber,
    string Criterion,
    string Outcome,
    string Reason,
    [property: DoneOn] DateOnly AgreedOn
) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AssessJointlyShape : AbstractValidator<AssessJointly>
{
    public AssessJointlyShape(TimeProvider time)
    {
        RuleFor(a => a.Outcome).Must(Outcomes.Names.ContainsKey).WithMessage(_ => T("Välj vad ni kom överens om."));
        RuleFor(a => a.Reason)
            .Must(reason => !string.IsNullOrWhiteSpace(reason))
            .WithMessage(_ => T("Skriv skälen till det ni kom överens om."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
        RuleFor(a => a.AgreedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange dagen då ni kom överens; den kan inte ligga i framtiden."));
    }
}

internal sealed class AssessJointlyHandler(
    AssessmentDb db,
    CaseProcess process,
    Admission admission,
    WordsInSight sight,
    Notices notices,
    CurrentAct act,
    IMediator mediator
) : IRequestHandler<AssessJointly, Unit>
{
    public async Task<Unit> Handle(AssessJointly request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        var criterion = profile.Criteria.FirstOrDefault(c => c.Key == request.Criterion && c.Set == "base")
            ?? throw new NotFound(T("Kriteriet finns inte."));
        if (!profile.OperationsIn(header.Stage).Contains(nameof(AssessCriterion)))
        {
            throw new Refused(T($"I steget {profile.StageOf(header.Stage).Name} bedöms inga kriterier."));
        }

        InOrder.Require(facts, request.AgreedOn, "agreedOn", InOrder.HandedIn);
        if (!await admission.AdmitsAsync(typeof(AssessCriterion), header, cancellationToken))
        {
            throw new Forbidden(T("I kommunens process är det en annan roll som bedömer."));
        }

        var content = facts.HandedIn?.Content ?? "";
        var lodged = await db.LodgedAsync(header.Id, cancellationToken);
        var counted = await CountedAsync(header.Id, criterion.Key, content, lodged, cancellationToken);
        var me = act.Now.Person!.Value;
        if (!counted.Exists(said => said.PersonId == me))
        {
            throw new Refused(T("Lämna din egen bedömning först."), criterion.Rule);
        }

        if (counted.Count < 2)
        {
            throw new Refused(T("Ett kriterium bedöms gemensamt när minst två har lämnat sin bedömning."), criterion.Rule);
        }

        if (await sight.OfAsync(header, profile, facts, lodged, cancellationToken) != WordsRead.All)
        {
            throw new Refused(T("Ni bedömer gemensamt när alla som ska bedöma har lämnat sin bedömning."), criterion.Rule);
        }

        var latest = await db
            .JointAssessments.AsNoTracking()
            .Where(j => j.CaseId == header.Id && j.Criterion == criterion.Key)
            .OrderByDescending(j => j.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (
            latest is not null
            && (latest.Outcome, latest.Reason, latest.Content) == (request.Outcome, request.Reason.Trim(), content)
            && counted.TrueForAll(said => said.At < latest.At)
        )
        {
            throw new Conflict(T($"{latest.Who} har redan registrerat det, med samma skäl."));
        }

        db.JointAssessments.Add(
            new JointAssessment
            {
                CaseId = header.Id,
                Criterion = criterion.Key,
                Outcome = request.Outcome,
                Reason = request.Reason.Trim(),
                AgreedOn = request.AgreedOn,
                Content = content,
                Act = act.Now.Id,
                PersonId = me,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await TellAsync(
            header,
            criterion.Name,
            request,
            [.. counted.Select(said => said.PersonId).Where(who => who != me)],
            cancellationToken
        );
        return default;
    }

    private async Task<List<CriterionAssessment>> CountedAsync(
        CaseId about,
        string criterion,
        string content,
        IReadOnlyDictionary<PersonId, Lodgement> lodged,
        CancellationToken cancellation
    ) =>
        [
            .. (await db.ImpartialWords().Where(a => a.CaseId == about && a.Criterion == criterion).ToListAsync(cancellation))
                .GroupBy(a => a.PersonId)
                .Select(said => said.MaxBy(a => a.At)!)
                .Where(said => said.Content == content && lodged.TryGetValue(said.PersonId, out var whole) && whole.Content == content),
        ];

    // Whoever was of another mind is told what is now said in their name too.
    private async Task TellAsync(
        CaseHeaderView about,
        string criterion,
        AssessJointly agreed,
        IReadOnlyList<PersonId> others,
        CancellationToken cancellation
    ) =>
        await notices.TellAsync(
            new Notice(
                MailKind.News,
                T($"Gemensam bedömning: {about.Title}"),
                T(
                    $"{act.Now.Who} har registrerat er gemensamma bedömning av {criterion}: {Outcomes.Names[agreed.Outcome]}.\n\n"
                        + $"{agreed.Reason.Trim()}\n\nDin egen bedömning står kvar bredvid den gemensamma."
                ),
                $"/arenden/{about.Number}/bedomning"
            ),
            await mediator.Send(new Persons(others), cancellation),
            cancellation
        );
}
