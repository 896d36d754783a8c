using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Stores the matched lines of a file that was looked at. A line that is stored already is left alone: the same file twice changes nothing.
/// </summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("Kostnader från en fil sparades")]
internal sealed record ImportCosts(Guid ImportId) : ICommand<int>, IOperation
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.ImportCosts();
}

internal sealed class ImportCostsHandler(
    FinanceDb db,
    FileStore files,
    CostFileReader reader,
    Actor actor,
    TenantTransaction transaction,
    TimeProvider time
) : IRequestHandler<ImportCosts, int>
{
    public async Task<int> Handle(ImportCosts request, CancellationToken cancellationToken)
    {
        var import =
            await db.Imports.FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        if (import.ConfirmedAt is not null)
        {
            throw new Conflict(T("Filens kostnader är redan sparade."));
        }

        var (_, lines) = await reader.ReadAsync(
            (await files.GetAsync(import.FileId, cancellationToken)).Content,
            import.FileName,
            cancellationToken
        );
        var cases = await reader.CasesByProjectAsync(cancellationToken);
        var stored = 0;
        foreach (var line in lines.Where(l => cases.ContainsKey(l.ProjectCode)))
        {
            stored += await InsertAsync(line, cases[line.ProjectCode].Id, import.Id, cancellationToken);
        }

        (import.Stored, import.AlreadyKnown, import.ConfirmedAt) = (
            stored,
            lines.Count(l => cases.ContainsKey(l.ProjectCode)) - stored,
            time.GetUtcNow()
        );
        await db.SaveChangesAsync(cancellationToken);
        return stored;
    }

    private async Task<int> InsertAsync(ImportedCostLine line, CaseId about, Guid import, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into finance.cost_lines (municipality_id, id, case_id, project_code, year, series, number, row,
                                            date, account, text, amount, import_id, person_id, who, at)
            values ({transaction.Municipality.Value}, {Guid.CreateVersion7()}, {about.Value}, {line.ProjectCode},
                    {line.Key.Year}, {line.Key.Series}, {line.Key.Number}, {line.Key.Row},
                    {line.Date}, {line.Account}, {line.Text}, {line.Amount.Ore}, {import}, {actor.Person?.Value}::uuid,
                    {actor.Name}, {time.GetUtcNow()})
            on conflict (municipality_id, year, series, number, row) do nothing
            """,
            cancellation
        );
}
