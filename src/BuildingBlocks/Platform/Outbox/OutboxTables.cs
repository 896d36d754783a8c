using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Outbox;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class OutboxTables
{
    extension(PlatformDb db)
    {
        /// <summary>What leaves the house after commit.</summary>
        internal DbSet<OutboxMessage> Outbox => db.Set<OutboxMessage>();
    }
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> o)
    {
        o.ToTable("outbox");
        o.HasKey(x => x.Id);
        o.HasIndex(x => x.NextAttempt).HasFilter("delivered_at is null");
        o.Property(x => x.Content).HasColumnType("jsonb");
    }
}
