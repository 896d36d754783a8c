using FluentValidation;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>
/// A head answers no for their unit, with reasons (F-29). It is the other answer to <see cref="SignApplication"/>, not a step of its own:
/// where and by whom that can be signed it can be refused, and the case stays where it is until the no has been answered.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Unit">Key of the unit that is answered for.</param>
/// <param name="Reason">Why, for those who take part in the case.</param>
/// <param name="Version">Version of the case that the head has read; null answers what stands.</param>
[Requires(Permission.Sign)]
[InCase(CasePart.Acts)]
[LoggedAs("Underskriften nekades")]
internal sealed record RefuseSignature(string CaseNumber, string Unit, string Reason, uint? Version = null) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class RefuseSignatureShape : AbstractValidator<RefuseSignature>
{
    public RefuseSignatureShape() =>
        RuleFor(r => r.Reason)
            .Must(reason => !string.IsNullOrWhiteSpace(reason))
            .WithMessage(_ => T("Skriv varför du svarar nej, så att den som skriver ansökan kan ändra eller fråga dig."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
}

internal sealed class RefuseSignatureHandler(
    ApplicationsDb db,
    CaseFinder cases,
    CurrentSetup setup,
    Admission admission,
    SignerAnswer answer,
    SignatureQuestions questions,
    CurrentAct act,
    Actor actor,
    IMediator mediator
) : IRequestHandler<RefuseSignature, Unit>
{
    public async Task<Unit> Handle(RefuseSignature request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        if (!profile.OperationsIn(found.Stage).Contains(nameof(SignApplication)))
        {
            throw new Refused(T($"I steget {profile.StageOf(found.Stage).Name} tar ingen ställning till att underteckna."));
        }

        if (!await admission.AdmitsAsync(typeof(SignApplication), CaseHeaders.Of(found), cancellationToken))
        {
            throw new Forbidden(T("I kommunens process är det en annan roll som undertecknar."));
        }

        await answer.RequireAsync(found, profile, request.Unit, request.Version, cancellationToken);
        if (await StandsAsync(found.Id, request.Unit, cancellationToken))
        {
            throw new Conflict(T("Enheten har redan svarat nej."));
        }

        await questions.CloseAsync(found, request.Unit, cancellationToken);
        await questions.EndRefusalAsync(found, request.Unit, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var refusal = new SignatureRefusal
        {
            CaseId = found.Id,
            UnitKey = request.Unit,
            Act = act.Now.Id,
            PersonId = actor.Person!.Value,
            Name = actor.Name,
            Reason = request.Reason.Trim(),
            RefusedAt = act.Now.At,
        };
        db.SignatureRefusals.Add(refusal);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new SignatureRefused(found, refusal), cancellationToken);
        return default;
    }

    // Asked anew after a no, the head may answer no again, with the reasons of today.
    private async Task<bool> StandsAsync(CaseId about, string unit, CancellationToken cancellation) =>
        await db.SignatureRefusals.AnyAsync(r => r.CaseId == about && r.UnitKey == unit && r.EndedAt == null, cancellation)
        && !await db.SignatureRequests.AnyAsync(r => r.CaseId == about && r.UnitKey == unit && r.ClosedAt == null, cancellation);
}

/// <summary>A head has refused, in this transaction: whoever writes the application is to be told.</summary>
internal sealed record SignatureRefused(Case About, SignatureRefusal Refusal) : INotification;
