using Fund.Applications.Ideas;
using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Submission;

/// <summary>
/// When an idea or an application has been handed in, whoever wrote it and whoever handed it in get a receipt: what, when, under which
/// number, what happens next and by when (F-21).
/// </summary>
internal sealed class SendReceipt(ApplicationsDb db, CurrentSetup setup, Notices notices, IMediator mediator)
    : INotificationHandler<CaseHandedOver>
{
    private static readonly string[] HandsIn = [nameof(SubmitIdea), nameof(SubmitApplication)];

    public async Task Handle(CaseHandedOver notification, CancellationToken cancellationToken)
    {
        if (!HandsIn.Contains(notification.Operation))
        {
            return;
        }

        var found = await mediator.Send(new GetCase(notification.Number), cancellationToken);
        var handedIn = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == notification.Case)
            .OrderByDescending(s => s.At)
            .FirstAsync(cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var form = profile.Forms.Single(f => f.Key == handedIn.Form).Name;
        PersonId[] writers = handedIn.PersonId is { } who ? [found.Owner, who] : [found.Owner];
        await notices.TellAsync(
            new Notice(
                MailKind.Receipt,
                T($"Vi har tagit emot: {found.Title}"),
                Text(found, form, handedIn, profile.StageOf(notification.To), notification.Due),
                $"/arenden/{found.Number}/inlamnat/{handedIn.Id}"
            ),
            await mediator.Send(new Persons(writers), cancellationToken),
            cancellationToken
        );
    }

    private static string Text(CaseHeaderView about, string form, Submitted handedIn, Stage next, DateOnly? due) =>
        T(
            $"""
            {form} för {about.Title} är inlämnad.

            Inlämnad: {SwedishDate.ForPage(handedIn.On)} av {handedIn.Who}
            Ärendenummer: {about.Number}
            Diarienummer: {about.RegistryNumber}

            Det här händer nu: {next.NowText}
            """
        )
        + (due is { } day ? T($" Det ska vara klart senast {SwedishDate.ForPage(day)}.") : "")
        + T("\n\nDet inlämnade kan läsas här:");
}
