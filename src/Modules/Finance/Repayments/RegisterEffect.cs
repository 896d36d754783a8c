using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>
/// Registers what came true of an instalment's expected effect, as it was seen (U-16). What was planned stays; what was registered before
/// stays too, and the last one holds.
/// </summary>
/// <param name="Id">The instalment.</param>
/// <param name="Amount">What the unit spends less, SEK; zero when nothing came of it.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="MeasuredOn">The day it was measured.</param>
/// <param name="SeenVersion">Which of the instalment's changes was seen.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En återbetalnings utfall registrerades")]
internal sealed record RegisterEffect(Guid Id, Money Amount, string Source, DateOnly MeasuredOn, int SeenVersion) : ICommand;

internal sealed class RegisterEffectShape : AbstractValidator<RegisterEffect>
{
    public RegisterEffectShape()
    {
        RuleFor(e => e.Amount)
            .Must(amount => !amount.IsNegative && amount <= SwedishAmount.Limit)
            .WithMessage(_ => T("Utfallet ska vara 0 kr eller mer."));
        RuleFor(e => e.Source)
            .NotEmpty()
            .WithMessage(_ => T("Skriv var utfallet är hämtat."))
            .MaximumLength(300)
            .WithMessage(_ => T("Texten är för lång, högst 300 tecken."));
    }
}

internal sealed class RegisterEffectHandler(FinanceDb db, Actor actor, TimeProvider time) : IRequestHandler<RegisterEffect, Unit>
{
    public async Task<Unit> Handle(RegisterEffect request, CancellationToken cancellationToken)
    {
        var instalment =
            await db.Instalments.FirstOrDefaultAsync(i => i.Id == request.Id, cancellationToken)
            ?? throw new NotFound(T("Raden finns inte."));
        if (instalment.Version != request.SeenVersion)
        {
            throw new Conflict(T("Raden har ändrats sedan du öppnade sidan. Läs in sidan igen och ta ställning på nytt."));
        }

        if (instalment.State == RepaymentState.Waived)
        {
            throw new Conflict(T("Raden har fallit bort och får inget utfall."));
        }

        if (request.MeasuredOn > StockholmTime.Today(time) || request.MeasuredOn.Year < 2000)
        {
            throw new Refused(T("Ange dagen då utfallet mättes; den kan inte ligga i framtiden."), field: "measuredOn");
        }

        var before = await db.Effects.CountAsync(e => e.InstalmentId == instalment.Id, cancellationToken);
        db.Effects.Add(
            new RepaymentEffect
            {
                InstalmentId = instalment.Id,
                Number = before + 1,
                Amount = request.Amount,
                Source = request.Source,
                MeasuredOn = request.MeasuredOn,
                By = actor.Person,
                ByName = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        // The row's version makes it once: of two who register at once the second finds that it has changed.
        instalment.Measured();
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
