using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Outbox;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.Reversals;

/// <summary>
/// Withdraws a registered reversal: whoever registered it has thought again, or whoever should approve it says no. The settlement stands.
/// </summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Reversal">The one that was seen.</param>
/// <param name="Reason">Why.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ApproveFinance)]
[LoggedAs("Vändning av en avräkning drogs tillbaka")]
internal sealed record WithdrawReversal(string Occasion, Guid Reversal, string Reason, string? Fund = null) : ICommand, IAboutFund;

internal sealed class WithdrawReversalShape : AbstractValidator<WithdrawReversal>
{
    public WithdrawReversalShape() =>
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför avräkningen inte ska vändas."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
}

internal sealed class WithdrawReversalHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    ReversalDesk desk,
    CurrentSetup setup,
    TaskBoard tasks,
    Notices notices,
    IMediator mediator,
    Actor actor,
    TimeProvider time
) : IRequestHandler<WithdrawReversal, Unit>
{
    public async Task<Unit> Handle(WithdrawReversal request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        await ledger.LockAsync(rules.Fund, cancellationToken);
        if (!actor.May(Permission.ManageFinance) && !desk.MayApprove(rules))
        {
            throw new Forbidden(T("Bara den som får registrera eller godkänna en vändning kan dra tillbaka den."));
        }

        var reversal = await WaitingAsync(db, rules.Fund.Key, request.Occasion, request.Reversal, cancellationToken);
        reversal.Withdraw(request.Reason.Trim(), actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(null, ReversalTask.KindOf(reversal.RunId), cancellationToken);
        if (reversal.ProposedBy is { } proposer && proposer != actor.Person)
        {
            var name = OccasionNames.Of((await setup.GetAsync(cancellationToken)).CalendarOf(rules.Fund.Key), request.Occasion);
            await notices.TellAsync(
                new Notice(
                    MailKind.News,
                    T($"Avräkningen {name} vänds inte"),
                    T($"{actor.Name} har sagt nej till vändningen. Skälet:\n\n{request.Reason.Trim()}"),
                    await funds.LinkAsync($"/avrakning/{request.Occasion}", rules.Fund.Key, cancellationToken)
                ),
                await mediator.Send(new Persons([proposer]), cancellationToken),
                cancellationToken
            );
        }

        return default;
    }

    /// <summary>The reversal that waits; the caller holds the fund's lock.</summary>
    /// <exception cref="Conflict">It is approved or withdrawn already.</exception>
    internal static async Task<SettlementReversal> WaitingAsync(
        FinanceDb db,
        string fund,
        string occasion,
        Guid id,
        CancellationToken cancellation
    )
    {
        var reversal =
            await (
                from known in db.Reversals
                join run in db.Runs on known.RunId equals run.Id
                where known.Id == id && run.Fund == fund && run.Occasion == occasion
                select known
            ).FirstOrDefaultAsync(cancellation) ?? throw new NotFound(T("Vändningen finns inte."));
        return reversal.State switch
        {
            ReversalState.Approved => throw new Conflict(T($"Vändningen är redan godkänd och bokförd av {reversal.EndedByName}.")),
            ReversalState.Withdrawn => throw new Conflict(
                T($"Vändningen är tillbakadragen av {reversal.EndedByName}: {reversal.WithdrawnBecause}")
            ),
            _ => reversal,
        };
    }
}
