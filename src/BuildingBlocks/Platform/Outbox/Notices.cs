using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using MediatR;

namespace Fund.Platform.Outbox;

/// <summary>Tells the people who hold a role, by mail through the outbox.</summary>
public sealed class Notices(IMediator mediator, Outbox outbox)
{
    /// <summary>One mail to each who holds the role (for the unit, if given).</summary>
    /// <param name="role">The role.</param>
    /// <param name="unit">Key of the unit; null for all who hold the role.</param>
    /// <param name="subject">Subject, Swedish.</param>
    /// <param name="text">Plain text, Swedish.</param>
    /// <param name="link">Path below the municipality.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task TellAsync(Role role, string? unit, string subject, string text, string? link, CancellationToken cancellation)
    {
        foreach (var person in await mediator.Send(new PersonsWithRole(role, unit), cancellation))
        {
            await outbox.SendAsync(new Mail(person.Email, person.Name, subject, text, link), cancellation);
        }
    }
}
