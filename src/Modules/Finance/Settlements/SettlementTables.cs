using Fund.Finance.Costs;
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
        public DbSet<CostSettled> SettledCosts => db.Set<CostSettled>();
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

internal sealed class CostSettledTable : IEntityTypeConfiguration<CostSettled>
{
    public void Configure(EntityTypeBuilder<CostSettled> s)
    {
        s.ToTable("settled_costs");
        s.HasKey(x => x.CostLineId);
        s.HasIndex(x => x.RunId);
        s.HasIndex(x => x.CaseId);
        s.HasOne<SettlementRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Restrict);
        s.HasOne<CostLine>().WithMany().HasForeignKey(x => x.CostLineId).OnDelete(DeleteBehavior.Restrict);
    }
}
