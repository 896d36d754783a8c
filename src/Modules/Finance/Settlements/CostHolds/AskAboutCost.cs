using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Audit;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>
/// Asks those who run the initiative about a cost: it is held until it is released, which whoever settles does when the answer is there
/// (F-10). In every municipality.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Question">What is asked.</param>
/// <param name="AnswerBy">The last day that an answer is asked for; null for none.</param>
/// <remarks>The words are on the case, for those whom they concern, and not in the log, which others read.</remarks>
[InCase(CasePart.Acts)]
[Requires(Permission.ManageFinance)]
[LoggedAs("En fråga ställdes om en kostnad")]
internal sealed record AskAboutCost(string CaseNumber, Guid Cost, [property: NotInAudit] string Question, DateOnly? AnswerBy = null)
    : ICommand,
        IAboutCase
{
    /// <summary>Why a cost is held that nothing is wrong with but that something is asked of it.</summary>
    public static string Waits => T("En fråga är ställd till projektledaren.");

    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AskAboutCostShape : AbstractValidator<AskAboutCost>
{
    public AskAboutCostShape(TimeProvider time)
    {
        RuleFor(a => a.Question)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vad du vill veta om kostnaden."))
            .MaximumLength(1000)
            .WithMessage(_ => T("Texten är för lång, högst 1 000 tecken."));
        RuleFor(a => a.AnswerBy)
            .Must(day => day is null || day >= StockholmTime.Today(time))
            .WithMessage(_ => T("Dagen för svaret har passerat. Välj en dag från och med i dag."));
    }
}

internal sealed class AskAboutCostHandler(FinanceDb db, CaseProcess cases, FundLedger ledger, CurrentAct act, QuestionHandOver handOver)
    : IRequestHandler<AskAboutCost, Unit>
{
    public async Task<Unit> Handle(AskAboutCost request, CancellationToken cancellationToken)
    {
        var (header, profile, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        // A settlement that is being approved is waited for.
        await ledger.LockAsync(profile.Fund, cancellationToken);
        var cost = await db.StandingCostAsync(header.Id, request.Cost, cancellationToken);
        var hold = await HoldAsync(cost, cancellationToken);
        if (
            await db
                .CostQuestions.AsNoTracking()
                .FirstOrDefaultAsync(q => q.HoldId == hold.Id && q.AnsweredAt == null, cancellationToken) is
            { } open
        )
        {
            throw new Conflict(T($"{open.AskedByName} har redan frågat om kostnaden, och väntar på svar: {open.Text}"));
        }

        var question = new CostQuestion
        {
            HoldId = hold.Id,
            CaseId = header.Id,
            CostLineId = cost.Id,
            Text = request.Question.Trim(),
            AnswerBy = request.AnswerBy,
            Act = act.Now.Id,
            AskedBy = act.Now.Person,
            AskedByName = act.Now.Who,
            AskedAt = act.Now.At,
        };
        db.CostQuestions.Add(question);
        await db.SaveChangesAsync(cancellationToken);
        await handOver.AskedAsync(header, question, cost, cancellationToken);
        return default;
    }

    // What is asked is read by those whom it concerns; that a question waits, by all who read why a cost is held.
    private async Task<CostHold> HoldAsync(CostLine cost, CancellationToken cancellation)
    {
        var open = await db.CostHolds.FirstOrDefaultAsync(h => h.CostLineId == cost.Id && h.ReleasedAt == null, cancellation);
        if (open is not null)
        {
            return open;
        }

        var made = new CostHold { CaseId = cost.CaseId!.Value, CostLineId = cost.Id };
        made.Hold(AskAboutCost.Waits, act.Now);
        db.CostHolds.Add(made);
        return made;
    }
}
