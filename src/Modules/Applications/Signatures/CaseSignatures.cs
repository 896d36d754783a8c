using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>A unit that must sign, and what it has answered.</summary>
/// <param name="Unit">Key of the unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="ByResult">Affected by the result?</param>
/// <param name="ByCost">Affected by the cost?</param>
/// <param name="SignedBy">Who has signed; null while nobody has.</param>
/// <param name="SignedAt">When, an instant.</param>
/// <param name="Mine">May the person who reads answer for it?</param>
/// <param name="Asked">The question that waits for an answer; null for none.</param>
/// <param name="Refusal">The no that stands; null for none.</param>
/// <param name="Promise">What the unit promises; null to those who may not read the application.</param>
internal sealed record SignatureRow(
    string Unit,
    string UnitName,
    bool ByResult,
    bool ByCost,
    string? SignedBy,
    DateTimeOffset? SignedAt,
    bool Mine,
    AskedSignature? Asked,
    RefusedSignature? Refusal,
    Promise? Promise
);

/// <summary>That a head was asked.</summary>
/// <param name="By">Who asked.</param>
/// <param name="At">When, an instant.</param>
/// <param name="Changed">Has the content changed since?</param>
internal sealed record AskedSignature(string By, DateTimeOffset At, bool Changed);

/// <summary>A head's no.</summary>
/// <param name="By">Who refused.</param>
/// <param name="At">When, an instant.</param>
/// <param name="Reason">Why; null to those who have no part in the case.</param>
internal sealed record RefusedSignature(string By, DateTimeOffset At, string? Reason);

/// <summary>The round: everybody who must sign.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="Lead">Name of the unit that applies.</param>
/// <param name="Rows">The units; none where the guideline asks for no signatures.</param>
/// <param name="Open">Can it be signed now?</param>
/// <param name="MayAsk">May the person who reads ask somebody to sign, and is there somebody to ask?</param>
/// <param name="Requested">What is applied for, SEK; null when not answered, or not for the person to read.</param>
/// <param name="Form">Key of the form that is signed, where the person may read it; null otherwise.</param>
/// <param name="ReadsDraft">May the person read it as it stands now, before it is handed in?</param>
/// <param name="HandedIn">The latest version of it that was handed in; null before.</param>
/// <param name="Version">Version of the case, for the answer to what was read.</param>
internal sealed record SignatureRound(
    string CaseNumber,
    string CaseTitle,
    string Lead,
    IReadOnlyList<SignatureRow> Rows,
    bool Open,
    bool MayAsk,
    Money? Requested,
    string? Form,
    bool ReadsDraft,
    Guid? HandedIn,
    uint Version
);

/// <summary>Who must sign, what each promises by it, and who has.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseSignatures(string CaseNumber) : IQuery<SignatureRound>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseSignaturesHandler(
    ApplicationsDb db,
    CaseFinder cases,
    CasesInSight sight,
    Actor actor,
    CurrentSetup setup,
    Admission admission,
    IMediator mediator
) : IRequestHandler<CaseSignatures, SignatureRound>
{
    public async Task<SignatureRound> Handle(CaseSignatures request, CancellationToken cancellationToken)
    {
        var found = await cases.GetWithAnswersAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var open = profile.OperationsIn(found.Stage).Contains(nameof(SignApplication));
        var form = profile.SignedForm(found.Stage);
        var handedIn = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == found.Id && s.Form == form)
            .OrderByDescending(s => s.At)
            .FirstOrDefaultAsync(cancellationToken);
        // What was never handed in is the working material of those who have a part in it; others read what was (F-22).
        var takesPart = await (await sight.DraftsAsync(cancellationToken)).AnyAsync(c => c.Id == found.Id, cancellationToken);
        var answers = takesPart ? AnswersOf(found) : handedIn?.AnswersAsReceived();
        var rows = profile.Operations.ContainsKey(nameof(SignApplication))
            ? await RowsAsync(found, profile, open, answers, takesPart, cancellationToken)
            : [];
        return new SignatureRound(
            found.Number,
            found.Title,
            found.Lead.Name,
            rows,
            open,
            open
                && rows.Any(row => row.SignedBy is null && row.Asked is null or { Changed: true })
                && await admission.AdmitsAsync(typeof(RequestSignatures), CaseHeaders.Of(found), cancellationToken),
            answers is null ? null : AnswerRoles.Of(profile).RequestedAmount(answers),
            answers is null ? null : form,
            takesPart,
            handedIn?.Id,
            db.VersionOf(found)
        );
    }

    private async Task<IReadOnlyList<SignatureRow>> RowsAsync(
        Case about,
        Profile profile,
        bool open,
        IReadOnlyDictionary<string, string?>? answers,
        bool takesPart,
        CancellationToken cancellation
    )
    {
        var signed = await db
            .Signatures.AsNoTracking()
            .Where(s => s.CaseId == about.Id && s.VoidedAt == null)
            .ToDictionaryAsync(s => s.UnitKey, cancellation);
        var asked = await db
            .SignatureRequests.AsNoTracking()
            .Where(r => r.CaseId == about.Id && r.ClosedAt == null)
            .ToDictionaryAsync(r => r.UnitKey, cancellation);
        var refused = await db
            .SignatureRefusals.AsNoTracking()
            .Where(r => r.CaseId == about.Id && r.EndedAt == null)
            .ToDictionaryAsync(r => r.UnitKey, cancellation);
        var may = open && await admission.AdmitsAsync(typeof(SignApplication), CaseHeaders.Of(about), cancellation);
        var known = await mediator.Send(new Units(), cancellation);
        var roles = AnswerRoles.Of(profile);
        return
        [
            .. profile
                .Signers(about.Units.OrderByDescending(u => u.Lead).ThenBy(u => u.Name).Select(u => u.AsFact()))
                .Select(unit => new SignatureRow(
                    unit.UnitKey,
                    unit.Name,
                    unit.ByResult,
                    unit.ByCost,
                    signed.GetValueOrDefault(unit.UnitKey)?.Name,
                    signed.GetValueOrDefault(unit.UnitKey)?.SignedAt,
                    may && !signed.ContainsKey(unit.UnitKey) && actor.Holds(Role.HeadOfAdministration, unit.UnitKey),
                    asked.GetValueOrDefault(unit.UnitKey) is { } question
                        ? new AskedSignature(question.Name, question.AskedAt, question.ChangedAt is not null)
                        : null,
                    refused.GetValueOrDefault(unit.UnitKey) is { } no
                        ? new RefusedSignature(no.Name, no.RefusedAt, takesPart ? no.Reason : null)
                        : null,
                    answers is null ? null : Promise.Of(roles, answers, unit.UnitKey, known)
                )),
        ];
    }

    private static Dictionary<string, string?> AnswersOf(Case about) => about.Answers.ToDictionary(a => a.Field, a => a.Value);
}
