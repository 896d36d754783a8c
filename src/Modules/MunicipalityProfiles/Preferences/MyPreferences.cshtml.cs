using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Fund.MunicipalityProfiles.Preferences;

/// <summary>What the person chooses for themselves: mail, and the address of a calendar.</summary>
[Requires(Permission.SignedIn)]
public sealed class MyPreferencesModel(IMediator mediator, CurrentMunicipality municipality, IOptions<MailOptions> options) : FundPage
{
    private static Dictionary<MailKind, (string Label, string Hint)> Words =>
        new()
        {
            [MailKind.Task] = (T("När det blir din tur"), T("Något ska göras, och det är du som gör det.")),
            [MailKind.Deadline] = (T("Påminnelser"), T("Sista dagen närmar sig eller har gått, eller samordnaren påminner.")),
            [MailKind.Signature] = (T("Underskrifter"), T("Din underskrift behövs, eller gäller inte längre.")),
            [MailKind.Receipt] = (T("Kvitton och besked"), T("Det du har lämnat in är mottaget, besvarat eller beslutat.")),
            [MailKind.News] = (T("Det som händer"), T("Något har hänt i ett ärende, men du behöver inte göra något.")),
        };

    /// <summary>The address just made; shown once.</summary>
    public string? Created { get; private set; }

    internal PreferencesView View { get; private set; } = null!;

    internal string RenewLabel => View.CalendarSince is null ? T("Skapa en adress") : T("Skapa en ny adress");

    internal static string NameOf(MailKind kind) => $"mail.{kind}";

    internal static string LabelOf(MailKind kind) => Words[kind].Label;

    internal static string HintOf(MailKind kind) => Words[kind].Hint;

    internal static IReadOnlyList<Option> OptionsFor(MailKind kind) =>
        [
            new(nameof(MailDelivery.AtOnce), T("Direkt")),
            new(nameof(MailDelivery.Daily), T("Samlat en gång om dagen")),
            .. MailKinds.IsNeeded(kind) ? [] : new[] { new Option(nameof(MailDelivery.None), T("Inte alls")) },
        ];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new MyPreferences(), cancellation);

    /// <summary>Saves how mail comes.</summary>
    public async Task<IActionResult> OnPostMailAsync(CancellationToken cancellation)
    {
        var chosen =
            from kind in Enum.GetValues<MailKind>()
            let said = Request.Form[NameOf(kind)].ToString()
            where said.Length > 0
            select new MailPreference(
                kind,
                Enum.TryParse<MailDelivery>(said, out var delivery) && Enum.IsDefined(delivery)
                    ? delivery
                    : throw new Refused(T("Välj hur du vill få varje slags brev."), field: NameOf(kind))
            );
        await mediator.Send(new SaveMailChoices([.. chosen]), cancellation);
        Done = T("Dina val är sparade.");
        return Redirect($"{Request.PathBase}/mina-installningar");
    }

    /// <summary>Makes a calendar address and shows it, without a redirect that would have to carry it.</summary>
    public async Task<IActionResult> OnPostRenewCalendarAsync(CancellationToken cancellation)
    {
        var secret = (await mediator.Send(new RenewCalendar(), cancellation)).Secret;
        Created = $"{options.Value.PublicAddress.TrimEnd('/')}/{municipality.Value.Key}/kalender/{secret}.ics";
        await LoadAsync(cancellation);
        return Page();
    }

    /// <summary>Withdraws the calendar address.</summary>
    public async Task<IActionResult> OnPostWithdrawCalendarAsync(CancellationToken cancellation)
    {
        await mediator.Send(new WithdrawCalendar(), cancellation);
        Done = T("Adressen är borttagen och fungerar inte längre.");
        return Redirect($"{Request.PathBase}/mina-installningar");
    }
}
