using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>A head signs for their unit. Who must sign follows from the affected units, by result and by cost together (UA-10).</summary>
[Requires(Permission.Sign)]
[InCase(CasePart.Acts)]
[DoneAt("underskrifter")]
[LoggedAs("Ansökan undertecknades")]
internal sealed record SignApplication(string CaseNumber, string Unit) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.SignApplication { UnitKey = Unit };

    public void AddFacts(CaseFacts facts) =>
        facts.Flags[FactFlags.UnitUnaffected] = !facts.Participants.Any(unit => unit.UnitKey == Unit && unit.Affected);
}

internal sealed class SignApplicationHandler(ApplicationsDb db, CaseFinder cases, ProcessContext process, Actor actor, CurrentAct act)
    : IRequestHandler<SignApplication, Unit>
{
    public async Task<Unit> Handle(SignApplication request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        if (!Signers.Of(process.Profile, found.Units.Select(u => u.AsFact())).Any(unit => unit.UnitKey == request.Unit))
        {
            throw new Refused("Enheten berörs inte, så den behöver inte underteckna.", Signers.RuleOf(process.Profile), "unit");
        }

        if (!actor.Holds(Role.HeadOfAdministration, request.Unit))
        {
            throw new Forbidden("Bara enhetens egen chef kan underteckna för den.");
        }

        if (await db.Signatures.AnyAsync(s => s.CaseId == found.Id && s.UnitKey == request.Unit && s.VoidedAt == null, cancellationToken))
        {
            throw new Conflict("Enheten har redan undertecknat.");
        }

        db.Signatures.Add(
            new Signature
            {
                CaseId = found.Id,
                UnitKey = request.Unit,
                Act = act.Now.Id,
                PersonId = actor.Person!.Value,
                Name = actor.Name,
                SignedAt = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>Who must sign: the affected units of the kinds whose heads sign under the guideline (U-66, UA-10).</summary>
internal static class Signers
{
    /// <summary>The units, in the order given.</summary>
    public static IEnumerable<ParticipantFact> Of(Profile profile, IEnumerable<ParticipantFact> participants)
    {
        var kinds = Asked(profile).Select(c => c.Condition).OfType<Process.Profiles.SignedByAllAffected>().FirstOrDefault()?.Kinds;
        return participants.Where(unit => unit.Affected && (kinds?.Contains(unit.Kind) ?? true));
    }

    /// <summary>The guideline's rule on signatures; null where it asks for none.</summary>
    public static string? RuleOf(Profile profile) => Asked(profile).FirstOrDefault()?.Rule;

    private static IEnumerable<Requirement> Asked(Profile profile) =>
        profile
            .Operations.Values.SelectMany(operation => operation.Requires)
            .Where(r => r.Condition is Process.Profiles.SignedByAllAffected or Process.Profiles.SignedByEachApplicant);
}
