using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Persistence;

internal sealed class FinanceDb(DbContextOptions<FinanceDb> options, TenantTransaction? transaction) : ModuleDb(options, transaction)
{
    public const string SchemaName = "finance";

    public override string Schema => SchemaName;

    public DbSet<LedgerTransaction> Transactions => Set<LedgerTransaction>();
    public DbSet<LedgerRow> LedgerRows => Set<LedgerRow>();
    public DbSet<FundLock> FundLocks => Set<FundLock>();
    public DbSet<CostLine> CostLines => Set<CostLine>();
    public DbSet<CostImport> Imports => Set<CostImport>();
    public DbSet<CasePlan> Plans => Set<CasePlan>();
    public DbSet<AdherenceWord> AdherenceWords => Set<AdherenceWord>();
    public DbSet<PayoutHold> Holds => Set<PayoutHold>();
    public DbSet<SettlementRun> Runs => Set<SettlementRun>();
    public DbSet<SettlementLine> SettlementLines => Set<SettlementLine>();
    public DbSet<RepaymentInstalment> Instalments => Set<RepaymentInstalment>();

    protected override void Configure(ModelBuilder model)
    {
        model.Entity<LedgerTransaction>(t =>
        {
            t.ToTable("ledger_transactions");
            t.HasKey(x => x.Id);
            t.HasIndex(x => x.Key).IsUnique();
            t.HasIndex(x => x.CaseId);
            t.Ignore(x => x.Moved);
            t.HasMany(x => x.Rows).WithOne().HasForeignKey(r => r.TransactionId).OnDelete(DeleteBehavior.Restrict);
            t.IsInsertOnly("the ledger is only added to");
        });
        model.Entity<LedgerRow>(r =>
        {
            r.ToTable("ledger_rows");
            r.HasKey(x => x.Id);
            r.IsInsertOnly("the ledger is only added to");
        });
        model.Entity<FundLock>(l => l.HasKey(x => x.Key));
        model.Entity<CostLine>(c =>
        {
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
        });
        model.Entity<CostImport>(i =>
        {
            i.ToTable("cost_imports");
            i.HasKey(x => x.Id);
        });
        model.Entity<CasePlan>(p =>
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
            p.Property(x => x.Rows).HasColumnType("jsonb");
        });
        model.Entity<AdherenceWord>(a =>
        {
            a.HasKey(x => x.Id);
            a.HasIndex(x => new { x.CaseId, x.Occasion });
            a.IsInsertOnly("a word on adherence stands; a later one counts");
        });
        model.Entity<PayoutHold>(h =>
        {
            h.ToTable("payout_holds");
            h.HasKey(x => x.Id);
            h.HasIndex(x => x.CaseId).IsUnique().HasFilter("released_at is null");
        });
        model.Entity<SettlementRun>(r =>
        {
            r.ToTable("settlement_runs");
            r.HasKey(x => x.Occasion);
            r.HasMany(x => x.Lines).WithOne().HasForeignKey(l => l.Occasion).OnDelete(DeleteBehavior.Cascade);
            r.HasRowVersion();
        });
        model.Entity<SettlementLine>(l =>
        {
            l.HasKey(x => new { x.Occasion, x.CaseId });
            l.Property(x => x.Costs).HasColumnType("jsonb");
        });
        model.Entity<RepaymentInstalment>(i =>
        {
            i.ToTable("repayment_instalments");
            i.HasKey(x => x.Id);
            i.HasIndex(x => x.Year);
        });
    }
}

internal sealed class FinanceDbDesign() : DesignTimeDb<FinanceDb>(options => new FinanceDb(options, null), FinanceDb.SchemaName);
