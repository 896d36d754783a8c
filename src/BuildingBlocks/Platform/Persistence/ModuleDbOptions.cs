using Autofac;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fund.Platform.Persistence;

/// <summary>
/// How every module's context is set up: shared options, own schema and history, snake_case; made once and used by one request after the
/// other (<see cref="ContextPool{TContext}"/>).
/// </summary>
public static class ModuleDbOptions
{
    /// <summary>Name of the shadow property that holds a row's version.</summary>
    public const string RowVersion = "RowVersion";

    /// <summary>Options for a context; made once and shared.</summary>
    public static DbContextOptions<TContext> For<TContext>(string schema, string? connectionString = null)
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>()
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("__migrations", schema))
            .UseSnakeCaseNamingConvention()
            .ReplaceService<IMigrationsSqlGenerator, RowLevelSecuritySql>()
            .ReplaceService<IRelationalAnnotationProvider, TableSql>()
            .AddInterceptors(NamesMunicipality.Instance, NoSecondConnection.Instance)
            .Options;

    /// <summary>Registers a module's context for the request.</summary>
    public static void RegisterModuleDb<TContext>(this ContainerBuilder builder, string schema)
        where TContext : ModuleDb
    {
        builder.RegisterInstance(For<TContext>(schema)).As<DbContextOptions<TContext>>().SingleInstance();
        builder.RegisterType<ContextPool<TContext>>().AsSelf().SingleInstance();
        builder
            .Register(c => c.Resolve<ContextPool<TContext>>().Rent(c.Resolve<TenantTransaction>()))
            .AsSelf()
            .InstancePerLifetimeScope()
            .OnRelease(ContextPool<TContext>.GiveBack);
    }

    /// <summary>The table is only added to: the application gets no right to change or delete its rows.</summary>
    public static void IsInsertOnly<T>(this Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity, string why)
        where T : class => entity.ToTable(table => table.HasComment($"{RowLevelSecuritySql.InsertOnly}: {why}"));

    /// <summary>
    /// SQL that belongs to the table and that the model cannot say, such as a trigger: written together with the table by
    /// <see cref="RowLevelSecuritySql"/>, so that a migration begun anew does not lose it.
    /// </summary>
    /// <param name="entity">The entity of the table.</param>
    /// <param name="name">What it is, unique in the table: "balance".</param>
    /// <param name="sql">One or several statements, ended by semicolons.</param>
    public static void HasSql<T>(this Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity, string name, string sql)
        where T : class => entity.HasAnnotation(TableSql.Prefix + name, sql);

    /// <summary>Refuses to overwrite what another has saved meanwhile: the row's version is PostgreSQL's own (xmin).</summary>
    public static void HasRowVersion<T>(this Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity)
        where T : class => entity.Property<uint>(RowVersion).IsRowVersion();
}

/// <summary>Makes a context for `dotnet ef`, which only wants its model.</summary>
public abstract class DesignTimeDb<TContext>(Func<DbContextOptions<TContext>, TContext> make, string schema)
    : IDesignTimeDbContextFactory<TContext>
    where TContext : ModuleDb
{
    /// <inheritdoc/>
    public TContext CreateDbContext(string[] args) => make(ModuleDbOptions.For<TContext>(schema, "Host=design-time"));
}
