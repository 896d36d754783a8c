using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Assessment.Criteria;

/// <summary>
/// Registers what those who assess agreed on when they had their assessments side by side: the common outcomes of several criteria with
/// their reasons, all or none.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="AgreedOn">The day that they met.</param>
/// <param name="Words">The common outcomes.</param>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[LoggedAs("Kriterier bedömdes gemensamt", Working = true)]
internal sealed record AssessTogether(string CaseNumber, [property: DoneOn] DateOnly AgreedOn, IReadOnlyList<CriterionWord> Words)
    : ICommand,
        IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AssessTogetherShape : AbstractValidator<AssessTogether>
{
    public AssessTogetherShape() =>
        RuleFor(a => a.Words)
            .Must(words => words is { Count: > 0 and <= 200 } && words.DistinctBy(word => word.Criterion).Count() == words.Count)
            .WithMessage(_ => T("Välj ett gemensamt utfall och skriv skälen för minst ett kriterium."));
}

internal sealed class AssessTogetherHandler(Admission admission, CurrentSetup setup, IMediator mediator)
    : IRequestHandler<AssessTogether, Unit>
{
    public async Task<Unit> Handle(AssessTogether request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        var names = (await setup.GetAsync(cancellationToken)).ProfileOf(about.RuleVersion).Criteria.ToDictionary(c => c.Key, c => c.Name);
        var (findings, repeated) = (new List<Finding>(), new List<Conflict>());
        foreach (var word in request.Words)
        {
            try
            {
                await mediator.Send(
                    new AssessJointly(request.CaseNumber, word.Criterion, word.Outcome, word.Reason, request.AgreedOn),
                    cancellationToken
                );
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

        return findings.Count > 0 ? throw new Refused([.. findings.Distinct()])
            : repeated.Count == request.Words.Count ? throw repeated[0]
            : default;
    }

    // The day is the same for all of them.
    private static Finding Named(Finding finding, CriterionWord word, Dictionary<string, string> names) =>
        finding.Field == "agreedOn"
            ? finding
            : finding with
            {
                Message = $"{names.GetValueOrDefault(word.Criterion, word.Criterion)}: {finding.Message}",
                Field = AssessCriteria.FieldOf(word.Criterion, finding.Field == "reason"),
            };
}
