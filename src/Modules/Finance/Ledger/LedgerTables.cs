using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Ledger;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class LedgerTables
{
    extension(FinanceDb db)
    {
        public DbSet<FundLock> FundLocks => db.Set<FundLock>();
        public DbSet<FundYear> FundYears => db.Set<FundYear>();
        public DbSet<LedgerTransaction> Transactions => db.Set<LedgerTransaction>();
        public DbSet<FundBalanceRow> FundBalances => db.Set<FundBalanceRow>();
        public DbSet<CaseBalanceRow> CaseBalances => db.Set<CaseBalanceRow>();
        public DbSet<CaseSumRow> CaseSums => db.Set<CaseSumRow>();
    }
}

internal sealed class FundLockTable : IEntityTypeConfiguration<FundLock>
{
    public void Configure(EntityTypeBuilder<FundLock> l)
    {
        l.ToTable("fund_locks");
        l.HasKey(x => x.Key);
        l.HasSql("rights", LedgerWalls.OnFundLocks);
    }
}

internal sealed class FundYearTable : IEntityTypeConfiguration<FundYear>
{
    public void Configure(EntityTypeBuilder<FundYear> y)
    {
        y.ToTable("fiscal_years");
        y.HasKey(x => new { x.Fund, x.Year });
        y.HasRowVersion();
    }
}

internal sealed class LedgerTransactionTable : IEntityTypeConfiguration<LedgerTransaction>
{
    public void Configure(EntityTypeBuilder<LedgerTransaction> t)
    {
        t.ToTable("ledger_transactions");
        t.HasKey(x => x.Id);
        t.HasIndex(x => x.Key).IsUnique();
        t.HasIndex(x => x.CaseId);
        t.HasIndex(x => x.RunId).HasFilter("run_id is not null");
        t.HasIndex(x => x.Reverses).IsUnique().HasFilter("reverses is not null");
        t.HasIndex(x => new
        {
            x.Fund,
            x.At,
            x.Id,
        });
        t.Ignore(x => x.Moved);
        t.HasOne<FundLock>().WithMany().HasForeignKey(x => x.Fund).OnDelete(DeleteBehavior.Restrict);
        t.HasMany(x => x.Rows).WithOne().HasForeignKey(r => r.TransactionId).OnDelete(DeleteBehavior.Restrict);
        t.IsInsertOnly("the ledger is only added to");
        t.HasSql("walls", LedgerWalls.OnTransactions);
    }
}

internal sealed class LedgerRowTable : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> r)
    {
        r.ToTable("ledger_rows");
        r.HasKey(x => x.Id);
        r.IsInsertOnly("the ledger is only added to");
        r.HasSql("walls", LedgerWalls.OnRows);
    }
}

internal sealed class FundBalanceRowTable : IEntityTypeConfiguration<FundBalanceRow>
{
    public void Configure(EntityTypeBuilder<FundBalanceRow> b)
    {
        b.ToTable("fund_balances");
        b.HasKey(x => new
        {
            x.Fund,
            x.Track,
            x.Year,
            x.Kind,
            x.Account,
        });
        b.HasSql("walls", LedgerWalls.OnFundBalances);
    }
}

internal sealed class CaseBalanceRowTable : IEntityTypeConfiguration<CaseBalanceRow>
{
    public void Configure(EntityTypeBuilder<CaseBalanceRow> b)
    {
        b.ToTable("case_balances");
        b.HasKey(x => new
        {
            x.CaseId,
            x.Fund,
            x.Year,
            x.Kind,
            x.Account,
        });
        b.HasSql("walls", LedgerWalls.OnCaseBalances);
    }
}

internal sealed class CaseSumRowTable : IEntityTypeConfiguration<CaseSumRow>
{
    public void Configure(EntityTypeBuilder<CaseSumRow> s)
    {
        s.ToTable("case_sums");
        s.HasKey(x => x.CaseId);
        s.HasSql("rights", LedgerWalls.OnCaseSums);
    }
}
