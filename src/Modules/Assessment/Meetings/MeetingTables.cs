using Fund.Assessment.Bodies;
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
        public DbSet<AgendaItem> AgendaItems => db.Set<AgendaItem>();
        public DbSet<MeetingAttendance> Attendance => db.Set<MeetingAttendance>();
        public DbSet<PointAbsence> PointAbsences => db.Set<PointAbsence>();
    }
}

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> m)
    {
        m.ToTable("meetings");
        m.HasKey(x => x.Id);
        m.HasIndex(x => new { x.BodyKey, x.HeldOn }).IsUnique().HasFilter("state <> 'CalledOff'");
        m.HasIndex(x => x.HeldOn);
        m.Property(x => x.Changes).HasDefaultValue(0);
        m.HasOne<Body>().WithMany().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
        m.HasRowVersion();
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

internal sealed class AgendaItemTable : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> a)
    {
        a.ToTable("agenda_items");
        a.HasKey(x => x.Id);
        a.HasIndex(x => new { x.MeetingId, x.CaseId }).IsUnique().HasFilter("case_id is not null");
        a.HasOne<Meeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeetingAttendanceTable : IEntityTypeConfiguration<MeetingAttendance>
{
    public void Configure(EntityTypeBuilder<MeetingAttendance> a)
    {
        a.ToTable("meeting_attendance");
        a.HasKey(x => new { x.MeetingId, x.MemberId });
        a.HasOne<Meeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        a.HasOne<BodyMember>().WithMany().HasForeignKey(x => x.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PointAbsenceTable : IEntityTypeConfiguration<PointAbsence>
{
    public void Configure(EntityTypeBuilder<PointAbsence> a)
    {
        a.ToTable("point_absences");
        a.HasKey(x => new { x.AgendaItemId, x.MemberId });
        a.HasOne<AgendaItem>().WithMany().HasForeignKey(x => x.AgendaItemId).OnDelete(DeleteBehavior.Cascade);
        a.HasOne<BodyMember>().WithMany().HasForeignKey(x => x.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}
