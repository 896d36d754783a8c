using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Audit;

/// <summary>The tables that are described here, as sets of the context.</summary>
public static class AuditTables
{
    extension(PlatformDb db)
    {
        /// <summary>Who did what.</summary>
        public DbSet<AuditEntry> Audit => db.Set<AuditEntry>();
    }
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> a)
    {
        a.ToTable("audit");
        a.HasKey(x => x.Id);
        a.HasIndex(x => x.At);
        a.HasIndex(x => x.CaseNumber);
        a.Property(x => x.Content).HasColumnType("jsonb");
        a.IsInsertOnly("who did what is never changed");
    }
}
