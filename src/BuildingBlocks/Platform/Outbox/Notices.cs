using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Outbox;

/// <summary>What people are told.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">Subject, Swedish.</param>
/// <param name="Text">Plain text, Swedish.</param>
/// <param name="Link">Path below the municipality; null for none.</param>
public sealed record Notice(MailKind Kind, string Subject, string Text, string? Link);

/// <summary>Tells people by mail through the outbox, as each has chosen: at once, once a day, or not at all.</summary>
public sealed class Notices(PlatformDb db, TenantTransaction transaction, IMediator mediator, Outbox outbox, TimeProvider time)
{
    /// <summary>News to each who holds the role (for the unit, if given).</summary>
    /// <param name="role">The role.</param>
    /// <param name="unit">Key of the unit; null for all who hold the role.</param>
    /// <param name="subject">Subject, Swedish.</param>
    /// <param name="text">Plain text, Swedish.</param>
    /// <param name="link">Path below the municipality.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task TellAsync(Role role, string? unit, string subject, string text, string? link, CancellationToken cancellation) =>
        TellAsync(new Notice(MailKind.News, subject, text, link), role, unit, cancellation);

    /// <summary>Tells each who holds the role (for the unit, if given).</summary>
    public async Task TellAsync(Notice notice, Role role, string? unit, CancellationToken cancellation) =>
        await TellAsync(notice, await mediator.Send(new PersonsWithRole(role, unit), cancellation), cancellation);

    /// <summary>Tells these persons, each once.</summary>
    public async Task TellAsync(Notice notice, IEnumerable<PersonView> people, CancellationToken cancellation)
    {
        var told = people.DistinctBy(person => person.Id).ToList();
        if (told.Count == 0)
        {
            return;
        }

        await transaction.OpenAsync(cancellation);
        var ids = told.Select(person => person.Id).ToList();
        var chosen = await db
            .MailChoices.AsNoTracking()
            .Where(choice => ids.Contains(choice.PersonId) && choice.Kind == notice.Kind)
            .ToDictionaryAsync(choice => choice.PersonId, choice => choice.Delivery, cancellation);
        foreach (var person in told)
        {
            await TellAsync(notice, person, chosen.GetValueOrDefault(person.Id), cancellation);
        }
    }

    private async Task TellAsync(Notice notice, PersonView person, MailDelivery delivery, CancellationToken cancellation)
    {
        if (delivery == MailDelivery.AtOnce)
        {
            await outbox.SendAsync(new Mail(person.Email, person.Name, notice.Subject, notice.Text, notice.Link), cancellation);
        }
        else if (delivery == MailDelivery.Daily || MailKinds.IsNeeded(notice.Kind))
        {
            db.Digest.Add(
                new DigestEntry
                {
                    PersonId = person.Id,
                    Subject = notice.Subject,
                    Text = notice.Text,
                    Link = notice.Link,
                    At = time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(cancellation);
        }
    }
}
