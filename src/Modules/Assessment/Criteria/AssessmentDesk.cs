using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using MediatR;

namespace Fund.Assessment.Criteria;

/// <summary>What an assessor has before them: the criteria with their own words, and what the application says.</summary>
/// <param name="Case">The criteria.</param>
/// <param name="HandedIn">The version that is assessed; null where nothing has been handed in.</param>
internal sealed record AssessmentDeskView(CaseCriteriaView Case, HandedInView? HandedIn)
{
    /// <summary>The answers that speak of a criterion and hold something, in the order of the form.</summary>
    public IReadOnlyList<HandedInAnswer> AnswersTo(CriterionRow criterion) =>
        [.. (HandedIn?.Answers ?? []).Where(answer => criterion.Answers.Contains(answer.Key) && HasContent(answer))];

    /// <summary>Does an answer hold anything?</summary>
    public static bool HasContent(HandedInAnswer answer) => !string.IsNullOrWhiteSpace(answer.Text) || answer.Rows.Count > 0;
}

/// <summary>The page of the one who assesses.</summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
internal sealed record AssessmentDesk(string CaseNumber) : IQuery<AssessmentDeskView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AssessmentDeskHandler(Admission admission, IMediator mediator) : IRequestHandler<AssessmentDesk, AssessmentDeskView>
{
    public async Task<AssessmentDeskView> Handle(AssessmentDesk request, CancellationToken cancellationToken)
    {
        var header = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        return new AssessmentDeskView(
            await mediator.Send(new CaseCriteria(request.CaseNumber), cancellationToken),
            await mediator.Send(new HandedInAnswers(header), cancellationToken)
        );
    }
}
