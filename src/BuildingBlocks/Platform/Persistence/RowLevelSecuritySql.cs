using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace Fund.Platform.Persistence;

/// <summary>
/// Writes the policy of a table together with the table, so that none can be forgotten: forced row-level security on municipality_id,
/// and only the rights that the application needs. A table whose comment begins with <see cref="InsertOnly"/> gives no right to change or
/// delete.
/// </summary>
#pragma warning disable EF1001 // The options interface of the provider is the only way to its SQL generator.
internal sealed class RowLevelSecuritySql(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    /// <summary>Beginning of the comment of a table that is only added to: ledger, audit, decisions, submitted versions.</summary>
    public const string InsertOnly = "Insert only";

    // nullif: after the first transaction on a pooled connection the setting is '' and not null, and ''::int would be an error (quality.md
    // C1).
    private const string Owned = "municipality_id = (select nullif(current_setting('fund.municipality', true), '')::int)";

    protected override void Generate(
        CreateTableOperation operation,
        IModel? model,
        MigrationCommandListBuilder builder,
        bool terminate = true
    )
    {
        base.Generate(operation, model, builder, terminate);
        var table = Dependencies.SqlGenerationHelper.DelimitIdentifier(operation.Name, operation.Schema);
        if (operation.Columns.Any(column => column.Name == "municipality_id"))
        {
            Line($"alter table {table} enable row level security");
            Line($"alter table {table} force row level security");
            Line($"create policy municipality on {table} using ({Owned}) with check ({Owned})");
        }

        var rights =
            operation.Comment?.StartsWith(InsertOnly, StringComparison.Ordinal) == true
                ? "select, insert"
                : "select, insert, update, delete";
        Line($"grant {rights} on {table} to fund_app");
        foreach (var own in operation.GetAnnotations().Where(a => a.Name.StartsWith(TableSql.Prefix, StringComparison.Ordinal)))
        {
            builder.AppendLines((string)own.Value!).EndCommand();
        }

        void Line(string sql) => builder.Append(sql).AppendLine(";").EndCommand();
    }

    protected override void Generate(EnsureSchemaOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        base.Generate(operation, model, builder);
        builder
            .Append($"grant usage on schema {Dependencies.SqlGenerationHelper.DelimitIdentifier(operation.Name)} to fund_app;")
            .EndCommand();
    }
}
