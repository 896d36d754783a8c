using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>
/// Asks the heads to sign (F-29): each whose unit has neither signed nor been asked about the content as it now stands gets a task and a
/// mail with what the unit promises. After a change it asks again.
/// </summary>
[Requires(Permission.WriteApplications)]
[InCase(CasePart.Writes)]
[LoggedAs("Underskrifter begärdes")]
internal sealed record RequestSignatures(string CaseNumber) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class RequestSignaturesHandler(
    ApplicationsDb db,
    CaseFinder cases,
    CurrentSetup setup,
    SignatureQuestions questions,
    TaskBoard tasks,
    Notices notices,
    CurrentAct act,
    Actor actor,
    IMediator mediator
) : IRequestHandler<RequestSignatures, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(RequestSignatures request, CancellationToken cancellationToken)
    {
        var found = await cases.GetWithAnswersAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        if (!profile.OperationsIn(found.Stage).Contains(nameof(SignApplication)))
        {
            throw new Refused(T($"I steget {profile.StageOf(found.Stage).Name} undertecknas ingen ansökan."));
        }

        var signers = profile.Signers(found.Units.Select(u => u.AsFact())).ToList();
        if (signers.Count == 0)
        {
            throw new Refused(
                T("Ingen enhet är markerad som berörd. Kryssa för de enheter som berörs i ansökan först."),
                profile.AskedSignatures()?.Rule
            );
        }

        var done = await AnsweredOrAskedAsync(found.Id, cancellationToken);
        var toAsk = signers.FindAll(unit => !done.Contains(unit.UnitKey));
        if (toAsk.Count == 0)
        {
            throw new Refused(T("Alla som ska underteckna har redan undertecknat eller fått frågan om det som står i ansökan nu."));
        }

        var units = await mediator.Send(new Units(), cancellationToken);
        foreach (var unit in toAsk)
        {
            await AskAsync(found, profile, unit, units, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    private async Task<HashSet<string>> AnsweredOrAskedAsync(CaseId about, CancellationToken cancellation)
    {
        var signed = db.Signatures.Where(s => s.CaseId == about && s.VoidedAt == null).Select(s => s.UnitKey);
        var waiting = db
            .SignatureRequests.Where(r => r.CaseId == about && r.ClosedAt == null && r.ChangedAt == null)
            .Select(r => r.UnitKey);
        return await signed.Union(waiting).ToHashSetAsync(cancellation);
    }

    private async Task AskAsync(
        Case about,
        Profile profile,
        ParticipantFact unit,
        IReadOnlyList<UnitView> units,
        CancellationToken cancellation
    )
    {
        // Asked before of what has changed since: the old question is closed, its task with it, so that the day is that of the new one.
        await questions.CloseAsync(about, unit.UnitKey, cancellation);
        await tasks.DoneAsync(about.Number, SignatureQuestions.RefusalTaskOf(unit.UnitKey), cancellation);
        await db.SaveChangesAsync(cancellation);
        db.SignatureRequests.Add(
            new SignatureRequest
            {
                CaseId = about.Id,
                UnitKey = unit.UnitKey,
                Act = act.Now.Id,
                PersonId = actor.Person,
                Name = actor.Name,
                AskedAt = act.Now.At,
            }
        );
        var link = $"/arenden/{about.Number}/underskrifter";
        await tasks.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = SignatureQuestions.TaskOf(unit.UnitKey),
                Title = T($"Ta ställning till {about.Title} för {unit.Name}"),
                Role = Role.HeadOfAdministration,
                Unit = unit.UnitKey,
                Rule = profile.AskedSignatures()?.Rule,
                Link = link,
                AskedAt = act.Now.At,
            },
            cancellation
        );
        var answers = about.Answers.ToDictionary(a => a.Field, a => a.Value);
        var roles = AnswerRoles.Of(profile);
        await notices.TellAsync(
            Role.HeadOfAdministration,
            unit.UnitKey,
            T($"Underskrift: {about.Title}"),
            RequestWords.Of(about, unit, actor.Name, roles.RequestedAmount(answers), Promise.Of(roles, answers, unit.UnitKey, units)),
            link,
            cancellation
        );
    }
}
