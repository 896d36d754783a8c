using System.Security.Cryptography;
using Fund.Contracts.Messages;
using Fund.Platform.Audit;
using Fund.Platform.Persistence;
using Fund.Platform.Requests;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Preferences;

/// <summary>
/// Makes a secret address at which a calendar program reads the person's deadlines; an earlier one stops working. Only from a page.
/// </summary>
[Requires(Permission.SignedIn)]
[LoggedAs("En kalenderadress skapades")]
internal sealed record RenewCalendar : ICommand<CalendarSecret>;

/// <summary>The secret of the address, shown once.</summary>
internal sealed record CalendarSecret([property: NotInAudit] string Secret);

internal sealed class RenewCalendarHandler(PlatformDb db, Actor actor, TimeProvider time) : IRequestHandler<RenewCalendar, CalendarSecret>
{
    private const int Bytes = 24;

    public async Task<CalendarSecret> Handle(RenewCalendar request, CancellationToken cancellationToken)
    {
        var me = actor.Person ?? throw new Forbidden(T("Bara en person kan ha en kalenderadress."));
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        var (hash, now) = (ActorMiddleware.HashOf(secret), time.GetUtcNow());
        if (await db.CalendarFeeds.FirstOrDefaultAsync(feed => feed.PersonId == me, cancellationToken) is { } known)
        {
            (known.Hash, known.CreatedAt) = (hash, now);
        }
        else
        {
            db.CalendarFeeds.Add(
                new CalendarFeed
                {
                    PersonId = me,
                    Hash = hash,
                    CreatedAt = now,
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        return new CalendarSecret(secret);
    }
}
