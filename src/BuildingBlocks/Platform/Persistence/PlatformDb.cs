using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Fund.Platform.Persistence;

/// <summary>What the platform keeps: the catalogue, audit, outbox, tasks, files, numbers.</summary>
public sealed class PlatformDb(DbContextOptions<PlatformDb> options) : ModuleDb(options)
{
    /// <summary>The schema.</summary>
    public const string SchemaName = "platform";

    /// <inheritdoc/>
    public override string Schema => SchemaName;

    /// <summary>A context on a connection of its own, for what is shared: the catalogue and the clock.</summary>
    public static PlatformDb OnConnection(DbContextOptions<PlatformDb> options, DbConnection connection)
    {
        var db = new PlatformDb(options);
        db.Database.SetDbConnection(connection);
        return db;
    }
}

/// <summary>Makes the context for `dotnet ef`.</summary>
internal sealed class PlatformDbDesign() : DesignTimeDb<PlatformDb>(options => new PlatformDb(options), PlatformDb.SchemaName);

/// <summary>Keys that protect cookies, shared by all processes.</summary>
public sealed class KeyDb(DbContextOptions<KeyDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The schema.</summary>
    public const string SchemaName = "keys";

    /// <inheritdoc/>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema(SchemaName);
}

/// <summary>Makes the context for `dotnet ef`.</summary>
internal sealed class KeyDbDesign : IDesignTimeDbContextFactory<KeyDb>
{
    public KeyDb CreateDbContext(string[] args) => new(ModuleDbOptions.For<KeyDb>(KeyDb.SchemaName, "Host=design-time"));
}
