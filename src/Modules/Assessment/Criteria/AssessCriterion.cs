using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Gives a criterion an outcome with a reason (A-23, U-37): of the version that counts, so that the same words once more confirm what was
/// said before the application was changed (F-24). Saved, and the assessor's own until they lodge the whole.
/// </summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("bedom")]
[LoggedAs("Ett kriterium bedömdes", Working = true)]
internal sealed record AssessCriterion(string CaseNumber, string Criterion, string Outcome, string Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.AssessCriterion
        {
            Criterion = Criterion,
            Outcome = Outcome,
            Reason = Reason,
        };
}

internal sealed class AssessCriterionShape : AbstractValidator<AssessCriterion>
{
    public AssessCriterionShape()
    {
        RuleFor(a => a.Outcome).Must(Outcomes.Names.ContainsKey).WithMessage(_ => T("Välj om kriteriet är uppfyllt eller inte."));
        RuleFor(a => a.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Motivera bedömningen med några ord."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
    }
}

internal sealed class AssessCriterionHandler(AssessmentDb db, ProcessContext process, CurrentAct act)
    : IRequestHandler<AssessCriterion, Unit>
{
    public async Task<Unit> Handle(AssessCriterion request, CancellationToken cancellationToken)
    {
        var criterion = process.Profile.Criteria.FirstOrDefault(c => c.Key == request.Criterion)
            ?? throw new NotFound(T("Kriteriet finns inte."));
        if (criterion.AppliesWhen is { } condition && !condition.Holds(process.Facts, process.Profile))
        {
            throw new Refused(T($"Kriteriet {criterion.Name} är inte tillämpligt på den här ansökan."), criterion.Rule, "outcome");
        }

        var (about, me) = (process.Case.Id, act.Now.Person!.Value);
        var latest = await db
            .Assessments.AsNoTracking()
            .Where(a => a.CaseId == about && a.Criterion == criterion.Key && a.PersonId == me)
            .OrderByDescending(a => a.At)
            .FirstOrDefaultAsync(cancellationToken);
        var handedIn = process.Facts.HandedIn;
        var content = handedIn?.Content ?? "";
        if (latest is not null && (latest.Outcome, latest.Reason, latest.Content) == (request.Outcome, request.Reason, content))
        {
            throw new Conflict(T($"Du har redan bedömt kriteriet {criterion.Name} så, med samma motivering."));
        }

        // What has been lodged stands as it was read until it is taken back.
        if ((await db.LodgedAsync(about, cancellationToken)).TryGetValue(me, out var whole) && whole.Content == content)
        {
            throw new Refused(T("Du har lämnat din bedömning. Ta tillbaka den om du vill ändra den."), criterion.Rule);
        }

        db.Assessments.Add(
            new CriterionAssessment
            {
                CaseId = about,
                Criterion = criterion.Key,
                Outcome = request.Outcome,
                Reason = request.Reason,
                Submission = handedIn?.Id,
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
