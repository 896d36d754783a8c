using Fund.Assessment.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Assessment.Meetings;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class MeetingTables
{
    extension(AssessmentDb db)
    {
        public DbSet<Meeting> Meetings => db.Set<Meeting>();
        public DbSet<MeetingItem> MeetingItems => db.Set<MeetingItem>();
    }
}

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> m)
    {
        m.ToTable("meetings");
        m.HasKey(x => x.Id);
        m.HasIndex(x => new { x.Body, x.HeldOn }).IsUnique();
        m.IsInsertOnly("a meeting has been held");
    }
}

internal sealed class MeetingItemTable : IEntityTypeConfiguration<MeetingItem>
{
    public void Configure(EntityTypeBuilder<MeetingItem> i)
    {
        i.ToTable("meeting_items");
        i.HasKey(x => x.Id);
        i.HasIndex(x => x.CaseId);
        i.HasOne<Meeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        i.IsInsertOnly("what was recorded of a meeting stands");
    }
}
