using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>
/// On the start page of a head: each application that waits for a signature, with what the unit promises by it, before it is opened (F-29).
/// </summary>
internal sealed class PutUpSignaturesToGive(ApplicationsDb db, Actor actor, IMediator mediator) : INotificationHandler<GatherStart>
{
    private const int Most = 6;

    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        var units = actor.Held.Where(held => held.Role == Role.HeadOfAdministration).Select(held => held.Unit).OfType<string>().ToList();
        if (units.Count == 0)
        {
            return;
        }

        var waiting = await (
            from request in db.SignatureRequests.AsNoTracking()
            join found in db.Cases.AsNoTracking() on request.CaseId equals found.Id
            where request.ClosedAt == null && request.ChangedAt == null && units.Contains(request.UnitKey)
            group request by found.Number into asked
            orderby asked.Min(request => request.AskedAt)
            select asked.Key
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        foreach (var number in waiting)
        {
            var round = await mediator.Send(new CaseSignatures(number), cancellationToken);
            notification.Cards.AddRange(round.Rows.Where(row => row.Mine && row.Asked is not null).Select(row => CardOf(round, row)));
        }
    }

    private static StartCard CardOf(SignatureRound round, SignatureRow row)
    {
        var total = row.Promise is { Years.Count: > 0 } promise ? promise.Total() : null;
        var signed = round.Rows.Where(other => other.SignedBy is not null).Select(other => other.SignedBy).ToList();
        return new StartCard(
            round.Requested is { } sought ? T($"{round.Lead} söker {SwedishAmount.ForPage(sought)}") : T($"{round.Lead} söker"),
            round.CaseTitle,
            T($"{row.Asked!.By} bad om underskrift för {row.UnitName} {SwedishDate.ForPage(StockholmTime.DateOf(row.Asked.At))}."),
            [.. Figures(row, total)],
            signed.Count == 0
                ? T("Ingen har skrivit under än.")
                : T($"Har skrivit under: {string.Join(", ", signed)} ({signed.Count} av {round.Rows.Count})."),
            T("Läs och ta ställning"),
            $"/arenden/{round.CaseNumber}/underskrifter"
        );
    }

    private static IEnumerable<StartFigure> Figures(SignatureRow row, PromisedYear? total)
    {
        if (total?.Repayment is { } repayment)
        {
            var years = YearsOf(row.Promise!, year => year.Repayment);
            yield return new StartFigure(T("Minskad ram"), SwedishAmount.ForPage(repayment), 10, years);
        }

        if (total?.OwnCost is { } own)
        {
            yield return new StartFigure(T("Egen kostnad"), SwedishAmount.ForPage(own), 20, YearsOf(row.Promise!, year => year.OwnCost));
        }
    }

    private static string? YearsOf(Promise promise, Func<PromisedYear, Money?> part)
    {
        var years = promise.Years.Where(year => part(year) is { IsZero: false }).Select(year => year.Year).ToList();
        return years switch
        {
            [] => null,
            [var only] => $"{only}",
            [var first, .., var last] => $"{first}–{last}",
        };
    }
}
