using Npgsql;

namespace Fund.Host.Startup;

/// <summary>
/// Refuses to start as a role for which the database's walls do not stand: superuser, one that bypasses row-level security, or the owner of
/// tables (quality.md C1).
/// </summary>
internal static class DatabaseRoleCheck
{
    public static async Task RunAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select rolsuper or rolbypassrls,
                   exists (select 1 from pg_tables
                           where tableowner = current_user and schemaname not in ('pg_catalog', 'information_schema'))
            from pg_roles where rolname = current_user
            """
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (reader.GetBoolean(0) || reader.GetBoolean(1))
        {
            throw new InvalidSettings(["FUND_DATABASE signs in as a role that can see past row-level security. Use fund_app."]);
        }
    }
}
