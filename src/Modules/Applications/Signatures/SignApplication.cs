using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>A head signs for their unit. Who must sign follows from the affected units, by result and by cost together (UA-10).</summary>
[Requires(Permission.Sign)]
[LoggedAs("Ansökan undertecknades")]
internal sealed record SignApplication(string CaseNumber, string Unit) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.SignApplication { UnitKey = Unit };

    public void AddFacts(CaseFacts facts) =>
        facts.Flags[FactFlags.UnitUnaffected] = !facts.Participants.Any(unit => unit.UnitKey == Unit && unit.Affected);
}

internal sealed class SignApplicationHandler(ApplicationsDb db, CaseFinder cases, Actor actor, TimeProvider time)
    : IRequestHandler<SignApplication, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SignApplication request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        if (found.Units.All(unit => unit.UnitKey != request.Unit || !unit.AsFact().Affected))
        {
            throw new Refused("Enheten berörs inte, så den behöver inte underteckna.", field: "unit");
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
                PersonId = actor.Person!.Value,
                Name = actor.Name,
                SignedAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>A unit that must sign, and whether it has.</summary>
internal sealed record SignatureRow(
    string Unit,
    string UnitName,
    bool ByResult,
    bool ByCost,
    string? SignedBy,
    DateTimeOffset? SignedAt,
    bool Mine
);

/// <summary>The round: everybody who must sign.</summary>
internal sealed record SignatureRound(string CaseNumber, string CaseTitle, IReadOnlyList<SignatureRow> Rows, bool Open);

/// <summary>Who must sign, and who has.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseSignatures(string CaseNumber) : IQuery<SignatureRound>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseSignaturesHandler(ApplicationsDb db, CaseFinder cases, Actor actor, Platform.Setup.CurrentSetup setup)
    : IRequestHandler<CaseSignatures, SignatureRound>
{
    public async Task<SignatureRound> Handle(CaseSignatures request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var signed = await db
            .Signatures.AsNoTracking()
            .Where(s => s.CaseId == found.Id && s.VoidedAt == null)
            .ToDictionaryAsync(s => s.UnitKey, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var rule = profile.Operations.GetValueOrDefault("SignApplication");
        var open = rule is not null && (rule.From.Count == 0 || rule.From.Contains(found.Stage));
        var rows = found
            .Units.Where(u => u.AsFact().Affected)
            .OrderByDescending(u => u.Lead)
            .ThenBy(u => u.Name)
            .Select(u =>
            {
                var signature = signed.GetValueOrDefault(u.UnitKey);
                return new SignatureRow(
                    u.UnitKey,
                    u.Name,
                    u.ByResult,
                    u.ByCost,
                    signature?.Name,
                    signature?.SignedAt,
                    open && signature is null && actor.Holds(Role.HeadOfAdministration, u.UnitKey)
                );
            });
        return new SignatureRound(found.Number, found.Title, rule is null ? [] : [.. rows], open);
    }
}
