using Npgsql;
using NpgsqlTypes;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Where the rows of a file go: by COPY into the rows of the import, as they are read, so that no file is ever held in memory. The database
/// takes them only for the municipality of the transaction, and has them only if the transaction is committed.
/// </summary>
internal sealed class FileRowStage(NpgsqlConnection connection, int municipality, Guid import) : ICostLineStage, IAsyncDisposable
{
    private const string Copy = """
        copy finance.cost_file_rows (municipality_id, import_id, line, kind, year, series, number, voucher_line, date, account, project,
                                     other_dimension, text, amount) from stdin (format binary)
        """;

    // So many different projects are told without asking the rows; a file of more is one of no projects at all.
    private const int ProjectsTold = 50_000;

    private readonly HashSet<string> _projects = new(StringComparer.Ordinal);
    private NpgsqlBinaryImporter? _copy;

    /// <summary>The projects that the rows bear, totals aside; null where they are too many to have been kept.</summary>
    public IReadOnlyCollection<string>? Projects => _projects.Count > ProjectsTold ? null : _projects;

    /// <inheritdoc/>
    public async ValueTask AddAsync(IReadOnlyList<CostFileRow> rows, CancellationToken cancellation)
    {
        _copy ??= await connection.BeginBinaryImportAsync(Copy, cancellation);
        foreach (var row in rows)
        {
            if (row.Kind != FileRowKind.Total && _projects.Count <= ProjectsTold)
            {
                _projects.Add(row.Project);
            }

            await _copy.StartRowAsync(cancellation);
            await _copy.WriteAsync(municipality, NpgsqlDbType.Integer, cancellation);
            await _copy.WriteAsync(import, NpgsqlDbType.Uuid, cancellation);
            await _copy.WriteAsync(row.Line, NpgsqlDbType.Integer, cancellation);
            await _copy.WriteAsync(KindWord(row.Kind), NpgsqlDbType.Text, cancellation);
            await _copy.WriteAsync(row.Date?.Year ?? 0, NpgsqlDbType.Integer, cancellation);
            await TextOrNullAsync(_copy, row.Series, cancellation);
            await _copy.WriteAsync(row.Number, NpgsqlDbType.Text, cancellation);
            await _copy.WriteAsync(row.VoucherLine, NpgsqlDbType.Integer, cancellation);
            if (row.Date is { } date)
            {
                await _copy.WriteAsync(date, NpgsqlDbType.Date, cancellation);
            }
            else
            {
                await _copy.WriteNullAsync(cancellation);
            }

            await _copy.WriteAsync(row.Account, NpgsqlDbType.Text, cancellation);
            await _copy.WriteAsync(row.Project, NpgsqlDbType.Text, cancellation);
            if (row.OtherDimension is { } dimension)
            {
                await _copy.WriteAsync(dimension, NpgsqlDbType.Integer, cancellation);
            }
            else
            {
                await _copy.WriteNullAsync(cancellation);
            }

            await _copy.WriteAsync(row.Text, NpgsqlDbType.Text, cancellation);
            await _copy.WriteAsync(row.Amount.Ore, NpgsqlDbType.Bigint, cancellation);
        }
    }

    /// <inheritdoc/>
    public async ValueTask KeepAsync(CancellationToken cancellation)
    {
        if (_copy is not null)
        {
            await _copy.CompleteAsync(cancellation);
        }

        await DisposeAsync();
    }

    /// <inheritdoc/>
    public ValueTask DiscardAsync(CancellationToken cancellation) => DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.DisposeAsync();
            _copy = null;
        }
    }

    private static async ValueTask TextOrNullAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken cancellation)
    {
        if (text is null)
        {
            await copy.WriteNullAsync(cancellation);
        }
        else
        {
            await copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);
        }
    }

    // Enum.ToString makes no string anew, but this is asked a million times.
    private static string KindWord(FileRowKind kind) =>
        kind switch
        {
            FileRowKind.Cost => nameof(FileRowKind.Cost),
            FileRowKind.OtherAccount => nameof(FileRowKind.OtherAccount),
            FileRowKind.WithoutProject => nameof(FileRowKind.WithoutProject),
            FileRowKind.Struck => nameof(FileRowKind.Struck),
            _ => nameof(FileRowKind.Total),
        };
}
