using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Plans;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class PlanTables
{
    extension(FinanceDb db)
    {
        public DbSet<CasePlan> Plans => db.Set<CasePlan>();
    }
}

internal sealed class CasePlanTable : IEntityTypeConfiguration<CasePlan>
{
    public void Configure(EntityTypeBuilder<CasePlan> p)
    {
        p.ToTable("case_plans");
        p.HasKey(x => x.Id);
        p.HasIndex(x => new
        {
            x.CaseId,
            x.Plan,
            x.Version,
        })
            .IsUnique();
        p.HasMany(x => x.Rows).WithOne().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Restrict);
        p.HasRowVersion();
    }
}

internal sealed class PlanRowTable : IEntityTypeConfiguration<PlanRow>
{
    public void Configure(EntityTypeBuilder<PlanRow> r)
    {
        r.ToTable("plan_rows");
        r.HasKey(x => new { x.PlanId, x.Position });
        r.IsInsertOnly("a plan that was handed in is never changed");
    }
}
