using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Works;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class WorkTables
{
    extension(PlatformDb db)
    {
        /// <summary>Works.</summary>
        internal DbSet<Work> Works => db.Set<Work>();

        /// <summary>How far they have come.</summary>
        internal DbSet<WorkStep> WorkSteps => db.Set<WorkStep>();
    }
}

internal sealed class WorkTable : IEntityTypeConfiguration<Work>
{
    public void Configure(EntityTypeBuilder<Work> w)
    {
        w.ToTable("works");
        w.HasKey(x => x.Id);
        w.HasIndex(x => x.About).IsUnique().HasFilter("state = 'Waiting'").HasDatabaseName("ux_works_about_waiting");
        w.HasIndex(x => new { x.About, x.AskedAt });
        w.HasIndex(x => new
        {
            x.PersonId,
            x.Message,
            x.RequestId,
        })
            .IsUnique()
            .HasFilter("request_id is not null");
    }
}

internal sealed class WorkStepTable : IEntityTypeConfiguration<WorkStep>
{
    public void Configure(EntityTypeBuilder<WorkStep> s)
    {
        s.ToTable("work_steps");
        // No key to the works: a step is written while the work's own row is held.
        s.HasKey(x => x.WorkId);
    }
}
