using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Preferences;

/// <summary>How a kind of mail reaches the person.</summary>
internal sealed record MailPreference(MailKind Kind, MailDelivery Delivery);

/// <summary>What the person has chosen.</summary>
/// <param name="Mail">Every kind of mail, in their order.</param>
/// <param name="CalendarSince">When the address of their calendar was made; null when there is none.</param>
internal sealed record PreferencesView(IReadOnlyList<MailPreference> Mail, DateTimeOffset? CalendarSince);

/// <summary>What the person who asks has chosen.</summary>
[Requires(Permission.SignedIn)]
internal sealed record MyPreferences : IQuery<PreferencesView>;

internal sealed class MyPreferencesHandler(PlatformDb db, Actor actor) : IRequestHandler<MyPreferences, PreferencesView>
{
    public async Task<PreferencesView> Handle(MyPreferences request, CancellationToken cancellationToken)
    {
        var me = actor.Person!.Value;
        var chosen = await db
            .MailChoices.AsNoTracking()
            .Where(choice => choice.PersonId == me)
            .ToDictionaryAsync(choice => choice.Kind, choice => choice.Delivery, cancellationToken);
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.PersonId == me, cancellationToken);
        return new PreferencesView(
            [.. Enum.GetValues<MailKind>().Select(kind => new MailPreference(kind, chosen.GetValueOrDefault(kind)))],
            feed?.CreatedAt
        );
    }
}
