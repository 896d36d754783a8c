using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Tasks;

/// <summary>The tables that are described here, as sets of the context.</summary>
public static class TaskTables
{
    extension(PlatformDb db)
    {
        /// <summary>What is asked of whom, by when.</summary>
        public DbSet<TaskItem> Tasks => db.Set<TaskItem>();

        /// <summary>Who may subscribe to a person's deadlines.</summary>
        public DbSet<CalendarFeed> CalendarFeeds => db.Set<CalendarFeed>();
    }
}

internal sealed class TaskItemTable : IEntityTypeConfiguration<TaskItem>
{
    public void Configure(EntityTypeBuilder<TaskItem> t)
    {
        t.ToTable("tasks");
        t.HasKey(x => x.Id);
        t.HasIndex(x => x.Due).HasFilter("done_at is null");
        t.HasIndex(x => x.CaseNumber);
    }
}

internal sealed class CalendarFeedTable : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> f)
    {
        f.ToTable("calendar_feeds");
        f.HasKey(x => x.PersonId);
        f.HasIndex(x => x.Hash).IsUnique();
    }
}
