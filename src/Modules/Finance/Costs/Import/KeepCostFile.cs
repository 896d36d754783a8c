using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Costs.Import;

/// <summary>Keeps a large file from the finance system, which a job then reads. Answers the file's key.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Content">Its bytes, as they come.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En stor kostnadsfil togs emot")]
internal sealed record KeepCostFile(string FileName, Stream Content) : ICommand<Guid>;

internal sealed class KeepCostFileHandler(FinanceDb db, FileStore files, Actor actor, TimeProvider time)
    : IRequestHandler<KeepCostFile, Guid>
{
    public async Task<Guid> Handle(KeepCostFile request, CancellationToken cancellationToken)
    {
        var import = new CostImport
        {
            FileId = await files.KeepInPartsAsync(request.FileName, request.Content, cancellationToken),
            FileName = request.FileName,
            PersonId = actor.Person,
            Who = actor.Name,
            At = time.GetUtcNow(),
        };
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import.Id;
    }
}
