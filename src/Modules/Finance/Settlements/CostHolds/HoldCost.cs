using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Adherence;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>
/// Holds one cost of a case until it is released, in every municipality: it is left out of the sum, and comes with the next settlement once
/// it is released (F-10). One that is held because of a question stays held when the answer has come: the reason then is that of whoever
/// decides so, and nobody is asked about it any more.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Reason">Why.</param>
/// <param name="Hold">The hold that was seen and stays, with the answer to what was asked; null where the cost was not held.</param>
[InCase(CasePart.Acts)]
[Requires(Permission.ManageFinance)]
[LoggedAs("En kostnad hölls inne")]
internal sealed record HoldCost(string CaseNumber, Guid Cost, string Reason, Guid? Hold = null) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class HoldCostShape : AbstractValidator<HoldCost>
{
    public HoldCostShape() =>
        RuleFor(h => h.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför kostnaden hålls inne."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
}

internal sealed class HoldCostHandler(
    FinanceDb db,
    CaseProcess cases,
    FundLedger ledger,
    CurrentAct act,
    CostHandOver handOver,
    QuestionHandOver questions
) : IRequestHandler<HoldCost, Unit>
{
    public async Task<Unit> Handle(HoldCost request, CancellationToken cancellationToken)
    {
        var (header, profile, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        // A settlement that is being approved is waited for.
        await ledger.LockAsync(profile.Fund, cancellationToken);
        var cost = await db.StandingCostAsync(header.Id, request.Cost, cancellationToken);
        var open = await db.CostHolds.FirstOrDefaultAsync(h => h.CostLineId == cost.Id && h.ReleasedAt == null, cancellationToken);
        if (open is not null && !await IsAnsweredAsync(open, request.Hold, cancellationToken))
        {
            throw new Conflict(T($"Kostnaden hålls redan inne av {open.HeldByName}: {open.Reason}"));
        }

        if (open is null)
        {
            db.CostHolds.Add(open = new CostHold { CaseId = header.Id, CostLineId = cost.Id });
        }

        open.Hold(request.Reason.Trim(), act.Now);
        await db.SaveChangesAsync(cancellationToken);
        await questions.KeptAsync(header, open.Id, cancellationToken);
        await handOver.HeldAsync(header, cost, request.Reason.Trim(), cancellationToken);
        return default;
    }

    // Kept by who has read the answer; and once: what somebody has decided is not decided over by another who saw it before.
    private async Task<bool> IsAnsweredAsync(CostHold open, Guid? seen, CancellationToken cancellation) =>
        open.Id == seen
        && await db
            .CostQuestions.AsNoTracking()
            .Where(question => question.HoldId == open.Id)
            .OrderByDescending(question => question.AskedAt)
            .Select(question => question.AnsweredAt)
            .FirstOrDefaultAsync(cancellation)
            is { } answered
        && answered >= open.HeldAt;
}
