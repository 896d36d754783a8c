using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Assessment.Criteria;

/// <summary>What is said of a criterion.</summary>
/// <param name="Criterion">Key of the criterion.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Reason">Why.</param>
internal sealed record CriterionWord(string Criterion, string Outcome, string Reason);

/// <summary>
/// Assesses several criteria at once, as they stand together on a page: all of them or none, and what is wrong is told by the criterion's
/// name.
/// </summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Kriterier bedömdes", Working = true)]
internal sealed record AssessCriteria(string CaseNumber, IReadOnlyList<CriterionWord> Words) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;

    /// <summary>Name of a criterion's outcome or reason among the fields of the page.</summary>
    public static string FieldOf(string criterion, bool reason) => $"{(reason ? "reason" : "outcome")}-{criterion}";
}

internal sealed class AssessCriteriaShape : AbstractValidator<AssessCriteria>
{
    public AssessCriteriaShape() =>
        RuleFor(a => a.Words)
            .Must(words => words is { Count: > 0 and <= 200 } && words.DistinctBy(word => word.Criterion).Count() == words.Count)
            .WithMessage(_ => T("Inget är ändrat sedan du sparade. Bedöm minst ett kriterium."));
}

internal sealed class AssessCriteriaHandler(Admission admission, CurrentSetup setup, IMediator mediator)
    : IRequestHandler<AssessCriteria, Unit>
{
    public async Task<Unit> Handle(AssessCriteria request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        if (!await admission.AdmitsAsync(typeof(AssessCriterion), about, cancellationToken))
        {
            throw new Forbidden(T("I kommunens process är det en annan roll som bedömer."));
        }

        var names = (await setup.GetAsync(cancellationToken)).ProfileOf(about.RuleVersion).Criteria.ToDictionary(c => c.Key, c => c.Name);
        var (findings, repeated) = (new List<Finding>(), new List<Conflict>());
        foreach (var word in request.Words)
        {
            try
            {
                await mediator.Send(new AssessCriterion(request.CaseNumber, word.Criterion, word.Outcome, word.Reason), cancellationToken);
            }
            catch (Refused refused)
            {
                findings.AddRange(refused.Findings.Select(finding => Named(finding, word, names)));
            }
            catch (Conflict said)
            {
                repeated.Add(said);
            }
        }

        return findings.Count > 0 ? throw new Refused(findings)
            : repeated.Count == request.Words.Count ? throw repeated[0]
            : default;
    }

    private static Finding Named(Finding finding, CriterionWord word, Dictionary<string, string> names) =>
        finding with
        {
            Message = $"{names.GetValueOrDefault(word.Criterion, word.Criterion)}: {finding.Message}",
            Field = AssessCriteria.FieldOf(word.Criterion, finding.Field == "reason"),
        };
}
