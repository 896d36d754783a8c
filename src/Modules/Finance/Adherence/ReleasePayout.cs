using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Adherence;

/// <summary>Releases held payouts by a decision.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Hold">The hold that was seen; another one has another reason, which must be read first.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedOn">The day of the decision, a Swedish calendar date.</param>
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("ekonomi")]
[Requires(Permission.ConfirmAdherence)]
[LoggedAs("Utbetalningen släpptes")]
internal sealed record ReleasePayout(string CaseNumber, Guid Hold, string Reason, [property: DoneOn] DateOnly DecidedOn)
    : ICommand,
        IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.ReleasePayout { Reason = Reason, DecidedOn = DecidedOn };
}

internal sealed class ReleasePayoutShape : AbstractValidator<ReleasePayout>
{
    public ReleasePayoutShape(TimeProvider time)
    {
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför utbetalningen släpps."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
        RuleFor(r => r.DecidedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange beslutets dag; den kan inte ligga i framtiden."));
    }
}

internal sealed class ReleasePayoutHandler(FinanceDb db, ProcessContext process, CurrentAct act, HoldHandOver handOver)
    : IRequestHandler<ReleasePayout, Unit>
{
    public async Task<Unit> Handle(ReleasePayout request, CancellationToken cancellationToken)
    {
        var about = process.Case.Id;
        var open =
            await db.Holds.FirstOrDefaultAsync(h => h.CaseId == about && h.ReleasedAt == null, cancellationToken)
            ?? throw new Conflict(T("Ingen utbetalning hålls inne."));
        if (open.Id != request.Hold)
        {
            throw new Conflict(
                T($"Det du läste har redan släppts. Nu hålls utbetalningen inne av {open.HeldByName}: {open.Reason} Läs in sidan igen.")
            );
        }

        if (request.DecidedOn < StockholmTime.DateOf(open.HeldAt))
        {
            throw new Refused(
                T(
                    $"Utbetalningen hölls inne {SwedishDate.ForPage(StockholmTime.DateOf(open.HeldAt))}. "
                        + $"Beslutet att släppa den är inte äldre."
                ),
                field: "decidedOn"
            );
        }

        open.Release(request.Reason, request.DecidedOn, act.Now);
        await db.SaveChangesAsync(cancellationToken);
        await handOver.ReleasedAsync(request.Reason, cancellationToken);
        return default;
    }
}
