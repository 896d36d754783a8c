using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Outbox;

/// <summary>The tables that are described here, as sets of the context.</summary>
public static class OutboxTables
{
    extension(PlatformDb db)
    {
        /// <summary>How people want their mail.</summary>
        public DbSet<MailChoice> MailChoices => db.Set<MailChoice>();

        /// <summary>What waits for the daily mail.</summary>
        internal DbSet<DigestEntry> Digest => db.Set<DigestEntry>();

        /// <summary>What leaves the house after commit.</summary>
        internal DbSet<OutboxMessage> Outbox => db.Set<OutboxMessage>();
    }
}

internal sealed class MailChoiceTable : IEntityTypeConfiguration<MailChoice>
{
    public void Configure(EntityTypeBuilder<MailChoice> c)
    {
        c.ToTable("mail_choices");
        c.HasKey(x => new { x.PersonId, x.Kind });
    }
}

internal sealed class DigestEntryTable : IEntityTypeConfiguration<DigestEntry>
{
    public void Configure(EntityTypeBuilder<DigestEntry> d)
    {
        d.ToTable("digest");
        d.HasKey(x => x.Id);
        d.HasIndex(x => x.At).HasFilter("sent_at is null");
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
