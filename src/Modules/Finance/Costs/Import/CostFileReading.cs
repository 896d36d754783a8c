using Fund.Contracts.Messages;
using Fund.Finance.Costs.Sie;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Works;
using Fund.Process.Calendar;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Finance.Costs.Import;

/// <summary>Reads a file of costs, whatever it is, into the rows of its import, and judges its vouchers.</summary>
internal sealed class CostFileReading(FinanceDb db, CurrentSetup setup, FileJudgement judgement, WorkProgress progress, TimeProvider time)
{
    private const int ToldErrors = 20;

    /// <summary>Reads it. The import is saved by this, so that its rows have something to be of.</summary>
    /// <exception cref="Refused">The file cannot be read whole: every line that is wrong is told, and nothing is kept (BAD-08).</exception>
    public async Task ReadAsync(CostImport import, Stream content, CostFileChoices choices, CancellationToken cancellation)
    {
        var beginning = new byte[CostFileContent.Enough];
        var begun = await content.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellation);
        content.Position = 0;
        var kind = CostFileContent.Of(beginning.AsSpan(0, begun), out var refused);
        if (refused is not null)
        {
            throw new Refused(refused, field: "file");
        }

        await db.SaveChangesAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"delete from finance.file_rows where import_id = {import.Id}", cancellation);
        var accounts = await AccountsAsync(choices, cancellation);
        // Ledgers book ahead, but not for ever: what is a year off is mistyped.
        var latest = StockholmTime.Today(time).AddYears(1);
        var list = choices.Mapping(accounts) with { LatestDay = latest };
        await using var rows = new FileRowStage((NpgsqlConnection)db.Database.GetDbConnection(), db.CurrentMunicipalityId, import.Id);
        var stage = new ToldStage(rows, content, progress);
        var reading = kind switch
        {
            CostFileKind.Sie => await SieCosts.ReadAsync(
                content,
                new SieCostMapping
                {
                    ProjectDimension = await DimensionAsync(choices, cancellation),
                    Accounts = accounts,
                    LatestDay = latest,
                },
                stage,
                choices.Encoding,
                cancellation
            ),
            CostFileKind.Workbook => await new WorkbookCosts(list, choices.Amounts).ReadAsync(content, stage, cancellation),
            _ => await new CsvCosts(list, choices.Amounts).ReadAsync(content, stage, choices.Encoding, cancellation),
        };
        if (!reading.IsWhole)
        {
            throw NotWhole(reading.Diagnostics);
        }

        import.Read(kind, choices, reading, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await judgement.JudgeAsync(import, rows.Projects, cancellation);
    }

    private async Task<AccountRanges> AccountsAsync(CostFileChoices choices, CancellationToken cancellation)
    {
        var rules = await VoucherAsync(cancellation);
        return new AccountRanges([
            new AccountRange(
                (choices.AccountFrom ?? rules.CostAccountFrom).ToString(System.Globalization.CultureInfo.InvariantCulture),
                (choices.AccountTo ?? rules.CostAccountTo).ToString(System.Globalization.CultureInfo.InvariantCulture)
            ),
        ]);
    }

    private async Task<int> DimensionAsync(CostFileChoices choices, CancellationToken cancellation) =>
        choices.ProjectDimension ?? (await VoucherAsync(cancellation)).ProjectDimension;

    private async Task<Process.Profiles.VoucherRules> VoucherAsync(CancellationToken cancellation) =>
        ((await setup.GetAsync(cancellation)).ProfileOn(StockholmTime.Today(time)) ?? throw new NotFound(T("Ingen riktlinje gäller.")))
            .Settlement
            .Voucher;

    private static Refused NotWhole(ImportDiagnostics diagnostics)
    {
        var told = diagnostics
            .Items.Where(d => d.Severity == ImportSeverity.Error)
            .Take(ToldErrors)
            .Select(d => new Finding(d.ToString(), Field: "file"))
            .ToList();
        if (diagnostics.Errors > told.Count)
        {
            var left = diagnostics.Errors - told.Count;
            told.Add(
                new Finding(left == 1 ? T("… och ett fel till i samma fil.") : T($"… och {left} fel till i samma fil."), Field: "file")
            );
        }

        return new Refused(told);
    }
}
