using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

/// <summary>Whether the reader has been asked about a case.</summary>
/// <param name="CaseTitle">The case.</param>
/// <param name="IsAnswered">Has the reader answered, either way?</param>
/// <param name="IsRecused">Has the reader a conflict of interest?</param>
internal sealed record ConflictQuestionView(string CaseTitle, bool IsAnswered, bool IsRecused);

/// <summary>Has the reader said whether they have a conflict of interest in the case?</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record ConflictQuestion(string CaseNumber) : IQuery<ConflictQuestionView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class ConflictQuestionHandler(AssessmentDb db, Admission admission, Actor actor)
    : IRequestHandler<ConflictQuestion, ConflictQuestionView>
{
    public async Task<ConflictQuestionView> Handle(ConflictQuestion request, CancellationToken cancellationToken)
    {
        var about = await admission.CaseAsync(request.CaseNumber, cancellationToken);
        if (actor.Person is not { } me)
        {
            return new ConflictQuestionView(about.Title, IsAnswered: true, IsRecused: false);
        }

        var recused = await db.Recusals.AnyAsync(r => r.CaseId == about.Id && r.PersonId == me, cancellationToken);
        return new ConflictQuestionView(
            about.Title,
            recused || await db.ImpartialityWords.AnyAsync(w => w.CaseId == about.Id && w.PersonId == me, cancellationToken),
            recused
        );
    }
}
