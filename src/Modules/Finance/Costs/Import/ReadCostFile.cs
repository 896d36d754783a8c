using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Looks at a file from the finance system: SIE 4, or a voucher list as CSV or Excel, told by its content. Keeps the file and its rows;
/// books no cost. A file that cannot be read whole is refused with every line that is wrong, and not kept.
/// </summary>
/// <param name="FileName">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Choices">How it is to be read; null as files of its kind were last said to be.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En kostnadsfil lästes in för granskning")]
internal sealed record ReadCostFile(string FileName, byte[] Content, CostFileChoices? Choices = null) : ICommand<CostPreview>;

internal sealed class ReadCostFileShape : AbstractValidator<ReadCostFile>
{
    public ReadCostFileShape() => RuleFor(c => c.Choices!).SetValidator(new CostFileChoicesShape()).When(c => c.Choices is not null);
}

internal sealed class ReadCostFileHandler(
    FinanceDb db,
    FileStore files,
    FileHabits habits,
    CostFileReading reading,
    CostReconciliation reconciliation,
    TenantTransaction transaction,
    Actor actor,
    TimeProvider time
) : IRequestHandler<ReadCostFile, CostPreview>
{
    public async Task<CostPreview> Handle(ReadCostFile request, CancellationToken cancellationToken)
    {
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var kind = CostFileContent.Of(request.Content.AsSpan(0, Math.Min(request.Content.Length, CostFileContent.Enough)), out _);
        var choices = request.Choices ?? await habits.OfAsync(kind, cancellationToken);
        var import = await LookedAtAsync(request, cancellationToken);
        if (import is null)
        {
            import = new CostImport
            {
                FileId = await files.KeepAsync(request.FileName, request.Content, cancellationToken, ofAnyKind: true),
                FileName = request.FileName,
                PersonId = actor.Person,
                Who = actor.Name,
                At = time.GetUtcNow(),
            };
            db.Imports.Add(import);
        }

        await reading.ReadAsync(import, new MemoryStream(request.Content, writable: false), choices, cancellationToken);
        await habits.RememberAsync(kind, choices, cancellationToken);
        return await reconciliation.ShowAsync(import, null, 1, cancellationToken);
    }

    // A file that the same person is looking at already is looked at again, not kept once more (F-13).
    private async Task<CostImport?> LookedAtAsync(ReadCostFile request, CancellationToken cancellation)
    {
        var (me, name) = (actor.Person, request.FileName);
        var open = await db
            .Imports.Where(i => i.PersonId == me && i.FileName == name && i.StoredAt == null)
            .OrderByDescending(i => i.At)
            .FirstOrDefaultAsync(cancellation);
        return open is not null && (await files.GetAsync(open.FileId, cancellation)).Content.AsSpan().SequenceEqual(request.Content)
            ? open
            : null;
    }
}
