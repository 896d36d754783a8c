using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Says beforehand how the criteria look, so that the first meeting can be booked (U-67): a preliminary view, marked as that, which counts
/// for no criterion. Those who assess read it beside the application.
/// </summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("En förgranskning skrevs", Working = true)]
internal sealed record AssessPreliminarily(string CaseNumber, IReadOnlyList<CriterionWord> Words) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AssessPreliminarilyShape : AbstractValidator<AssessPreliminarily>
{
    public AssessPreliminarilyShape() =>
        RuleFor(a => a.Words)
            .Must(words => words is { Count: > 0 and <= 200 } && words.DistinctBy(word => word.Criterion).Count() == words.Count)
            .WithMessage(_ => T("Inget är ändrat sedan du sparade. Förgranska minst ett kriterium."));
}

internal sealed class AssessPreliminarilyHandler(AssessmentDb db, CaseProcess process, Admission admission, CurrentAct act)
    : IRequestHandler<AssessPreliminarily, Unit>
{
    public async Task<Unit> Handle(AssessPreliminarily request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        if (!PreliminaryViews.IsBy(profile, admission.RolesIn(header)))
        {
            throw new Forbidden(T("I kommunens process är det ingen eller en annan roll som förgranskar."));
        }

        if (!profile.OperationsIn(header.Stage).Contains(nameof(AssessCriterion)))
        {
            throw new Refused(T($"I steget {profile.StageOf(header.Stage).Name} bedöms inga kriterier."));
        }

        var content = facts.HandedIn?.Content ?? "";
        var applying = Evaluation.Applicable("base", facts, profile).ToDictionary(criterion => criterion.Key);
        var findings = request.Words.SelectMany(word => Faults(word, applying)).ToList();
        if (findings.Count > 0)
        {
            throw new Refused(findings);
        }

        var before = (await db.PreliminaryAsync(header.Id, content, cancellationToken)).ToDictionary(view => view.Criterion);
        var changed = request
            .Words.Where(word =>
                !before.TryGetValue(word.Criterion, out var said)
                || !said.Counts
                || (said.Outcome, said.Reason) != (word.Outcome, word.Reason.Trim())
            )
            .ToList();
        if (changed.Count == 0)
        {
            throw new Conflict(T("Så står det redan i förgranskningen."));
        }

        db.PreliminaryViews.AddRange(
            changed.Select(word => new PreliminaryView
            {
                CaseId = header.Id,
                Criterion = word.Criterion,
                Outcome = word.Outcome,
                Reason = word.Reason.Trim(),
                Content = content,
                Act = act.Now.Id,
                PersonId = act.Now.Person!.Value,
                Who = act.Now.Who,
                At = act.Now.At,
            })
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private static IEnumerable<Finding> Faults(CriterionWord word, Dictionary<string, Criterion> applying)
    {
        if (!applying.TryGetValue(word.Criterion, out var criterion))
        {
            yield return new Finding(T("Kriteriet finns inte eller är inte tillämpligt på ansökan."));
            yield break;
        }

        if (!Outcomes.Names.ContainsKey(word.Outcome))
        {
            yield return new Finding(
                T($"{criterion.Name}: välj om kriteriet ser uppfyllt ut eller inte."),
                criterion.Rule,
                AssessCriteria.FieldOf(criterion.Key, reason: false)
            );
        }

        if (string.IsNullOrWhiteSpace(word.Reason))
        {
            yield return new Finding(
                T($"{criterion.Name}: skriv varför med några ord."),
                criterion.Rule,
                AssessCriteria.FieldOf(criterion.Key, reason: true)
            );
        }
        else if (word.Reason.Length > 4000)
        {
            yield return new Finding(
                T($"{criterion.Name}: texten är för lång, högst 4 000 tecken."),
                criterion.Rule,
                AssessCriteria.FieldOf(criterion.Key, reason: true)
            );
        }
    }
}
