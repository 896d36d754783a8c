using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Sie;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs;

/// <summary>What was understood of a line.</summary>
internal sealed record CostPreviewRow(
    DateOnly Date,
    string Voucher,
    string Account,
    string ProjectCode,
    string Text,
    Money Amount,
    string? CaseNumber,
    string? CaseTitle,
    bool AlreadyStored
);

/// <summary>What a file holds, before anything is stored: what matched which case, what did not, and why.</summary>
internal sealed record CostPreview(
    Guid ImportId,
    string FileName,
    string Encoding,
    IReadOnlyList<string> Remarks,
    int Lines,
    int Matched,
    int New,
    Money MatchedSum,
    IReadOnlyList<CostPreviewRow> Rows,
    bool Confirmed
);

/// <summary>
/// Looks at a file from the finance system (SIE 4, or a voucher list as CSV). Stores the file, no cost. A file that cannot be read whole is
/// refused with every line that is wrong, and not kept.
/// </summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("En kostnadsfil lästes in för granskning")]
internal sealed record ReadCostFile(string FileName, byte[] Content) : ICommand<CostPreview>;

/// <summary>What a file that was looked at holds.</summary>
[Requires(Permission.ManageFinance)]
internal sealed record CostImportPreview(Guid ImportId) : IQuery<CostPreview>;

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

internal sealed class CostImportHandler(
    FinanceDb db,
    FileStore files,
    CurrentSetup setup,
    Actor actor,
    TenantTransaction transaction,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<ReadCostFile, CostPreview>, IRequestHandler<CostImportPreview, CostPreview>, IRequestHandler<ImportCosts, int>
{
    private const int ShownRows = 500;
    private const int ToldErrors = 20;

    public async Task<CostPreview> Handle(ReadCostFile request, CancellationToken cancellationToken)
    {
        if (await LookedAtAsync(request, cancellationToken) is { } same)
        {
            return await PreviewAsync(same, request.Content, cancellationToken);
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
        return await PreviewAsync(import, request.Content, cancellationToken);
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

    public async Task<CostPreview> Handle(CostImportPreview request, CancellationToken cancellationToken)
    {
        var import =
            await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound("Filen finns inte.");
        return await PreviewAsync(import, (await files.GetAsync(import.FileId, cancellationToken)).Content, cancellationToken);
    }

    public async Task<int> Handle(ImportCosts request, CancellationToken cancellationToken)
    {
        var import =
            await db.Imports.FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound("Filen finns inte.");
        if (import.ConfirmedAt is not null)
        {
            throw new Conflict("Filens kostnader är redan sparade.");
        }

        var (_, lines) = await ReadAsync(
            (await files.GetAsync(import.FileId, cancellationToken)).Content,
            import.FileName,
            cancellationToken
        );
        var cases = await CasesByProjectAsync(cancellationToken);
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

    private async Task<CostPreview> PreviewAsync(CostImport import, byte[] content, CancellationToken cancellation)
    {
        var (reading, lines) = await ReadAsync(content, import.FileName, cancellation);
        var cases = await CasesByProjectAsync(cancellation);
        var years = lines.Select(l => l.Key.Year).Distinct().ToList();
        var known = (
            await db
                .CostLines.AsNoTracking()
                .Where(c => years.Contains(c.Year))
                .Select(c => new
                {
                    c.Year,
                    c.Series,
                    c.Number,
                    c.Row,
                })
                .ToListAsync(cancellation)
        ).Select(c => new CostLineKey(c.Year, c.Series, c.Number, c.Row)).ToHashSet();
        var matched = lines.Where(l => cases.ContainsKey(l.ProjectCode)).ToList();
        var rows = lines
            .OrderBy(l => cases.ContainsKey(l.ProjectCode))
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
                    known.Contains(l.Key)
                );
            });
        return new CostPreview(
            import.Id,
            import.FileName,
            reading.Encoding.Encoding.ToString(),
            [.. reading.Diagnostics.Items.Select(d => d.ToString())],
            lines.Count,
            matched.Count,
            matched.Count(l => !known.Contains(l.Key)),
            matched.Select(l => l.Amount).Total(),
            [.. rows],
            import.ConfirmedAt is not null
        );
    }

    private async Task<(CostReading Reading, IReadOnlyList<ImportedCostLine> Lines)> ReadAsync(
        byte[] content,
        string fileName,
        CancellationToken cancellation
    )
    {
        var rules = (
            (await setup.GetAsync(cancellation)).ProfileOn(StockholmTime.Today(time)) ?? throw new NotFound("Ingen riktlinje gäller.")
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
            told.Add(new Finding($"… och {diagnostics.Errors - told.Count} fel till i samma fil.", Field: "file"));
        }

        return new Refused(told);
    }

    private static Money? Amount(string text) => SwedishAmount.TryRead(text, out var amount, out _) ? amount : null;

    private async Task<Dictionary<string, CaseHeaderView>> CasesByProjectAsync(CancellationToken cancellation) =>
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

/// <summary>Enters a cost by hand, where the finance system has no file to give. SEK; a credit is negative.</summary>
[InCase(CasePart.Acts)]
[Requires(Permission.Report)]
[LoggedAs("En kostnad skrevs in")]
internal sealed record EnterCost(string CaseNumber, DateOnly Date, Money Amount, string Voucher, string Text) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class EnterCostHandler(FinanceDb db, CaseProcess cases, Actor actor, TimeProvider time) : IRequestHandler<EnterCost, Unit>
{
    private const string ByHand = "manuell";

    public async Task<Unit> Handle(EnterCost request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        if (header.StageKind is not (StageKind.Granted or StageKind.Running))
        {
            throw new Refused("Kostnader kan bara anges för en beviljad satsning.");
        }

        if (request.Amount.IsZero || request.Amount.Abs() > SwedishAmount.Limit)
        {
            throw new Refused("Ange ett belopp som inte är 0 kr. En kredit är negativ.", field: "amount");
        }

        if (request.Date > StockholmTime.Today(time) || request.Date.Year < 2000)
        {
            throw new Refused("Ange dagen då kostnaden uppstod; den kan inte ligga i framtiden.", field: "date");
        }

        if (string.IsNullOrWhiteSpace(request.Voucher) || request.Voucher.Length > 40)
        {
            throw new Refused("Ange verifikationens nummer, högst 40 tecken, så att kostnaden kan spåras.", field: "voucher");
        }

        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > 300)
        {
            throw new Refused("Skriv kort vad kostnaden gäller, högst 300 tecken.", field: "text");
        }

        var (year, number) = (request.Date.Year, request.Voucher.Trim());
        if (await db.CostLines.AnyAsync(c => c.Year == year && c.Series == ByHand && c.Number == number, cancellationToken))
        {
            throw new Conflict($"Verifikationen {number} för {year} är redan inskriven.");
        }

        db.CostLines.Add(
            new CostLine
            {
                CaseId = header.Id,
                ProjectCode = header.ProjectCode ?? "",
                Year = year,
                Series = ByHand,
                Number = number,
                Row = "1",
                Date = request.Date,
                Text = request.Text.Trim(),
                Amount = request.Amount,
                PersonId = actor.Person,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
