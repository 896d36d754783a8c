using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Preferences;

/// <summary>Withdraws the address of the person's calendar; it stops working at once.</summary>
[Requires(Permission.SignedIn)]
[LoggedAs("En kalenderadress återtogs")]
internal sealed record WithdrawCalendar : ICommand;

internal sealed class WithdrawCalendarHandler(PlatformDb db, Actor actor) : IRequestHandler<WithdrawCalendar, Unit>
{
    public async Task<Unit> Handle(WithdrawCalendar request, CancellationToken cancellationToken)
    {
        var me = actor.Person ?? throw new Forbidden(T("Bara en person kan ha en kalenderadress."));
        if (await db.CalendarFeeds.FirstOrDefaultAsync(feed => feed.PersonId == me, cancellationToken) is { } known)
        {
            db.CalendarFeeds.Remove(known);
            await db.SaveChangesAsync(cancellationToken);
        }

        return default;
    }
}
