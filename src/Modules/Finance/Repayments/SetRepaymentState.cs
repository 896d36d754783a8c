using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>Says what has become of an instalment, as it was seen. Postponing and waiving need the decision as reason.</summary>
/// <param name="Id">The instalment.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Reason">The decision, where one is needed.</param>
/// <param name="SeenVersion">Which of its changes was seen.</param>
/// <param name="PostponedTo">The budget year that it is postponed to; null for every other state.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En återbetalning fick nytt läge")]
internal sealed record SetRepaymentState(Guid Id, RepaymentState State, string? Reason, int SeenVersion, int? PostponedTo = null)
    : ICommand;

internal sealed class SetRepaymentStateHandler(FinanceDb db, RepaymentReading reading, Actor actor, TimeProvider time)
    : IRequestHandler<SetRepaymentState, Unit>
{
    public async Task<Unit> Handle(SetRepaymentState request, CancellationToken cancellationToken)
    {
        var instalment = await db.Instalments.FirstOrDefaultAsync(i => i.Id == request.Id, cancellationToken)
            ?? throw new NotFound(T("Raden finns inte."));
        if (instalment.Version != request.SeenVersion)
        {
            throw Stale(instalment);
        }

        if (instalment.State == RepaymentState.Done && request.State == RepaymentState.Planned)
        {
            await ReopenAsync(instalment, request, cancellationToken);
            return default;
        }

        if (instalment.State is RepaymentState.Done or RepaymentState.Waived)
        {
            throw new Conflict(T("Raden är avslutad och kan inte ändras."));
        }

        var wrong = Against(instalment, request).ToList();
        if (request.State == RepaymentState.Done && await NotDoneAsync(instalment, cancellationToken) is { } notYet)
        {
            wrong.Add(new Finding(notYet, Field: "state"));
        }

        if (wrong.Count > 0)
        {
            throw new Refused(wrong);
        }

        instalment.Become(request.State, request.PostponedTo, request.Reason, actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    // A frame that was not reduced after all. What came back into the fund is a posting, and is reversed as one.
    private async Task ReopenAsync(RepaymentInstalment instalment, SetRepaymentState request, CancellationToken cancellation)
    {
        if (await reading.OneAsync(instalment.Id, cancellation) is { Regime.Destination: RepaymentDestination.Fund })
        {
            throw new Refused(T("Pengarna har gått tillbaka till fonden. Vänd återbetalningen i fondens huvudbok."), field: "state");
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new Refused(T("Skriv varför raden öppnas igen."), field: "reason");
        }

        instalment.Reopen(request.Reason, actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    // What comes back into the fund is done when it is posted, and what is measured when it has been.
    private async Task<string?> NotDoneAsync(RepaymentInstalment instalment, CancellationToken cancellation)
    {
        var line = await reading.OneAsync(instalment.Id, cancellation);
        return line switch
        {
            { WaitsForEffect: true } => T("Utfallet är inte registrerat än, och det är det som ramen minskas med."),
            { Regime.Destination: RepaymentDestination.Fund } => T(
                "Pengarna går tillbaka till fonden. Registrera återbetalningen; raden är klar när en annan person har attesterat den."
            ),
            // A frame is reduced in a budget that is made, and that is the coming year's at the latest.
            _ when instalment.DueYear > StockholmTime.Today(time).Year + 1 => T(
                $"Budgeten {instalment.DueYear} är inte gjord än, så ramen kan inte vara minskad."
            ),
            _ => null,
        };
    }

    private static IEnumerable<Finding> Against(RepaymentInstalment instalment, SetRepaymentState request)
    {
        if (request.State == RepaymentState.Delivered)
        {
            yield return new Finding(
                T("Raden blir lämnad när underlaget till budgeten lämnas, så att det syns vad som lämnades, när och av vem."),
                Field: "state"
            );
        }

        if (request.State is RepaymentState.Postponed or RepaymentState.Waived && string.IsNullOrWhiteSpace(request.Reason))
        {
            yield return new Finding(T("Ange beslutet: vem, när och paragraf."), Field: "reason");
        }

        // What a committee's budget was made of is not taken back without a word.
        if (
            instalment.State == RepaymentState.Delivered
            && request.State == RepaymentState.Planned
            && string.IsNullOrWhiteSpace(request.Reason)
        )
        {
            yield return new Finding(T("Skriv varför raden inte längre är lämnad till budgeten."), Field: "reason");
        }

        // Without its new year it would still reduce the old year's frame.
        if (request.State == RepaymentState.Postponed && !(request.PostponedTo > instalment.DueYear && request.PostponedTo <= 2100))
        {
            yield return new Finding(
                T($"Ange budgetåret som minskningen skjuts upp till. Det är ett år efter {instalment.DueYear}."),
                Field: "postponedTo"
            );
        }
    }

    private static Conflict Stale(RepaymentInstalment now) =>
        new(
            T($"Raden har ändrats sedan du öppnade sidan: {now.ChangedByName} satte den till ”{RepaymentStates.Names[now.State]}”")
                + (now.ChangedAt is { } at ? $" {StockholmTime.At(at):yyyy-MM-dd HH:mm}" : "")
                + (now.Reason is { Length: > 0 } reason ? $" ({reason})" : "")
                + T(". Läs in sidan igen och ta ställning på nytt.")
        );
}
