using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Applications.Signatures;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Applications.Drafts;

/// <summary>A unit and how it is affected.</summary>
internal sealed record ParticipantChoice(string Unit, bool ByResult, bool ByCost);

/// <summary>
/// Says which units take part beside the lead, and how each is affected (U-57). Decides who must sign (U-66), so a change voids signatures.
/// </summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Participants">The units.</param>
/// <param name="Version">Version of the case that the person saw; null only inside a save of the whole draft, which has asked
/// already.</param>
/// <param name="VoidSignatures">The change may void what has been signed; without it such a change is refused with the names
/// (F-29).</param>
[Requires(Permission.WriteApplications)]
[InCase(CasePart.Writes)]
[LoggedAs("Deltagande enheter ändrades")]
internal sealed record SaveParticipants(
    string CaseNumber,
    IReadOnlyList<ParticipantChoice> Participants,
    uint? Version,
    bool VoidSignatures = false
) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SaveParticipantsHandler(
    ApplicationsDb db,
    CaseFinder cases,
    CurrentSetup setup,
    SignatureVoid signatures,
    LastSaved lastSaved,
    MessageScope scope,
    IMediator mediator
) : IRequestHandler<SaveParticipants, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SaveParticipants request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        if (scope.IsNested ? request.Version is { } seen && seen != db.VersionOf(found) : request.Version != db.VersionOf(found))
        {
            throw await lastSaved.ConflictAsync(found.Number, cancellationToken);
        }

        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        if (FormRules.Current(profile, found.Stage) is null)
        {
            throw new Refused(T("De deltagande enheterna ligger fast i det här steget och kan inte ändras."));
        }

        var known = (await mediator.Send(new Units(), cancellationToken)).ToDictionary(u => u.Key);
        var chosen = new List<CaseUnit>();
        foreach (var choice in request.Participants.DistinctBy(p => p.Unit))
        {
            if (!known.TryGetValue(choice.Unit, out var unit))
            {
                throw new Refused(T("En av enheterna finns inte."), field: "participants");
            }

            var lead = unit.Key == found.Lead.UnitKey;
            if (!lead && !profile.Applicants.PartnerKinds.Contains(unit.Kind))
            {
                throw new Refused(
                    T($"{unit.Name} kan inte delta i en ansökan enligt riktlinjen."),
                    profile.Applicants.Rule,
                    "participants"
                );
            }

            chosen.Add(CaseUnit.Of(unit, lead, choice.ByResult, choice.ByCost));
        }

        if (chosen.All(unit => !unit.Lead))
        {
            chosen.Add(CaseUnit.Of(known[found.Lead.UnitKey], lead: true, found.Lead.ByResult, found.Lead.ByCost));
        }

        if (found.TakePart(chosen))
        {
            db.Entry(found).Property(c => c.Title).IsModified = true;
            await signatures.ParticipantsChangedAsync(found, profile, request.VoidSignatures, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
