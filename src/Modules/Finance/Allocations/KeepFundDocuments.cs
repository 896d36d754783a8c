using System.Security.Cryptography;
using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>A document as sent.</summary>
/// <param name="For">What it stands behind: "decision", "base" or the key of an attestation.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record DocumentSent(string For, string Name, byte[] Content);

/// <summary>
/// Keeps the documents behind what is about to be registered of the fund's money, so that none is lost if the registering is refused.
/// Answers the key of each by what it stands behind. The same file once more is the one that is kept.
/// </summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("Handlingar till fonden sparades")]
internal sealed record KeepFundDocuments(IReadOnlyList<DocumentSent> Documents) : ICommand<IReadOnlyDictionary<string, Guid>>;

internal sealed class KeepFundDocumentsHandler(FinanceDb db, FileStore files, Actor actor, TimeProvider time)
    : IRequestHandler<KeepFundDocuments, IReadOnlyDictionary<string, Guid>>
{
    public async Task<IReadOnlyDictionary<string, Guid>> Handle(KeepFundDocuments request, CancellationToken cancellationToken)
    {
        var kept = new Dictionary<string, Guid>();
        var findings = new List<Finding>();
        foreach (var sent in request.Documents)
        {
            try
            {
                kept[sent.For] = await KeepAsync(sent, cancellationToken);
            }
            catch (Refused refused)
            {
                findings.AddRange(refused.Findings.Select(finding => finding with { Field = ProposalPaper.FieldOf(sent.For) }));
            }
        }

        return findings.Count == 0 ? kept : throw new Refused(findings);
    }

    private async Task<Guid> KeepAsync(DocumentSent sent, CancellationToken cancellation)
    {
        var (me, hash) = (actor.Person, Convert.ToHexStringLower(SHA256.HashData(sent.Content)));
        var same = await db
            .FundDocuments.AsNoTracking()
            .Where(d => d.PersonId == me && d.Sha256 == hash && d.Name == sent.Name)
            .Select(d => (Guid?)d.Id)
            .FirstOrDefaultAsync(cancellation);
        if (same is { } known)
        {
            return known;
        }

        var document = new FundDocument
        {
            FileId = await files.KeepAsync(sent.Name, sent.Content, cancellation),
            Name = sent.Name,
            Size = sent.Content.LongLength,
            Sha256 = hash,
            PersonId = me,
            Who = actor.Name,
            At = time.GetUtcNow(),
        };
        db.FundDocuments.Add(document);
        await db.SaveChangesAsync(cancellation);
        return document.Id;
    }
}
