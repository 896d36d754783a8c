using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>How something of the fund's own money is registered for another person to attest.</summary>
internal sealed class Proposals(FinanceDb db, ProposalWalls walls, ProposalHandOver handOver)
{
    /// <summary>Registers it once, refused when it could not be posted today; the caller saves.</summary>
    /// <param name="proposal">What is registered.</param>
    /// <param name="rules">The fund's rules today.</param>
    /// <param name="replaces">What was sent back and is corrected; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Conflict">The same waits or is posted already.</exception>
    /// <exception cref="Refused">Something stands in the way.</exception>
    public async Task RegisterAsync(FundProposal proposal, Profile rules, Guid? replaces, CancellationToken cancellation)
    {
        await RequireNewAsync(proposal, cancellation);
        if (await walls.AgainstAsync(proposal, rules, cancellation) is { Count: > 0 } findings)
        {
            throw new Refused(findings);
        }

        db.Proposals.Add(proposal);
        if (replaces is { } old)
        {
            await ReplaceAsync(old, proposal, cancellation);
        }

        await handOver.RegisteredAsync(proposal, rules, cancellation);
    }

    /// <summary>Key of the fund that something is registered in: known before its row is read under the fund's lock.</summary>
    /// <exception cref="NotFound">There is none here.</exception>
    public async Task<string> FundOfAsync(Guid id, CancellationToken cancellation) =>
        await db.Proposals.AsNoTracking().Where(p => p.Id == id).Select(p => p.Fund).FirstOrDefaultAsync(cancellation)
        ?? throw new NotFound(T("Registreringen finns inte."));

    /// <summary>What waits for an answer, as its row is now.</summary>
    /// <exception cref="NotFound">There is none here.</exception>
    /// <exception cref="Conflict">It has been answered.</exception>
    public async Task<FundProposal> WaitingAsync(Guid id, CancellationToken cancellation)
    {
        var proposal =
            await db.Proposals.Include(p => p.Papers).FirstOrDefaultAsync(p => p.Id == id, cancellation)
            ?? throw new NotFound(T("Registreringen finns inte."));
        return proposal.State switch
        {
            ProposalState.Registered => proposal,
            ProposalState.SentBack => throw new Conflict(T($"{proposal.AnsweredByName} har redan skickat tillbaka registreringen.")),
            ProposalState.Withdrawn => throw new Conflict(T($"{proposal.AnsweredByName} har dragit tillbaka registreringen.")),
            _ => throw new Conflict(T($"{proposal.AnsweredByName} har redan attesterat den, och den är bokförd.")),
        };
    }

    private async Task RequireNewAsync(FundProposal proposal, CancellationToken cancellation)
    {
        var (fund, key) = (proposal.Fund, proposal.Key);
        var same = await db
            .Proposals.AsNoTracking()
            .FirstOrDefaultAsync(
                p => p.Fund == fund && p.Key == key && (p.State == ProposalState.Registered || p.State == ProposalState.Attested),
                cancellation
            );
        if (same is not null)
        {
            throw new Conflict(Told(same));
        }
    }

    private static string Told(FundProposal same) =>
        (same.Kind, same.State) switch
        {
            (ProposalKind.Allocation, ProposalState.Registered) => T(
                $"Beslutet {same.DecidedOn:yyyy-MM-dd} {same.Paragraph} är redan registrerat för {same.Year}: {same.Amount}, av "
                    + $"{same.RegisteredByName}. Det väntar på attest."
            ),
            (ProposalKind.Allocation, _) => T(
                $"Beslutet {same.DecidedOn:yyyy-MM-dd} {same.Paragraph} är redan bokfört för {same.Year}: {same.Amount}, registrerat av "
                    + $"{same.RegisteredByName} och attesterat av {same.AnsweredByName}."
            ),
            (ProposalKind.Draw, ProposalState.Registered) => T(
                $"Ett lika stort uttag för samma ändamål är redan registrerat för {same.Year} av {same.RegisteredByName}. "
                    + $"Det väntar på "
                    + $"attest."
            ),
            (ProposalKind.Draw, _) => T(
                $"Ett lika stort uttag för samma ändamål är redan bokfört för {same.Year}, registrerat av {same.RegisteredByName}. "
                    + $"Är det här ett annat uttag, så skriv vad som skiljer det från det förra."
            ),
            (ProposalKind.Repayment, ProposalState.Registered) => T(
                $"{same.RegisteredByName} har redan registrerat återbetalningen. Den väntar på attest."
            ),
            (ProposalKind.Repayment, _) => T(
                $"Återbetalningen är redan bokförd, registrerad av {same.RegisteredByName} och attesterad av {same.AnsweredByName}."
            ),
            _ => T($"{same.RegisteredByName} har redan registrerat att raden ska vändas."),
        };

    private async Task ReplaceAsync(Guid id, FundProposal with, CancellationToken cancellation)
    {
        var old =
            await db.Proposals.FirstOrDefaultAsync(p => p.Id == id && p.Fund == with.Fund && p.Kind == with.Kind, cancellation)
            ?? throw new NotFound(T("Registreringen finns inte."));
        if (old.State != ProposalState.SentBack)
        {
            throw new Conflict(T("Det som skulle rättas är redan rättat eller tillbakadraget. Läs in sidan igen."));
        }

        old.Replace(with.Id);
        await handOver.CorrectedAsync(old, cancellation);
    }
}
