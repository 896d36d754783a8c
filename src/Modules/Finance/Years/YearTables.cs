using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Years;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class YearTables
{
    extension(FinanceDb db)
    {
        public DbSet<YearEndDecision> YearEndDecisions => db.Set<YearEndDecision>();
    }
}

internal sealed class YearEndDecisionTable : IEntityTypeConfiguration<YearEndDecision>
{
    public void Configure(EntityTypeBuilder<YearEndDecision> d)
    {
        d.ToTable("year_end_decisions");
        d.HasKey(x => x.Id);
        // A cost is decided once, in one year.
        d.HasIndex(x => x.CostLineId).IsUnique();
        d.HasIndex(x => new { x.Fund, x.Year });
        d.HasOne<CostLine>().WithMany().HasForeignKey(x => x.CostLineId).OnDelete(DeleteBehavior.Restrict);
        d.HasRowVersion();
    }
}
