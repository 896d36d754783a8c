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
        public DbSet<CostImport> Imports => db.Set<CostImport>();
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
            x.Series,
            x.Number,
            x.Row,
        })
            .IsUnique();
        c.HasIndex(x => x.CaseId);
    }
}

internal sealed class CostImportTable : IEntityTypeConfiguration<CostImport>
{
    public void Configure(EntityTypeBuilder<CostImport> i)
    {
        i.ToTable("cost_imports");
        i.HasKey(x => x.Id);
        i.HasRowVersion();
    }
}
