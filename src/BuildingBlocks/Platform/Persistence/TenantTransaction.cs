using System.Data;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Platform.Persistence;

/// <summary>
/// The one place that opens a connection for a municipality and tells the database which one it is (rule 9).
/// Every module's context of the request shares this connection and transaction, so that a decision and its commitment stand or fall
/// together.
/// </summary>
public sealed class TenantTransaction(NpgsqlDataSource database, CurrentMunicipality municipality) : IAsyncDisposable
{
    private readonly List<ModuleDb> contexts = [];
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;

    /// <summary>The municipality whose rows are seen.</summary>
    public MunicipalityId Municipality => municipality.Value.Id;

    /// <summary>Is a transaction open?</summary>
    public bool IsOpen => transaction is not null;

    /// <summary>The municipality's setup version as the database has it now; known once the transaction is open.</summary>
    public int SetupVersion { get; private set; }

    /// <summary>The request's connection, opened with the transaction.</summary>
    internal NpgsqlConnection Connection => connection ??= database.CreateConnection();

    /// <summary>Opens the transaction and sets the municipality for as long as it lasts. Open already: does nothing.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellation)
    {
        if (transaction is not null)
        {
            return;
        }

        await BeginAsync(cancellation);
        await NameMunicipalityAsync(cancellation);
    }

    /// <summary>
    /// Opens the transaction with a new municipality's row as its first change, so that the municipality is there whole or not at all.
    /// </summary>
    /// <param name="fresh">The municipality; it has its key in every table when this is done.</param>
    /// <param name="options">The catalogue's context.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Conflict">Another has started it meanwhile.</exception>
    public async Task OpenWithAsync(Municipality fresh, DbContextOptions<PlatformDb> options, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await using (var db = PlatformDb.OnConnection(options, Connection))
        {
            await db.Database.UseTransactionAsync(transaction, cancellation);
            db.Add(fresh);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException error)
                when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                throw new Conflict($"{fresh.Name} har startats i samma stund. Gör om det, så läggs det till som saknas.");
            }
        }

        municipality.Enter(fresh);
        await NameMunicipalityAsync(cancellation);
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        if (Connection.State != ConnectionState.Open)
        {
            await Connection.OpenAsync(cancellation);
        }

        transaction = await Connection.BeginTransactionAsync(cancellation);
    }

    private async Task NameMunicipalityAsync(CancellationToken cancellation)
    {
        var id = Municipality.Value;
        await using (
            var command = new NpgsqlCommand(
                "select set_config('fund.municipality', $1, true), (select setup_version from platform.municipalities where id = $2)",
                Connection,
                transaction
            )
        )
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id.ToString() });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            SetupVersion = await reader.IsDBNullAsync(1, cancellation) ? 0 : reader.GetInt32(1);
        }

        foreach (var context in contexts)
        {
            await context.Database.UseTransactionAsync(transaction, cancellation);
        }
    }

    /// <summary>
    /// Waits until nobody else in the municipality holds the lock of a name; held until the transaction ends. What was decided while it
    /// waited is known afterwards, the setup's version too.
    /// </summary>
    public async Task LockAsync(string name, CancellationToken cancellation)
    {
        var id = Municipality.Value;
        await using var batch = new NpgsqlBatch(Connection, transaction);
        var waits = new NpgsqlBatchCommand("select pg_advisory_xact_lock($1, hashtext($2))");
        waits.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
        waits.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        batch.BatchCommands.Add(waits);
        var asks = new NpgsqlBatchCommand("select setup_version from platform.municipalities where id = $1");
        asks.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
        batch.BatchCommands.Add(asks);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        SetupVersion = await reader.ReadAsync(cancellation) ? reader.GetInt32(0) : SetupVersion;
    }

    /// <summary>Commits everything that the contexts have saved.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        if (transaction is null)
        {
            return;
        }

        await transaction.CommitAsync(cancellation);
        await EndAsync();
    }

    /// <summary>Undoes everything; the contexts forget what they tracked.</summary>
    public async Task RollbackAsync()
    {
        if (transaction is null)
        {
            return;
        }

        try
        {
            await transaction.RollbackAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the transaction with it: there is nothing left to undo.
        }

        await EndAsync();
    }

    /// <summary>A context of this request joins; called by <see cref="ModuleDb"/>.</summary>
    internal void Enlist(ModuleDb context)
    {
        contexts.Add(context);
        context.Database.SetDbConnection(Connection);
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The contexts of the request have been disposed of before this, or will never be used again.
        contexts.Clear();
        await RollbackAsync();
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task EndAsync()
    {
        foreach (var context in contexts)
        {
            await context.Database.UseTransactionAsync(null);
            context.ChangeTracker.Clear();
        }

        await transaction!.DisposeAsync();
        transaction = null;
        await Connection.CloseAsync();
    }
}
