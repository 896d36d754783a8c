using System.Data.Common;
using Fund.Platform.Audit;
using Fund.Platform.Files;
using Fund.Platform.Numbers;
using Fund.Platform.Outbox;
using Fund.Platform.Pipeline;
using Fund.Platform.Plugins;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Platform.Time;
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

    /// <summary>The catalogue (shared).</summary>
    public DbSet<Municipality> Municipalities => Set<Municipality>();

    /// <summary>Operators of the platform (shared).</summary>
    public DbSet<PlatformOperator> Operators => Set<PlatformOperator>();

    /// <summary>How far a demonstration has moved its clock (shared).</summary>
    internal DbSet<ClockShift> ClockShifts => Set<ClockShift>();

    /// <summary>Who did what.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>What leaves the house after commit.</summary>
    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Requests that have been answered.</summary>
    internal DbSet<AnsweredRequest> AnsweredRequests => Set<AnsweredRequest>();

    /// <summary>What is asked of whom, by when.</summary>
    public DbSet<TaskItem> Tasks => Set<TaskItem>();

    /// <summary>The next number of each series.</summary>
    internal DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    /// <summary>Files as received.</summary>
    public DbSet<StoredFile> Files => Set<StoredFile>();

    /// <summary>What each plugin step did, kept even when the operation was undone.</summary>
    public DbSet<StepTrace> StepTraces => Set<StepTrace>();

    /// <summary>A context on a connection of its own, for what is shared: the catalogue and the clock.</summary>
    public static PlatformDb OnConnection(DbContextOptions<PlatformDb> options, DbConnection connection)
    {
        var db = new PlatformDb(options);
        db.Database.SetDbConnection(connection);
        return db;
    }

    /// <inheritdoc/>
    protected override void Configure(ModelBuilder model)
    {
        model.Entity<Municipality>(m =>
        {
            m.HasKey(x => x.Id);
            m.Property(x => x.Id).UseIdentityByDefaultColumn();
            m.HasIndex(x => x.Key).IsUnique();
            m.HasIndex(x => x.HostName).IsUnique();
        });
        model.Entity<PlatformOperator>(o => o.HasKey(x => x.Subject));
        model.Entity<ClockShift>(c => c.HasKey(x => x.Id));
        model.Entity<AuditEntry>(a =>
        {
            a.HasKey(x => x.Id);
            a.HasIndex(x => x.At);
            a.HasIndex(x => x.CaseNumber);
            a.Property(x => x.Content).HasColumnType("jsonb");
            a.IsInsertOnly("who did what is never changed");
        });
        model.Entity<OutboxMessage>(o =>
        {
            o.HasKey(x => x.Id);
            o.HasIndex(x => x.NextAttempt).HasFilter("delivered_at is null");
            o.Property(x => x.Content).HasColumnType("jsonb");
        });
        model.Entity<AnsweredRequest>(r => r.HasKey(x => x.RequestId));
        model.Entity<TaskItem>(t =>
        {
            t.HasKey(x => x.Id);
            t.HasIndex(x => x.Due).HasFilter("done_at is null");
            t.HasIndex(x => x.CaseNumber);
        });
        model.Entity<NumberSeries>(n => n.HasKey(x => x.Series));
        model.Entity<StoredFile>(f =>
        {
            f.HasKey(x => x.Id);
            f.HasIndex(x => x.Sha256);
            f.IsInsertOnly("kept as received");
        });
        model.Entity<StepTrace>(s =>
        {
            s.HasKey(x => x.Id);
            s.HasIndex(x => x.CaseNumber);
            s.HasIndex(x => x.At);
            s.HasIndex(x => x.Reference).HasFilter("reference is not null");
            s.IsInsertOnly("kept even when the operation is undone");
        });
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
