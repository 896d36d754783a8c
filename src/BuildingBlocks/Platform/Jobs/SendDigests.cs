using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Jobs;

/// <summary>Each morning: one mail to each person who has chosen so, with what they have been told since the last.</summary>
internal sealed class SendDigests(
    PlatformDb db,
    TenantTransaction transaction,
    MessageScope scope,
    IMediator mediator,
    Outbox.Outbox outbox,
    TimeProvider time
) : IMunicipalityJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        await transaction.OpenAsync(cancellation);
        var waiting = await db.Digest.Where(entry => entry.SentAt == null).OrderBy(entry => entry.At).ToListAsync(cancellation);
        var people = (await mediator.Send(new Persons([.. waiting.Select(entry => entry.PersonId).Distinct()]), cancellation)).ToDictionary(
            person => person.Id
        );
        foreach (var own in waiting.GroupBy(entry => entry.PersonId))
        {
            // Somebody who has left meanwhile is told nothing.
            if (people.TryGetValue(own.Key, out var person))
            {
                await outbox.SendAsync(
                    new Mail(
                        person.Email,
                        person.Name,
                        own.Count() == 1 ? T("Dagens sammanställning: en sak") : T($"Dagens sammanställning: {own.Count()} saker"),
                        T("Det här har hänt sedan den förra sammanställningen."),
                        null,
                        [.. own.Select(entry => new MailPart(entry.Subject, entry.Text, entry.Link))]
                    ),
                    cancellation
                );
            }

            foreach (var entry in own)
            {
                entry.SentAt = time.GetUtcNow();
            }
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
