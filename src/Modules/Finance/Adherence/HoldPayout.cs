using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Adherence;

/// <summary>Holds payouts of a case until they are released.</summary>
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("ekonomi")]
[Requires(Permission.ConfirmAdherence)]
[LoggedAs("Utbetalningen hölls inne")]
internal sealed record HoldPayout(string CaseNumber, string Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.HoldPayout { Reason = Reason };
}

internal sealed class HoldPayoutShape : AbstractValidator<HoldPayout>
{
    public HoldPayoutShape() =>
        RuleFor(h => h.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför utbetalningen hålls inne."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
}

internal sealed class HoldPayoutHandler(FinanceDb db, ProcessContext process, CurrentAct act, HoldHandOver handOver)
    : IRequestHandler<HoldPayout, Unit>
{
    public async Task<Unit> Handle(HoldPayout request, CancellationToken cancellationToken)
    {
        var about = process.Case.Id;
        if (
            await db.Holds.AsNoTracking().FirstOrDefaultAsync(h => h.CaseId == about && h.ReleasedAt == null, cancellationToken) is { } open
        )
        {
            throw new Conflict(T($"Utbetalningen hålls redan inne av {open.HeldByName}: {open.Reason}"));
        }

        db.Holds.Add(
            new PayoutHold
            {
                CaseId = about,
                Reason = request.Reason,
                Act = act.Now.Id,
                HeldBy = act.Now.Person,
                HeldByName = act.Now.Who,
                HeldAt = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await handOver.HeldAsync(request.Reason, cancellationToken);
        return default;
    }
}
