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
/// it is released (F-10).
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Reason">Why.</param>
[InCase(CasePart.Acts)]
[Requires(Permission.ManageFinance)]
[LoggedAs("En kostnad hölls inne")]
internal sealed record HoldCost(string CaseNumber, Guid Cost, string Reason) : ICommand, IAboutCase
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

internal sealed class HoldCostHandler(FinanceDb db, CaseProcess cases, FundLedger ledger, CurrentAct act, CostHandOver handOver)
    : IRequestHandler<HoldCost, Unit>
{
    public async Task<Unit> Handle(HoldCost request, CancellationToken cancellationToken)
    {
        var (header, profile, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        // A settlement that is being approved is waited for.
        await ledger.LockAsync(profile.Fund, cancellationToken);
        var cost = await db.StandingCostAsync(header.Id, request.Cost, cancellationToken);
        if (
            await db
                .CostHolds.AsNoTracking()
                .FirstOrDefaultAsync(h => h.CostLineId == cost.Id && h.ReleasedAt == null, cancellationToken) is
            { } open
        )
        {
            throw new Conflict(T($"Kostnaden hålls redan inne av {open.HeldByName}: {open.Reason}"));
        }

        db.CostHolds.Add(
            new CostHold
            {
                CaseId = header.Id,
                CostLineId = cost.Id,
                Reason = request.Reason.Trim(),
                Act = act.Now.Id,
                HeldBy = act.Now.Person,
                HeldByName = act.Now.Who,
                HeldAt = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await handOver.HeldAsync(header, cost.Amount, request.Reason.Trim(), cancellationToken);
        return default;
    }
}
