using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Costs;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class CostTables
{
    extension(FinanceDb db)
    {
        public DbSet<CostLine> CostLines => db.Set<CostLine>();
        public DbSet<CostSettled> SettledCosts => db.Set<CostSettled>();

        /// <summary>Costs as they stand: neither taken back nor taking back.</summary>
        public IQueryable<CostLine> StandingCosts =>
            db.Set<CostLine>().Where(cost => cost.Corrects == null && !db.Set<CostLine>().Any(other => other.Corrects == cost.Id));
    }
}

internal sealed class CostLineTable : IEntityTypeConfiguration<CostLine>
{
    public void Configure(EntityTypeBuilder<CostLine> c)
    {
        c.ToTable("cost_lines");
        c.HasKey(x => x.Id);
        c.HasIndex(x => new
        {
            x.Year,
            x.Number,
            x.Series,
        });
        c.HasIndex(x => x.CaseId);
        // A row of a file is booked once, a cost is taken back once, and that is undone once, whoever clicks twice.
        c.HasIndex(x => new { x.ImportId, x.FileLine }).IsUnique().HasFilter("file_line is not null");
        c.HasIndex(x => x.Corrects).IsUnique().HasFilter("corrects is not null");
        c.HasIndex(x => x.Restores).IsUnique().HasFilter("restores is not null");
        c.IsInsertOnly("what was wrong is taken back by new rows");
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
