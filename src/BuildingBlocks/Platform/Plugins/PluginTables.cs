using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Plugins;

/// <summary>The tables that are described here, as sets of the context.</summary>
public static class PluginTables
{
    extension(PlatformDb db)
    {
        /// <summary>What each plugin step did, kept even when the operation was undone.</summary>
        public DbSet<StepTrace> StepTraces => db.Set<StepTrace>();
    }
}

internal sealed class StepTraceTable : IEntityTypeConfiguration<StepTrace>
{
    public void Configure(EntityTypeBuilder<StepTrace> s)
    {
        s.ToTable("step_traces");
        s.HasKey(x => x.Id);
        s.HasIndex(x => x.CaseNumber);
        s.HasIndex(x => x.At);
        s.HasIndex(x => x.Reference).HasFilter("reference is not null");
        s.IsInsertOnly("kept even when the operation is undone");
    }
}
