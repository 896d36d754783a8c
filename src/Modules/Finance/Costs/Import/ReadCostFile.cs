using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Looks at a file from the finance system (SIE 4, or a voucher list as CSV). Stores the file, no cost. A file that cannot be read whole is
/// refused with every line that is wrong, and not kept.
/// </summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("En kostnadsfil lästes in för granskning")]
internal sealed record ReadCostFile(string FileName, byte[] Content) : ICommand<CostPreview>;

internal sealed class ReadCostFileHandler(FinanceDb db, FileStore files, CostFileReader reader, Actor actor, TimeProvider time)
    : IRequestHandler<ReadCostFile, CostPreview>
{
    public async Task<CostPreview> Handle(ReadCostFile request, CancellationToken cancellationToken)
    {
        if (await LookedAtAsync(request, cancellationToken) is { } same)
        {
            return await reader.PreviewAsync(same, request.Content, cancellationToken);
        }

        var file = await files.KeepAsync(request.FileName, request.Content, cancellationToken, ofAnyKind: true);
        var import = new CostImport
        {
            FileId = file,
            FileName = request.FileName,
            PersonId = actor.Person,
            Who = actor.Name,
            At = time.GetUtcNow(),
        };
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return await reader.PreviewAsync(import, request.Content, cancellationToken);
    }

    // A file that the same person is looking at already is looked at again, not kept once more (F-13).
    private async Task<CostImport?> LookedAtAsync(ReadCostFile request, CancellationToken cancellation)
    {
        var (me, name) = (actor.Person, request.FileName);
        var open = await db
            .Imports.AsNoTracking()
            .Where(i => i.PersonId == me && i.FileName == name && i.ConfirmedAt == null)
            .OrderByDescending(i => i.At)
            .FirstOrDefaultAsync(cancellation);
        return open is not null && (await files.GetAsync(open.FileId, cancellation)).Content.AsSpan().SequenceEqual(request.Content)
            ? open
            : null;
    }
}
