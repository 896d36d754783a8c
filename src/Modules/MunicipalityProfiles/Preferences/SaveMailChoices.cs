using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Preferences;

/// <summary>The person chooses how each kind of mail reaches them: at once, once a day or not at all.</summary>
/// <param name="Mail">The kinds that are chosen for; a kind that is left out stays as it is.</param>
[Requires(Permission.SignedIn)]
[LoggedAs("Val av e-post sparades")]
internal sealed record SaveMailChoices(IReadOnlyList<MailPreference> Mail) : ICommand;

internal sealed class SaveMailChoicesShape : AbstractValidator<SaveMailChoices>
{
    public SaveMailChoicesShape()
    {
        RuleForEach(s => s.Mail)
            .Must(choice => Enum.IsDefined(choice.Kind) && Enum.IsDefined(choice.Delivery))
            .WithMessage(_ => T("Välj hur du vill få varje slags brev."));
        RuleForEach(s => s.Mail)
            .Must(choice => choice.Delivery != MailDelivery.None || !MailKinds.IsNeeded(choice.Kind))
            .WithMessage(_ =>
                T(
                    "Brev om sista dagar och underskrifter går inte att stänga av helt, eftersom andra räknar med att du har fått dem. "
                        + "Du kan få dem en gång om dagen."
                )
            );
    }
}

internal sealed class SaveMailChoicesHandler(PlatformDb db, Actor actor) : IRequestHandler<SaveMailChoices, Unit>
{
    public async Task<Unit> Handle(SaveMailChoices request, CancellationToken cancellationToken)
    {
        var me = actor.Person ?? throw new Forbidden(T("Bara en person kan välja sin e-post."));
        var known = await db.MailChoices.Where(choice => choice.PersonId == me).ToDictionaryAsync(c => c.Kind, cancellationToken);
        foreach (var chosen in request.Mail.DistinctBy(choice => choice.Kind))
        {
            if (known.TryGetValue(chosen.Kind, out var choice))
            {
                choice.Delivery = chosen.Delivery;
            }
            else
            {
                db.MailChoices.Add(
                    new MailChoice
                    {
                        PersonId = me,
                        Kind = chosen.Kind,
                        Delivery = chosen.Delivery,
                    }
                );
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
