using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.Reversals;

/// <summary>
/// Registers that an approved settlement should be taken back, and why (F-08). Posts nothing: another person approves it.
/// </summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Run">The settlement that was seen.</param>
/// <param name="Reason">Why; stands on the vouchers' ledger rows.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Vändning av en avräkning registrerades")]
internal sealed record ProposeReversal(string Occasion, Guid Run, string Reason, string? Fund = null) : ICommand, IAboutFund;

internal sealed class ProposeReversalShape : AbstractValidator<ProposeReversal>
{
    public ProposeReversalShape() =>
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför avräkningen vänds."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
}

internal sealed class ProposeReversalHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    ReversalDesk desk,
    CurrentSetup setup,
    SecondAsked asked,
    SecondPerson second,
    Actor actor,
    TimeProvider time
) : IRequestHandler<ProposeReversal, Unit>
{
    public async Task<Unit> Handle(ProposeReversal request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        var yearly = await ledger.LockAsync(rules.Fund, cancellationToken);
        var run = await desk.ApprovedAsync(rules.Fund.Key, request.Occasion, request.Run, cancellationToken);
        if (
            await db
                .Reversals.AsNoTracking()
                .FirstOrDefaultAsync(r => r.RunId == run.Id && r.State == ReversalState.Proposed, cancellationToken) is
            { } waiting
        )
        {
            throw new Conflict(T($"{waiting.ProposedByName} har redan registrerat vändningen. En annan person behöver godkänna den."));
        }

        var cases = await desk.CasesAsync(run, cancellationToken);
        if (await desk.WhyNotAsync(run, cases, yearly, cancellationToken) is { } why)
        {
            throw new Refused(why, field: "occasion");
        }

        db.Reversals.Add(
            new SettlementReversal
            {
                RunId = run.Id,
                Reason = request.Reason.Trim(),
                ProposedBy = actor.Person,
                ProposedByName = actor.Name,
                ProposedAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        var fund = rules.Fund;
        var name = OccasionNames.Of((await setup.GetAsync(cancellationToken)).CalendarOf(fund.Key), run.Occasion);
        var named = (await funds.ChoicesAsync(cancellationToken)).Count > 0 ? $", {fund.Name}" : "";
        var link = await funds.LinkAsync($"/avrakning/{run.Occasion}/vand/godkann", fund.Key, cancellationToken);
        await asked.AskAsync(
            second.RolesToAsk(rules),
            actor.Person is { } first ? [first] : [],
            to => new TaskItem
            {
                Kind = ReversalTask.KindOf(run.Id),
                Title = T($"Granska vändningen av avräkningen {name}{named}"),
                Why = T($"{actor.Name} vill vända avräkningen på {run.Total ?? Money.Zero}. Skälet: {request.Reason.Trim()}"),
                Role = to.Role,
                PersonId = to.Person,
                NotFor = to.NotFor,
                Link = link,
                AskedAt = time.GetUtcNow(),
            },
            cancellationToken
        );
        return default;
    }
}

/// <summary>The task that asks for approval of a reversal.</summary>
internal static class ReversalTask
{
    /// <summary>Its kind, one for each settlement.</summary>
    public static string KindOf(Guid run) => $"settlement-reversal:{run:N}";
}
