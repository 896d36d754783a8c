using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Applications.Signatures;

/// <summary>A head signs for their unit. Who must sign follows from the affected units, by result and by cost together (UA-10).</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Unit">Key of the unit that is signed for.</param>
/// <param name="Version">Version of the case that the head has read; null signs what stands.</param>
[Requires(Permission.Sign)]
[InCase(CasePart.Acts)]
[DoneAt("underskrifter")]
[LoggedAs("Ansökan undertecknades")]
internal sealed record SignApplication(string CaseNumber, string Unit, uint? Version = null) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.SignApplication { UnitKey = Unit };

    public void AddFacts(CaseFacts facts) =>
        facts.Flags[FactFlags.UnitUnaffected] = !facts.Participants.Any(unit => unit.UnitKey == Unit && unit.Affected);
}

internal sealed class SignApplicationHandler(
    ApplicationsDb db,
    CaseFinder cases,
    ProcessContext process,
    SignerAnswer answer,
    SignatureQuestions questions,
    CurrentAct act,
    Actor actor
) : IRequestHandler<SignApplication, Unit>
{
    public async Task<Unit> Handle(SignApplication request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        await answer.RequireAsync(found, process.Profile, request.Unit, request.Version, cancellationToken);
        await questions.CloseAsync(found, request.Unit, cancellationToken);
        await questions.EndRefusalAsync(found, request.Unit, cancellationToken);
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
