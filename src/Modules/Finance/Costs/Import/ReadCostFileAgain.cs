using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>Reads a file that is looked at once more, in another way; the way is remembered for the next file of its kind.</summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("En kostnadsfil lästes på nytt med andra val")]
internal sealed record ReadCostFileAgain(Guid ImportId, CostFileChoices Choices) : ICommand<CostPreview>;

internal sealed class ReadCostFileAgainShape : AbstractValidator<ReadCostFileAgain>
{
    public ReadCostFileAgainShape() => RuleFor(c => c.Choices).SetValidator(new CostFileChoicesShape());
}

internal sealed class ReadCostFileAgainHandler(
    FinanceDb db,
    FileStore files,
    FileHabits habits,
    CostFileReading reading,
    CostReconciliation reconciliation,
    TenantTransaction transaction
) : IRequestHandler<ReadCostFileAgain, CostPreview>
{
    public async Task<CostPreview> Handle(ReadCostFileAgain request, CancellationToken cancellationToken)
    {
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var import =
            await db.Imports.FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        if (import.StoredAt is not null)
        {
            throw new Conflict(T("Filens kostnader är redan sparade. Läs in filen en gång till om den ska läsas på ett annat sätt."));
        }

        var file = await files.GetAsync(import.FileId, cancellationToken);
        await reading.ReadAsync(import, file.Content, request.Choices, cancellationToken);
        await habits.RememberAsync(import.Kind, request.Choices, cancellationToken);
        return await reconciliation.ShowAsync(import, null, 1, cancellationToken);
    }
}
