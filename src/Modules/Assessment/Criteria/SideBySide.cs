using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Assessment.Criteria;

/// <summary>A criterion with what each assessor has lodged of it, in the order of the assessors.</summary>
/// <param name="Criterion">The criterion, with what has been agreed on it.</param>
/// <param name="Words">Each assessor's word; null where they have said nothing of it as it stands.</param>
/// <param name="Differs">Do some say met and some not?</param>
internal sealed record SideRow(CriterionRow Criterion, IReadOnlyList<AssessmentRow?> Words, bool Differs)
{
    /// <summary>Is the word another than most say? None is where they are as many.</summary>
    public bool IsOdd(AssessmentRow word)
    {
        var said = Words.OfType<AssessmentRow>().ToList();
        return 2 * said.Count(other => other.Outcome == word.Outcome) < said.Count;
    }
}

/// <summary>The lodged assessments of a case side by side.</summary>
/// <param name="Case">The criteria.</param>
/// <param name="Ready">Are all lodged that are to be, so that the reader may read them?</param>
/// <param name="Assessors">Who have lodged.</param>
/// <param name="Rows">The criteria that apply.</param>
internal sealed record SideBySideView(CaseCriteriaView Case, bool Ready, IReadOnlyList<string> Assessors, IReadOnlyList<SideRow> Rows);

/// <summary>
/// The assessments side by side, for those who assess and decide, when they are lodged (F-24). Closed to who has declared a conflict of
/// interest.
/// </summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees, Impartial = true)]
internal sealed record SideBySide(string CaseNumber) : IQuery<SideBySideView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SideBySideHandler(IMediator mediator) : IRequestHandler<SideBySide, SideBySideView>
{
    public async Task<SideBySideView> Handle(SideBySide request, CancellationToken cancellationToken)
    {
        var view = await mediator.Send(new CaseCriteria(request.CaseNumber), cancellationToken);
        if (!view.Handles)
        {
            throw new Forbidden(T("Bedömningarna läses av dem som bedömer och beslutar tills beslutet är fattat."));
        }

        if (!view.MayCompare)
        {
            return new SideBySideView(view, false, [], []);
        }

        string[] assessors = [.. view.Assessors.Where(assessor => assessor.LodgedOn is not null).Select(assessor => assessor.Who)];
        return new SideBySideView(
            view,
            true,
            assessors,
            [.. view.Criteria.Where(criterion => criterion.Applies).Select(criterion => RowOf(criterion, assessors))]
        );
    }

    private static SideRow RowOf(CriterionRow criterion, string[] assessors)
    {
        AssessmentRow?[] words = [.. assessors.Select(who => criterion.Said.FirstOrDefault(said => said.Who == who && said.Counts))];
        return new SideRow(criterion, words, words.OfType<AssessmentRow>().Select(word => word.Outcome).Distinct().Count() > 1);
    }
}
