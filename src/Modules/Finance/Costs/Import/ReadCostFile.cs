using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using MediatR;

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
}
