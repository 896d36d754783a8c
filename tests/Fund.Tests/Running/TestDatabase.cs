using Npgsql;

namespace Fund.Tests.Running;

/// <summary>
/// A database of this run's own on the test cluster that `./test` starts: made empty, migrated by the host's own migrator, dropped at the
/// end.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string admin = Connection("ADMIN");

    public string Name { get; } = "fund_" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>The superuser's, only for looking past the walls in a test.</summary>
    public string Superuser => In(admin);

    public string App => In(Connection("APP"));
    public string Owner => In(Connection("OWNER"));
    public string Jobs => In(Connection("JOBS"));

    public async Task CreateAsync()
    {
        await RunAsync(admin, $"create database {Name} owner fund_owner");
        await RunAsync(In(admin), "create schema hangfire authorization fund_jobs");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync(admin, $"drop database if exists {Name} with (force)");
    }

    /// <summary>Runs a statement as the superuser in this database: only for looking past the walls in a test.</summary>
    public async Task<T?> AskAsSuperuserAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(In(admin));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>
    /// A sum over every row of every table of the house, to tell whether anything was stored. Traces of steps are left out: they are
    /// written of refused requests too.
    /// </summary>
    public async Task<string> FingerprintAsync()
    {
        var rows = await AskAsSuperuserAsync<string>(
            """
            select string_agg(format('select %L || coalesce(string_agg(t::text, ''|'' order by t::text), '''') as rows from %I.%I t',
                                     tablename, schemaname, tablename), ' union all ')
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'hangfire')
              and tablename not in ('step_traces', 'data_protection_keys')
            """
        );
        return (await AskAsSuperuserAsync<string>($"select md5(string_agg(rows, '|' order by rows)) from ({rows}) tables"))!;
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string In(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Database = Name }.ConnectionString;

    private static string Connection(string role) =>
        Environment.GetEnvironmentVariable("FUND_TEST_DATABASE_" + role)
        ?? throw new InvalidOperationException(
            $"FUND_TEST_DATABASE_{role} is not set. Run the tests with ./test, which starts a database of their own."
        );
}
