using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Repayments;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class RepaymentTables
{
    extension(FinanceDb db)
    {
        public DbSet<RepaymentInstalment> Instalments => db.Set<RepaymentInstalment>();
        public DbSet<RepaymentEffect> Effects => db.Set<RepaymentEffect>();
        public DbSet<BudgetDelivery> Deliveries => db.Set<BudgetDelivery>();
    }
}

internal sealed class RepaymentInstalmentTable : IEntityTypeConfiguration<RepaymentInstalment>
{
    public void Configure(EntityTypeBuilder<RepaymentInstalment> i)
    {
        i.ToTable("repayment_instalments");
        i.HasKey(x => x.Id);
        i.HasIndex(x => new { x.Fund, x.Year });
        i.HasIndex(x => x.CaseId);
        i.Property(x => x.Version).IsConcurrencyToken();
    }
}

internal sealed class RepaymentEffectTable : IEntityTypeConfiguration<RepaymentEffect>
{
    public void Configure(EntityTypeBuilder<RepaymentEffect> e)
    {
        e.ToTable("repayment_effects");
        e.HasKey(x => new { x.InstalmentId, x.Number });
        e.HasOne<RepaymentInstalment>().WithMany().HasForeignKey(x => x.InstalmentId).OnDelete(DeleteBehavior.Restrict);
        e.IsInsertOnly("what was registered is not changed; the next one holds");
    }
}

internal sealed class BudgetDeliveryTable : IEntityTypeConfiguration<BudgetDelivery>
{
    public void Configure(EntityTypeBuilder<BudgetDelivery> d)
    {
        d.ToTable("budget_deliveries");
        d.HasKey(x => x.Id);
        d.HasIndex(x => new
        {
            x.Fund,
            x.Year,
            x.Number,
        })
            .IsUnique();
        d.HasMany(x => x.Rows).WithOne().HasForeignKey(r => r.DeliveryId).OnDelete(DeleteBehavior.Restrict);
        d.IsInsertOnly("what was delivered is not changed");
    }
}

internal sealed class BudgetDeliveryRowTable : IEntityTypeConfiguration<BudgetDeliveryRow>
{
    public void Configure(EntityTypeBuilder<BudgetDeliveryRow> r)
    {
        r.ToTable("budget_delivery_rows");
        r.HasKey(x => new { x.DeliveryId, x.Position });
        r.IsInsertOnly("what was delivered is not changed");
    }
}
