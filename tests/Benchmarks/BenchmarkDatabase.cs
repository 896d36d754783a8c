using System.Diagnostics;
using Fund.Tests.Running;
using Npgsql;

namespace Benchmarks;

/// <summary>
/// A database of this run's own, made empty and dropped at the end: on the cluster that FUND_TEST_DATABASE_* name, else on the tests' own,
/// which is started for the run.
/// </summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly bool startedHere;
    private readonly Dictionary<string, string> roles;
    private readonly string name = "fund_speed_" + Guid.NewGuid().ToString("N")[..8];

    private BenchmarkDatabase(Dictionary<string, string> roles, bool startedHere) => (this.roles, this.startedHere) = (roles, startedHere);

    public string Name => name;

    public string App => In("APP");

    public string Owner => In("OWNER");

    public string Superuser => In("ADMIN");

    public static async Task<BenchmarkDatabase> CreateAsync()
    {
        var startHere = Environment.GetEnvironmentVariable("FUND_TEST_DATABASE_ADMIN") is null;
        if (startHere)
        {
            Tool("start");
        }

        var database = new BenchmarkDatabase(startHere ? Started() : Given(), startHere);
        await database.OnClusterAsync($"create database {database.name} owner fund_owner");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await OnClusterAsync($"drop database if exists {name} with (force)");
        if (startedHere)
        {
            Tool("stop");
        }
    }

    private string In(string role) =>
        new NpgsqlConnectionStringBuilder(roles[role]) { Database = name, CommandTimeout = 600 }.ConnectionString;

    private async Task OnClusterAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(roles["ADMIN"]);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static readonly string[] Roles = ["ADMIN", "OWNER", "APP"];

    private static Dictionary<string, string> Given() =>
        Roles.ToDictionary(role => role, role => Environment.GetEnvironmentVariable("FUND_TEST_DATABASE_" + role)!);

    private static Dictionary<string, string> Started()
    {
        var told = Tool("environment");
        return Roles.ToDictionary(role => role, role => told.Split($"FUND_TEST_DATABASE_{role}='")[1].Split('\'')[0]);
    }

    // The database must outlive the script that starts it: what it says is read only where it ends.
    private static string Tool(string command)
    {
        var start = new ProcessStartInfo(Path.Combine(TestFiles.Root, "tools", "postgres"), ["--test", command])
        {
            RedirectStandardOutput = command == "environment",
        };
        using var script = Process.Start(start)!;
        var said = command == "environment" ? script.StandardOutput.ReadToEnd() : "";
        script.WaitForExit();
        return script.ExitCode == 0 ? said : throw new InvalidOperationException($"tools/postgres --test {command} did not succeed.");
    }
}
