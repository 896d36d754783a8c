using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Persistence;
using Fund.Platform.Works;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Reads a file that is kept, for the first time or in another way; the way is remembered for the next file of its kind. A large file is
/// read by a job.
/// </summary>
/// <param name="ImportId">The file.</param>
/// <param name="Choices">How it is to be read; null as files of its kind were last said to be.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En kostnadsfil lästes")]
internal sealed record ReadKeptCostFile(Guid ImportId, CostFileChoices? Choices = null) : ICommand<CostPreview>, IMayTakeLong;

internal sealed class ReadKeptCostFileShape : AbstractValidator<ReadKeptCostFile>
{
    public ReadKeptCostFileShape() => RuleFor(c => c.Choices!).SetValidator(new CostFileChoicesShape()).When(c => c.Choices is not null);
}

internal sealed class ReadKeptCostFileHandler(
    FinanceDb db,
    FileStore files,
    FileHabits habits,
    CostFileReading reading,
    CostReconciliation reconciliation,
    WorkProgress progress,
    TenantTransaction transaction
) : IRequestHandler<ReadKeptCostFile, CostPreview>
{
    public async Task<CostPreview> Handle(ReadKeptCostFile request, CancellationToken cancellationToken)
    {
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var import =
            await db.Imports.FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        if (import.StoredAt is not null)
        {
            throw new Conflict(T("Filens kostnader är redan sparade. Läs in filen en gång till om den ska läsas på ett annat sätt."));
        }

        await using var content = await files.OpenAsync(import.FileId, cancellationToken);
        var choices = request.Choices ?? await HabitAsync(content, cancellationToken);
        await reading.ReadAsync(import, content, choices, cancellationToken);
        await habits.RememberAsync(import.Kind, choices, cancellationToken);
        return progress.IsOfJob ? null! : await reconciliation.ShowAsync(import, null, 1, cancellationToken);
    }

    private async Task<CostFileChoices> HabitAsync(Stream content, CancellationToken cancellation)
    {
        var beginning = new byte[CostFileContent.Enough];
        var begun = await content.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellation);
        content.Position = 0;
        return await habits.OfAsync(CostFileContent.Of(beginning.AsSpan(0, begun), out _), cancellation);
    }
}

/// <summary>A large file is read by a job.</summary>
internal sealed class ReadKeptCostFileLength(FinanceDb db, PlatformDb files, IOptions<WorkOptions> options) : ILength<ReadKeptCostFile>
{
    public async Task<LongWork?> OfAsync(ReadKeptCostFile command, CancellationToken cancellation)
    {
        var file = await db.Imports.Where(i => i.Id == command.ImportId).Select(i => (Guid?)i.FileId).FirstOrDefaultAsync(cancellation);
        var size = await files.Files.Where(f => f.Id == file).Select(f => f.Size).FirstOrDefaultAsync(cancellation);
        return CostWork.IsLong(size, options.Value) ? new LongWork(CostWork.About(command.ImportId), T("Filen läses")) : null;
    }
}
