using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>Says what has become of an instalment, as it was seen. Postponing and waiving need the decision as reason.</summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("En återbetalning fick nytt läge")]
internal sealed record SetRepaymentState(Guid Id, RepaymentState State, string? Reason, int SeenVersion) : ICommand;

internal sealed class SetRepaymentStateHandler(FinanceDb db, Actor actor, TimeProvider time) : IRequestHandler<SetRepaymentState, Unit>
{
    public async Task<Unit> Handle(SetRepaymentState request, CancellationToken cancellationToken)
    {
        var instalment =
            await db.Instalments.FirstOrDefaultAsync(i => i.Id == request.Id, cancellationToken) ?? throw new NotFound("Raden finns inte.");
        if (instalment.Version != request.SeenVersion)
        {
            throw Stale(instalment);
        }

        if (instalment.State is RepaymentState.Done or RepaymentState.Waived)
        {
            throw new Conflict("Raden är avslutad och kan inte ändras.");
        }

        if (request.State is RepaymentState.Postponed or RepaymentState.Waived && string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new Refused("Ange beslutet: vem, när och paragraf.", field: "reason");
        }

        instalment.Become(request.State, request.Reason, actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private static Conflict Stale(RepaymentInstalment now) =>
        new(
            $"Raden har ändrats sedan du öppnade sidan: {now.ChangedByName} satte den till ”{RepaymentStates.Names[now.State]}”"
                + (now.ChangedAt is { } at ? $" {StockholmTime.At(at):yyyy-MM-dd HH:mm}" : "")
                + (now.Reason is { Length: > 0 } reason ? $" ({reason})" : "")
                + ". Läs in sidan igen och ta ställning på nytt."
        );
}
