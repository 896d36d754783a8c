using FluentValidation;
using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Applications.Signatures;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Applications.Drafts;

/// <summary>
/// Saves answers of a form as a draft. Nothing need be complete; what is written must be readable. Changed content voids signatures (U-66,
/// W-12).
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Form">Key of the form.</param>
/// <param name="Answers">Answers by question; what is not among them is left as it is.</param>
/// <param name="Version">Version of the case that the person saw: a save of something older is a conflict that shows both (F-02).</param>
/// <param name="Title">The initiative's name; null leaves it as it is.</param>
/// <param name="VoidSignatures">The change may void what has been signed; without it such a change is refused with the names
/// (F-29).</param>
[Requires(Permission.WriteApplications)]
[InCase(CasePart.Writes)]
[LoggedAs("Formuläret sparades")]
internal sealed record SaveAnswers(
    string CaseNumber,
    string Form,
    IReadOnlyDictionary<string, string?> Answers,
    uint Version,
    string? Title = null,
    bool VoidSignatures = false
) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SaveAnswersShape : AbstractValidator<SaveAnswers>
{
    public SaveAnswersShape()
    {
        RuleFor(a => a.Title)
            .Must(SwedishText.IsName)
            .When(a => a.Title is not null)
            .WithMessage(_ => T("Skriv ett namn: en rad med bokstäver eller siffror."))
            .MaximumLength(200)
            .WithMessage(_ => T("Namnet är för långt, högst 200 tecken."));
    }
}

internal sealed class SaveAnswersHandler(
    ApplicationsDb db,
    CaseFinder cases,
    CurrentSetup setup,
    SignatureVoid signatures,
    LastSaved lastSaved,
    IMediator mediator
) : IRequestHandler<SaveAnswers, Unit>
{
    public async Task<Unit> Handle(SaveAnswers request, CancellationToken cancellationToken)
    {
        var found = await cases.GetWithAnswersAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var form = FormRules.Of(profile, request.Form);
        if (!FormRules.IsEditable(profile, form.Key, found.Stage))
        {
            throw new Refused(T($"{form.Name} ligger fast och kan inte ändras i steget {profile.StageOf(found.Stage).Name}."));
        }

        if (request.Version != db.VersionOf(found))
        {
            throw await lastSaved.ConflictAsync(found.Number, cancellationToken);
        }

        var fields = form.Fields.ToDictionary(f => f.Key);
        var units = (await mediator.Send(new Units(), cancellationToken)).Select(u => u.Key).ToHashSet(StringComparer.Ordinal);
        var faults = new List<Finding>();
        var canonical = new Dictionary<string, string?>();
        foreach (var (key, typed) in request.Answers)
        {
            if (!fields.TryGetValue(key, out var field))
            {
                faults.Add(new Finding(T($"Frågan {key} finns inte i formuläret."), Field: key));
                continue;
            }

            var (value, fault) = AnswerText.Canonical(field, typed, units);
            if (fault is null)
            {
                canonical[key] = value;
            }
            else
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            throw new Refused(faults);
        }

        var changed = found.Answer(canonical, AnswerRoles.Of(profile));
        if (request.Title is not null && request.Title.Trim() != found.Title)
        {
            found.Rename(request.Title.Trim());
            changed = true;
        }

        if (changed)
        {
            // Answers are rows of their own: touching the case makes its version count for all of them.
            db.Entry(found).Property(c => c.Title).IsModified = true;
            await signatures.ContentChangedAsync(found, profile, request.VoidSignatures, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
