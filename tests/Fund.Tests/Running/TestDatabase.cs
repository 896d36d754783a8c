using System.Globalization;
using Npgsql;
using Respawn;
using Respawn.Graph;

namespace Fund.Tests.Running;

/// <summary>
/// A database of this run's own on the test cluster that `./test` starts: made empty, migrated by the host's own migrator, dropped at the
/// end.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string admin = Connection("ADMIN");
    private Respawner? respawner;

    private const string HangfireAnew = "create schema hangfire authorization fund_jobs";

    /// <summary>Tables that <see cref="EmptyAsync"/> leaves as they are, in whatever schema.</summary>
    public static IReadOnlyList<string> Kept { get; } = ["__migrations", "data_protection_keys"];

    public string Name { get; } = "fund_" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>The superuser's, only for looking past the walls in a test.</summary>
    public string Superuser => In(admin);

    public string App => In(Connection("APP"));
    public string Owner => In(Connection("OWNER"));
    public string Jobs => In(Connection("JOBS"));

    /// <summary>Makes it empty, for the migrator.</summary>
    public async Task CreateAsync()
    {
        await RunAsync(admin, $"create database {Name} owner fund_owner");
        await RunAsync(In(admin), HangfireAnew);
    }

    /// <summary>Makes it as a copy of one that nobody is connected to.</summary>
    public Task CreateLikeAsync(TestDatabase template) =>
        RunAsync(admin, $"create database {Name} owner fund_owner template {template.Name}");

    /// <summary>
    /// Takes away every row of the house, those of the insert-only tables and the ledger too, past the walls, which not even the owner
    /// passes; nobody may be at work here. What the migrations did stays,
    /// and so do the keys that protect cookies: a running host holds them in memory as well. No number is given a second time, so
    /// nothing that a host remembers of a former municipality can be taken for one of a new.
    /// </summary>
    public async Task EmptyAsync()
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Superuser) { Options = "-c session_replication_role=replica" }.ConnectionString
        );
        await connection.OpenAsync();
        respawner ??= await Respawner.CreateAsync(
            connection,
            new RespawnerOptions
            {
                DbAdapter = DbAdapter.Postgres,
                SchemasToExclude = ["pg_catalog", "information_schema", "hangfire"],
                TablesToIgnore = [.. Kept.Select(name => new Table(name))],
            }
        );
        await respawner.ResetAsync(connection);
        // Its tables belong to fund_jobs, which makes them itself when a host starts.
        await RunAsync(In(admin), "drop schema hangfire cascade; " + HangfireAnew);
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

    /// <summary>What happens to every connection when the database is killed; those of the test itself are left.</summary>
    /// <param name="application">Only those of the program that calls itself so; null for every program's.</param>
    public Task<long> DropConnectionsAsync(string? application = null) =>
        AskAsSuperuserAsync<long>(
            $"""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and usename <> current_user and application_name like '{application ?? "%"}'
            """
        );

    /// <summary>
    /// A sum over every row of every table of the house, to tell whether anything was stored. Traces of steps are left out: they are
    /// written of refused requests too.
    /// </summary>
    /// <param name="besides">Further tables to leave out.</param>
    public async Task<string> FingerprintAsync(params string[] besides)
    {
        var rows = await AskAsSuperuserAsync<string>(
            $"""
            select string_agg(format('select %L || coalesce(string_agg(t::text, ''|'' order by t::text), '''') as rows from %I.%I t',
                                     tablename, schemaname, tablename), ' union all ')
            from pg_tables
            where {OfTheHouse(besides)}
            """
        );
        return (await AskAsSuperuserAsync<string>($"select md5(string_agg(rows, '|' order by rows)) from ({rows}) tables"))!;
    }

    /// <summary>How many rows each table of the house has; the log, what is sent and traces of steps are left out.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountRowsAsync()
    {
        var counts = await AskAsSuperuserAsync<string>(
            $"""
            select string_agg(format('select %L || ''='' || count(*) as counted from %I.%I', tablename, schemaname, tablename),
                              ' union all ')
            from pg_tables
            where {OfTheHouse("audit", "outbox")}
            """
        );
        return (await AskAsSuperuserAsync<string>($"select string_agg(counted, ';') from ({counts}) tables"))!
            .Split(';')
            .Select(table => table.Split('='))
            .ToDictionary(table => table[0], table => long.Parse(table[1], CultureInfo.InvariantCulture));
    }

    private static string OfTheHouse(params string[] besides) =>
        "schemaname not in ('pg_catalog', 'information_schema', 'hangfire') and tablename not in ("
        + string.Join(", ", besides.Concat(["__migrations", "step_traces", "data_protection_keys"]).Select(table => $"'{table}'"))
        + ")";

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
