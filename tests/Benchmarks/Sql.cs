using Npgsql;

namespace Benchmarks;

/// <summary>Statements by hand.</summary>
internal static class Sql
{
    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Of(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<object> ScalarAsync(this NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Of(connection, sql, values);
        return await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("No row: " + sql);
    }

    private static NpgsqlCommand Of(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1_800 };
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
