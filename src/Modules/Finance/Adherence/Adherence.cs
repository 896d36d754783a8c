using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Finance.Settlements;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Adherence;

/// <summary>A word on whether an initiative follows its plans, before a payout (U-75). The latest counts.</summary>
internal sealed class AdherenceWord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Occasion { get; init; } = "";
    public bool FollowsPlan { get; init; }
    public string? Comment { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>Payouts of a case are held, with a reason, until released by a decision (U-75, U-105, W-16).</summary>
internal sealed class PayoutHold
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Reason { get; init; } = "";
    public string Who { get; init; } = "";
    public DateTimeOffset HeldAt { get; init; }
    public string? ReleaseReason { get; set; }
    public string? ReleasedBy { get; set; }
    public DateOnly? ReleaseDecidedOn { get; set; }
    public DateTimeOffset? ReleasedAt { get; set; }
}

/// <summary>
/// Confirms, or not, that an initiative follows its plans at an occasion ("2026-T2"). "No" needs a comment and holds the payout.
/// </summary>
[Requires(Permission.ConfirmAdherence)]
[LoggedAs("Det svarades om planen följs")]
internal sealed record ConfirmAdherence(string CaseNumber, string Occasion, bool FollowsPlan, string? Comment) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.ConfirmAdherence
        {
            Occasion = Occasion,
            FollowsPlan = FollowsPlan,
            Comment = Comment,
        };
}

internal sealed class ConfirmAdherenceHandler(FinanceDb db, ProcessContext process, FundOccasions occasions, Actor actor, TimeProvider time)
    : IRequestHandler<ConfirmAdherence, Unit>
{
    public async Task<Unit> Handle(ConfirmAdherence request, CancellationToken cancellationToken)
    {
        var occasion = (await occasions.OfAsync(process.Case.Fund, cancellationToken)).GetExisting(request.Occasion).Id.ToString();
        if (!request.FollowsPlan && string.IsNullOrWhiteSpace(request.Comment))
        {
            throw new Refused(
                "Skriv på vilket sätt satsningen avviker från planen.",
                process.Profile.Settlement.AdherenceRule,
                "comment"
            );
        }

        if (await db.Runs.AnyAsync(r => r.Occasion == occasion && r.ApprovedAt != null, cancellationToken))
        {
            throw new Conflict("Avräkningen är redan godkänd.");
        }

        db.AdherenceWords.Add(
            new AdherenceWord
            {
                CaseId = process.Case.Id,
                Occasion = occasion,
                FollowsPlan = request.FollowsPlan,
                Comment = request.Comment,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>Holds payouts of a case until they are released.</summary>
[Requires(Permission.ConfirmAdherence)]
[LoggedAs("Utbetalningen hölls inne")]
internal sealed record HoldPayout(string CaseNumber, string Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.HoldPayout { Reason = Reason };
}

/// <summary>Releases held payouts by a decision.</summary>
[Requires(Permission.ConfirmAdherence)]
[LoggedAs("Utbetalningen släpptes")]
internal sealed record ReleasePayout(string CaseNumber, string Reason, DateOnly DecidedOn) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.ReleasePayout { Reason = Reason, DecidedOn = DecidedOn };
}

internal sealed class HoldPayoutShape : AbstractValidator<HoldPayout>
{
    public HoldPayoutShape() =>
        RuleFor(h => h.Reason)
            .NotEmpty()
            .WithMessage("Skriv varför utbetalningen hålls inne.")
            .MaximumLength(4000)
            .WithMessage("Texten är för lång, högst 4 000 tecken.");
}

internal sealed class ReleasePayoutShape : AbstractValidator<ReleasePayout>
{
    public ReleasePayoutShape(TimeProvider time)
    {
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage("Skriv varför utbetalningen släpps.")
            .MaximumLength(4000)
            .WithMessage("Texten är för lång, högst 4 000 tecken.");
        RuleFor(r => r.DecidedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage("Ange beslutets dag; den kan inte ligga i framtiden.");
    }
}

internal sealed class HoldHandler(FinanceDb db, ProcessContext process, Actor actor, TimeProvider time)
    : IRequestHandler<HoldPayout, Unit>,
        IRequestHandler<ReleasePayout, Unit>
{
    public async Task<Unit> Handle(HoldPayout request, CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is not null)
        {
            throw new Conflict("Utbetalningen hålls redan inne.");
        }

        db.Holds.Add(
            new PayoutHold
            {
                CaseId = process.Case.Id,
                Reason = request.Reason,
                Who = actor.Name,
                HeldAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    public async Task<Unit> Handle(ReleasePayout request, CancellationToken cancellationToken)
    {
        var hold = await OpenAsync(cancellationToken) ?? throw new Conflict("Ingen utbetalning hålls inne.");
        (hold.ReleaseReason, hold.ReleasedBy, hold.ReleaseDecidedOn, hold.ReleasedAt) = (
            request.Reason,
            actor.Name,
            request.DecidedOn,
            time.GetUtcNow()
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private Task<PayoutHold?> OpenAsync(CancellationToken cancellation) =>
        db.Holds.FirstOrDefaultAsync(h => h.CaseId == process.Case.Id && h.ReleasedAt == null, cancellation);
}
