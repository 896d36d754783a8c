using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Internal;

namespace Fund.Platform.Persistence;

/// <summary>
/// Carries the SQL that the model gives a table (<see cref="ModuleDbOptions.HasSql"/>) into the migration that creates it.
/// </summary>
#pragma warning disable EF1001 // The provider's own annotations must be kept, and it has no other door.
internal sealed class TableSql(RelationalAnnotationProviderDependencies dependencies) : NpgsqlAnnotationProvider(dependencies)
{
    /// <summary>Beginning of the names of the annotations.</summary>
    public const string Prefix = "Fund:Sql:";

    /// <inheritdoc/>
    public override IEnumerable<IAnnotation> For(ITable table, bool designTime) =>
        base.For(table, designTime)
            .Concat(
                table
                    .EntityTypeMappings.SelectMany(mapping => mapping.TypeBase.GetAnnotations())
                    .Where(annotation => annotation.Name.StartsWith(Prefix, StringComparison.Ordinal))
                    .DistinctBy(annotation => annotation.Name)
                    .OrderBy(annotation => annotation.Name, StringComparer.Ordinal)
            );
}
#pragma warning restore EF1001
