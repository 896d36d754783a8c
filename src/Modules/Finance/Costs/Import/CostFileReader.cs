using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Sie;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>Reads a file of costs as the municipality's finance system writes it, and finds the cases that its lines are about.</summary>
internal sealed class CostFileReader(FinanceDb db, CurrentSetup setup, IMediator mediator, TimeProvider time)
{
    private const int ShownRows = 500;
    private const int ToldErrors = 20;

    /// <summary>What the file holds, against the cases and costs that are there now.</summary>
    public async Task<CostPreview> PreviewAsync(CostImport import, byte[] content, CancellationToken cancellation)
    {
        var (reading, lines) = await ReadAsync(content, import.FileName, cancellation);
        var cases = await CasesByProjectAsync(cancellation);
        var years = lines.Select(l => l.Key.Year).Distinct().ToList();
        var stored = await db
            .CostLines.AsNoTracking()
            .Where(c => years.Contains(c.Year))
            .ToDictionaryAsync(c => new CostLineKey(c.Year, c.Series, c.Number, c.Row), cancellation);
        var matched = lines.Where(l => cases.ContainsKey(l.ProjectCode)).ToList();
        var rows = lines
            .OrderBy(l => cases.ContainsKey(l.ProjectCode))
            .ThenByDescending(l => StateOf(l, stored) == CostRowState.StoredOtherwise)
            .ThenBy(l => l.Date)
            .Take(ShownRows)
            .Select(l =>
            {
                var about = cases.GetValueOrDefault(l.ProjectCode);
                return new CostPreviewRow(
                    l.Date,
                    $"{l.Key.Series}{l.Key.Number}",
                    l.Account,
                    l.ProjectCode,
                    l.Text,
                    l.Amount,
                    about?.Number,
                    about?.Title,
                    StateOf(l, stored)
                );
            });
        return new CostPreview(
            import.Id,
            import.FileName,
            new CostFileStory(import.Who, import.At, import.ConfirmedAt, import.Stored, import.AlreadyKnown),
            reading.Source,
            reading.Encoding.Encoding.SwedishName(),
            [.. reading.Diagnostics.Items.Select(d => d.ToString()), .. Otherwise(lines, stored)],
            lines.Count,
            new LinesLeftOut(reading.OnOtherAccounts, reading.WithoutProject, reading.Struck, reading.TotalsAndBlanks),
            matched.Count,
            matched.Count(l => !stored.ContainsKey(l.Key)),
            matched.Select(l => l.Amount).Total(),
            lines.Select(l => l.Amount).Total(),
            new CostParts(
                Share(matched.Where(l => StateOf(l, stored) == CostRowState.New)),
                Share(matched.Where(l => StateOf(l, stored) == CostRowState.Stored)),
                Share(matched.Where(l => StateOf(l, stored) == CostRowState.StoredOtherwise)),
                Share(lines.Where(l => !cases.ContainsKey(l.ProjectCode)))
            ),
            [.. rows]
        );
    }

    private static CostShare Share(IEnumerable<ImportedCostLine> lines)
    {
        var some = lines.ToList();
        return new CostShare(some.Count, some.Select(line => line.Amount).Total());
    }

    private static CostRowState StateOf(ImportedCostLine line, Dictionary<CostLineKey, CostLine> stored) =>
        !stored.TryGetValue(line.Key, out var was) ? CostRowState.New
        : (was.Date, was.Account, was.ProjectCode, was.Text, was.Amount)
        == (line.Date, line.Account, line.ProjectCode, line.Text, line.Amount)
            ? CostRowState.Stored
        : CostRowState.StoredOtherwise;

    private static IEnumerable<string> Otherwise(IReadOnlyList<ImportedCostLine> lines, Dictionary<CostLineKey, CostLine> stored)
    {
        var count = lines.Count(line => StateOf(line, stored) == CostRowState.StoredOtherwise);
        if (count > 0)
        {
            var rows = count == 1 ? T("En av raderna är redan sparad") : T($"{count} av raderna är redan sparade");
            yield return T($"{rows} med annat innehåll. Det som är sparat ändras inte. Jämför med huvudboken.");
        }
    }

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="Refused">A line is wrong: every such line is told.</exception>
    public async Task<(CostReading Reading, IReadOnlyList<ImportedCostLine> Lines)> ReadAsync(
        byte[] content,
        string fileName,
        CancellationToken cancellation
    )
    {
        var rules = (
            (await setup.GetAsync(cancellation)).ProfileOn(StockholmTime.Today(time)) ?? throw new NotFound(T("Ingen riktlinje gäller."))
        )
            .Settlement
            .Voucher;
        var accounts = new AccountRanges([
            new AccountRange(
                rules.CostAccountFrom.ToString(System.Globalization.CultureInfo.InvariantCulture),
                rules.CostAccountTo.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ),
        ]);
        var stage = new LinesInMemory();
        using var stream = new MemoryStream(content, writable: false);
        var isTable =
            fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
        var reading = isTable
            ? await new CsvCosts(new CsvCostMapping { Accounts = accounts }, Amount).ReadAsync(stream, stage, null, cancellation)
            : await SieCosts.ReadAsync(
                stream,
                new SieCostMapping { ProjectDimension = rules.ProjectDimension, Accounts = accounts },
                stage,
                null,
                cancellation
            );
        return reading.IsWhole ? (reading, stage.Lines) : throw NotWhole(reading.Diagnostics);
    }

    private static Refused NotWhole(ImportDiagnostics diagnostics)
    {
        var told = diagnostics
            .Items.Where(d => d.Severity == ImportSeverity.Error)
            .Take(ToldErrors)
            .Select(d => new Finding(d.ToString(), Field: "file"))
            .ToList();
        if (diagnostics.Errors > told.Count)
        {
            told.Add(new Finding(T($"… och {diagnostics.Errors - told.Count} fel till i samma fil."), Field: "file"));
        }

        return new Refused(told);
    }

    private static Money? Amount(string text) => SwedishAmount.TryRead(text, out var amount, out _) ? amount : null;

    /// <summary>The cases that costs can be booked on now, by project code.</summary>
    public async Task<Dictionary<string, CaseHeaderView>> CasesByProjectAsync(CancellationToken cancellation) =>
        (await mediator.Send(new CasesIn([StageKind.Granted, StageKind.Running]), cancellation))
            .Where(c => c.ProjectCode is not null)
            .ToDictionary(c => c.ProjectCode!);

    private sealed class LinesInMemory : ICostLineStage
    {
        private readonly List<ImportedCostLine> lines = [];

        public IReadOnlyList<ImportedCostLine> Lines => lines;

        public ValueTask AddAsync(IReadOnlyList<ImportedCostLine> added, CancellationToken cancellation)
        {
            lines.AddRange(added);
            return default;
        }

        public ValueTask KeepAsync(CancellationToken cancellation) => default;

        public ValueTask DiscardAsync(CancellationToken cancellation)
        {
            lines.Clear();
            return default;
        }
    }
}
