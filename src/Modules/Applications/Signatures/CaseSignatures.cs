using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

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
[InCase(CasePart.Sees)]
internal sealed record CaseSignatures(string CaseNumber) : IQuery<SignatureRound>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseSignaturesHandler(ApplicationsDb db, CaseFinder cases, Actor actor, CurrentSetup setup, Admission admission)
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
        var asked = profile.Operations.ContainsKey(nameof(SignApplication));
        var open = profile.OperationsIn(found.Stage).Contains(nameof(SignApplication));
        var may = open && await admission.AdmitsAsync(typeof(SignApplication), CaseHeaders.Of(found), cancellationToken);
        var units = found.Units.OrderByDescending(u => u.Lead).ThenBy(u => u.Name).Select(u => u.AsFact());
        var rows = Signers
            .Of(profile, units)
            .Select(unit =>
            {
                var signature = signed.GetValueOrDefault(unit.UnitKey);
                var mine = may && signature is null && actor.Holds(Role.HeadOfAdministration, unit.UnitKey);
                return new SignatureRow(unit.UnitKey, unit.Name, unit.ByResult, unit.ByCost, signature?.Name, signature?.SignedAt, mine);
            });
        return new SignatureRound(found.Number, found.Title, asked ? [.. rows] : [], open);
    }
}
