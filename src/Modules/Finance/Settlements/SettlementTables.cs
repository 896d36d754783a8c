using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Settlements;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class SettlementTables
{
    extension(FinanceDb db)
    {
        public DbSet<SettlementCost> SettlementCosts => db.Set<SettlementCost>();
    }
}

internal sealed class SettlementCostTable : IEntityTypeConfiguration<SettlementCost>
{
    public void Configure(EntityTypeBuilder<SettlementCost> c)
    {
        c.ToTable("settlement_costs");
        c.HasKey(x => new { x.RunId, x.CostLineId });
        c.HasIndex(x => new { x.RunId, x.CaseId });
        c.HasOne<SettlementLine>().WithMany().HasForeignKey(x => new { x.RunId, x.CaseId }).OnDelete(DeleteBehavior.Restrict);
    }
}
