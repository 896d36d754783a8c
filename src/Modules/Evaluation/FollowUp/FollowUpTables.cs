using Fund.Evaluation.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Evaluation.FollowUp;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class FollowUpTables
{
    extension(EvaluationDb db)
    {
        public DbSet<IndicatorPlan> Indicators => db.Set<IndicatorPlan>();
        public DbSet<Measurement> Measurements => db.Set<Measurement>();
    }
}

internal sealed class IndicatorPlanTable : IEntityTypeConfiguration<IndicatorPlan>
{
    public void Configure(EntityTypeBuilder<IndicatorPlan> i)
    {
        i.ToTable("indicators");
        i.HasKey(x => x.Id);
        i.HasIndex(x => x.CaseId);
        i.IsInsertOnly("the plan is locked when the initiative starts");
    }
}

internal sealed class MeasurementTable : IEntityTypeConfiguration<Measurement>
{
    public void Configure(EntityTypeBuilder<Measurement> m)
    {
        m.ToTable("measurements");
        m.HasKey(x => x.Id);
        m.HasIndex(x => x.CaseId);
        m.HasOne<IndicatorPlan>().WithMany().HasForeignKey(x => x.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        m.IsInsertOnly("a measured value is corrected by a later one");
    }
}
