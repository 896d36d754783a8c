using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Adherence;
using Fund.Finance.Persistence;
using Fund.Platform.Admission;
using Fund.Platform.Audit;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>Answers what was asked about a cost. The cost is held still: whoever asked takes it in, or keeps it out (F-10).</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Question">The question.</param>
/// <param name="Belongs">Does the cost belong to the initiative?</param>
/// <param name="Answer">In words.</param>
[InCase(CasePart.Acts)]
[Requires(Permission.Report)]
[LoggedAs("En fråga om en kostnad besvarades")]
internal sealed record AnswerAboutCost(string CaseNumber, Guid Question, bool? Belongs, [property: NotInAudit] string Answer)
    : ICommand,
        IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AnswerAboutCostShape : AbstractValidator<AnswerAboutCost>
{
    public AnswerAboutCostShape()
    {
        RuleFor(a => a.Belongs).NotNull().WithMessage(_ => T("Svara om kostnaden hör hit."));
        RuleFor(a => a.Answer)
            .NotEmpty()
            .WithMessage(_ => T("Skriv ett svar."))
            .MaximumLength(1000)
            .WithMessage(_ => T("Texten är för lång, högst 1 000 tecken."));
    }
}

internal sealed class AnswerAboutCostHandler(
    FinanceDb db,
    CaseProcess cases,
    Admission admission,
    CurrentAct act,
    QuestionHandOver handOver
) : IRequestHandler<AnswerAboutCost, Unit>
{
    public async Task<Unit> Handle(AnswerAboutCost request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        if (!QuestionsOfCase.Answer(admission.RolesIn(header)))
        {
            throw new Forbidden(T("Frågan besvaras av en projektledare i ärendet, eller av samordnaren."));
        }

        var question = await db.CostQuestions.FirstOrDefaultAsync(q => q.Id == request.Question && q.CaseId == header.Id, cancellationToken)
            ?? throw new NotFound(T("Frågan finns inte."));
        if (question.AnsweredAt is not null)
        {
            throw new Conflict(T($"Frågan är redan besvarad av {question.AnsweredByName}: {question.Answer}"));
        }

        var hold = await db.CostHolds.FirstAsync(h => h.Id == question.HoldId, cancellationToken);
        if (hold.ReleasedAt is not null)
        {
            throw new Conflict(T($"{hold.ReleasedByName} har släppt kostnaden utan att vänta på svaret."));
        }

        // Who approves the settlement reads the answer, and not that something is asked.
        if (hold.Reason == AskAboutCost.Waits)
        {
            hold.Reason = request.Belongs!.Value
                ? T("Projektledaren har svarat att kostnaden hör hit.")
                : T("Projektledaren har svarat att kostnaden inte hör hit.");
        }

        question.Say(request.Belongs!.Value, request.Answer.Trim(), act.Now);
        await db.SaveChangesAsync(cancellationToken);
        await handOver.AnsweredAsync(header, question, cancellationToken);
        return default;
    }
}
