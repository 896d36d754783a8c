using Fund.Applications.Cases;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Isolation;

/// <summary>The database's own walls, read from its catalogue, so that a new table cannot be forgotten.</summary>
public sealed class DatabaseWallTests(FundFixture fund)
{
    private const string TenantTables =
        "from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = "
        + "'municipality_id' where c.relkind = 'r' and n.nspname in "
        + "('platform','profiles','applications','assessment','finance','evaluation') and c.relname <> 'cost_file_rows'";

    // COPY is refused where row-level security holds. This table's own walls are told by what happens at them, below.
    private const string Rows = "cost_file_rows";

    [Fact]
    public async Task The_rows_of_cost_files_are_written_and_seen_by_their_own_municipality_alone()
    {
        await fund.StartedAsync();
        var source = NpgsqlDataSource.Create(fund.Database.App);
        await using (source)
        {
            await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await RunAsync("select set_config('fund.municipality', '7', true)");
            (await AddAsync(8)).ShouldBe("23514", "another municipality's");
            (await AddAsync(7)).ShouldBeNull();
            (await SeenAsync()).ShouldBe(1L);
            await RunAsync("select set_config('fund.municipality', '8', true)");
            (await SeenAsync()).ShouldBe(0L);
            await RunAsync("delete from finance.file_rows");
            await RunAsync("select set_config('fund.municipality', '', true)");
            (await AddAsync(7)).ShouldBe("23514", "nobody's");
            (await SeenAsync()).ShouldBe(0L);
            await RunAsync("select set_config('fund.municipality', '7', true)");
            (await SeenAsync()).ShouldBe(1L, "another's are not removed");
            foreach (var verb in new[] { "select line from", "delete from", "truncate" })
            {
                (await TryAsync($"{verb} finance.{Rows}")).ShouldBe("42501", verb);
            }

            (await TryAsync($"update finance.{Rows} set line = 2")).ShouldBe("42501");
            (await TryAsync("update finance.file_rows set line = 2")).ShouldBe("42501");

            async Task RunAsync(string sql) => (await TryAsync(sql)).ShouldBeNull();
            Task<string?> AddAsync(int municipality) =>
                TryAsync(
                    $"insert into finance.{Rows} (municipality_id, import_id, line, kind, year, number, voucher_line, account, project, "
                        + $"text, amount) values ({municipality}, '{Guid.Empty}', 1, 'Cost', 2026, '1', 0, '4010', 'P', '', 1)"
                );

            async Task<long> SeenAsync()
            {
                await using var command = new NpgsqlCommand("select count(*) from finance.file_rows", connection, transaction);
                return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
            }

            async Task<string?> TryAsync(string sql)
            {
                await transaction.SaveAsync("here", TestContext.Current.CancellationToken);
                try
                {
                    await using var command = new NpgsqlCommand(sql, connection, transaction);
                    await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                    return null;
                }
                catch (PostgresException refused)
                {
                    await transaction.RollbackAsync("here", TestContext.Current.CancellationToken);
                    return refused.SqlState;
                }
            }
        }
    }

    [Fact]
    public async Task Every_table_of_a_municipality_has_forced_row_security_with_the_policy()
    {
        await fund.StartedAsync();
        (await fund.Database.AskAsSuperuserAsync<long>($"select count(*) {TenantTables}")).ShouldBeGreaterThan(30);
        (
            await fund.Database.AskAsSuperuserAsync<string>(
                $"select coalesce(string_agg(c.relname, ', '), '') {TenantTables} and not (c.relrowsecurity and c.relforcerowsecurity and "
                    + $"exists (select 1 from pg_policy p where p.polrelid = c.oid and pg_get_expr(p.polqual, p.polrelid) like "
                    + $"'%NULLIF(current_setting(''fund.municipality''%'))"
            )
        ).ShouldBe("");
    }

    [Fact]
    public async Task Only_the_few_shared_tables_lack_a_municipality()
    {
        await fund.StartedAsync();
        (
            await fund.Database.AskAsSuperuserAsync<string>(
                """
                select string_agg(n.nspname || '.' || c.relname, ', ' order by n.nspname, c.relname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relname <> '__migrations'
                  and n.nspname in ('platform','profiles','applications','assessment','finance','evaluation','keys')
                  and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id')
                """
            )
        ).ShouldBe("keys.data_protection_keys, platform.clock_shifts, platform.municipalities, platform.operators");
    }

    [Fact]
    public async Task What_is_only_added_to_can_be_neither_changed_nor_deleted_and_nothing_truncated()
    {
        await fund.StartedAsync();
        (
            await fund.Database.AskAsSuperuserAsync<string>(
                $"select coalesce(string_agg(c.relname, ', '), '') {TenantTables} and obj_description(c.oid) like 'Insert only%' and "
                    + $"(has_table_privilege('fund_app', c.oid, 'update') or has_table_privilege('fund_app', c.oid, 'delete'))"
            )
        ).ShouldBe("");
        (
            await fund.Database.AskAsSuperuserAsync<long>($"select count(*) {TenantTables} and obj_description(c.oid) like 'Insert only%'")
        ).ShouldBeGreaterThan(12);
        (
            await fund.Database.AskAsSuperuserAsync<string>(
                $"select coalesce(string_agg(c.relname, ', '), '') {TenantTables} and has_table_privilege('fund_app', c.oid, 'truncate')"
            )
        ).ShouldBe("");
        (
            await fund.Database.AskAsSuperuserAsync<bool>("select rolsuper or rolbypassrls from pg_roles where rolname = 'fund_app'")
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_municipality_every_table_is_empty_and_with_another_nothing_can_be_read_changed_or_placed()
    {
        var here = await fund.StartLingonbyAsync();
        var there = await fund.StartLingonbyAsync();
        await there.SendAsync("lingonby-projektledare", new OpenCase("Deras hemlighet", "kultur"));
        var tables = (
            await fund.Database.AskAsSuperuserAsync<string>($"select string_agg(n.nspname || '.' || c.relname, ',') {TenantTables}")
        )!.Split(',');

        await using var connection = new NpgsqlConnection(fund.Database.App);
        await connection.OpenAsync();
        foreach (var table in tables)
        {
            (await CountAsync(connection, table)).ShouldBe(0, $"{table} without a municipality");
        }

        var other = there.Municipality.Id.Value;
        foreach (var table in tables)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RunAsync(connection, $"select set_config('fund.municipality', '{here.Municipality.Id.Value}', true)");
            (await CountAsync(connection, $"{table} where municipality_id = {other}")).ShouldBe(0, table);
            var changed = await TryAsync(
                connection,
                transaction,
                $"update {table} set municipality_id = municipality_id where municipality_id = {other}"
            );
            changed.ShouldBeOneOf(0, -1);
            var deleted = await TryAsync(connection, transaction, $"delete from {table} where municipality_id = {other}");
            deleted.ShouldBeOneOf(0, -1);
        }

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await RunAsync(connection, $"select set_config('fund.municipality', '{here.Municipality.Id.Value}', true)");
            (
                await Should.ThrowAsync<PostgresException>(() =>
                    RunAsync(connection, $"insert into finance.fund_locks (municipality_id, key) values ({other}, 'x')")
                )
            ).SqlState.ShouldBe("42501");
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string from)
    {
        await using var command = new NpgsqlCommand($"select count(*) from {from}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // Rows touched, or -1 where the role has no right at all.
    private static async Task<int> TryAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql)
    {
        await transaction.SaveAsync("before");
        try
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteNonQueryAsync();
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await transaction.RollbackAsync("before");
            return -1;
        }
    }
}
