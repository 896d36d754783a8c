using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>Releases a cost that is held: it comes with the next settlement (F-10).</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Hold">The hold that was seen; another one has another reason, which must be read first.</param>
/// <param name="Reason">Why.</param>
[InCase(CasePart.Acts)]
[Requires(Permission.ManageFinance)]
[LoggedAs("En kostnad släpptes")]
internal sealed record ReleaseCost(string CaseNumber, Guid Hold, string Reason) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class ReleaseCostShape : AbstractValidator<ReleaseCost>
{
    public ReleaseCostShape() =>
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför kostnaden släpps."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
}

internal sealed class ReleaseCostHandler(FinanceDb db, CaseProcess cases, CurrentAct act, CostHandOver handOver, QuestionHandOver questions)
    : IRequestHandler<ReleaseCost, Unit>
{
    public async Task<Unit> Handle(ReleaseCost request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        var hold = await db.CostHolds.FirstOrDefaultAsync(h => h.Id == request.Hold && h.CaseId == header.Id, cancellationToken)
            ?? throw new NotFound(T("Kostnaden hålls inte inne."));
        if (hold.ReleasedAt is not null)
        {
            throw new Conflict(T($"Kostnaden är redan släppt av {hold.ReleasedByName}: {hold.ReleaseReason}"));
        }

        hold.Release(request.Reason.Trim(), act.Now);
        await db.SaveChangesAsync(cancellationToken);
        await questions.ReleasedAsync(hold.Id, cancellationToken);
        var cost = await db.CostLines.AsNoTracking().FirstAsync(c => c.Id == hold.CostLineId, cancellationToken);
        await handOver.ReleasedAsync(header, cost, request.Reason.Trim(), cancellationToken);
        return default;
    }
}
