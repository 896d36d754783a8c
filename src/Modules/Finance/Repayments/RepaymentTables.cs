using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Repayments;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class RepaymentTables
{
    extension(FinanceDb db)
    {
        public DbSet<RepaymentInstalment> Instalments => db.Set<RepaymentInstalment>();
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
