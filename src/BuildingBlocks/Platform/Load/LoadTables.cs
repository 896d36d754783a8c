using System.Text.Encodings.Web;
using System.Text.Json;
using Fund.Platform.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace Fund.Platform.Load;

/// <summary>
/// Writes many rows a statement, as the application's own role and inside the municipality: row-level security, checks and triggers are
/// asked as they are of any row.
/// </summary>
public sealed class LoadTables(TenantTransaction transaction)
{
    private const int RowsAtATime = 5_000;

    private static readonly JsonSerializerOptions Columns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Until the transaction ends, what the triggers ask is planned for many rows: the database would plan for the few that it last
    /// counted, and keep to it, so that each thousand of postings would be compared with every other.
    /// </summary>
    public async Task ExpectManyAsync(CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "discard plans; set local enable_nestloop = off; set local enable_seqscan = off",
            transaction.Connection
        );
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Writes rows; each property is the column of its name.</summary>
    /// <param name="table">Schema and name of the table.</param>
    /// <param name="rows">The rows, all of one type, without the municipality.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task InsertAsync(string table, IEnumerable<object> rows, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        await transaction.NameMunicipalityAsync(cancellation);
        foreach (var some in rows.Chunk(RowsAtATime))
        {
            await using var command = new NpgsqlCommand(SqlFor(table, some[0].GetType()), transaction.Connection)
            {
                CommandTimeout = 600,
                Parameters =
                {
                    new NpgsqlParameter<int> { TypedValue = transaction.Municipality.Value },
                    new NpgsqlParameter { Value = JsonSerializer.Serialize(some, Columns), NpgsqlDbType = NpgsqlDbType.Jsonb },
                },
            };
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string SqlFor(string table, Type row)
    {
        var names = row.GetProperties().Select(column => $"\"{JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Name)}\"").ToList();
        return $"""
            insert into {table} (municipality_id, {string.Join(", ", names)})
            select $1, {string.Join(", ", names.Select(name => "r." + name))} from jsonb_populate_recordset(null::{table}, $2) r
            """;
    }
}
