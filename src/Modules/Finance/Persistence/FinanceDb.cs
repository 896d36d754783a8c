using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Ledger;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Persistence;

internal sealed class FinanceDb(DbContextOptions<FinanceDb> options) : ModuleDb(options)
{
    public const string SchemaName = "finance";

    public override string Schema => SchemaName;

    public DbSet<FundLock> FundLocks => Set<FundLock>();
    public DbSet<FundYear> FundYears => Set<FundYear>();
    public DbSet<LedgerTransaction> Transactions => Set<LedgerTransaction>();
    public DbSet<LedgerRow> LedgerRows => Set<LedgerRow>();
    public DbSet<FundBalanceRow> FundBalances => Set<FundBalanceRow>();
    public DbSet<CaseBalanceRow> CaseBalances => Set<CaseBalanceRow>();
    public DbSet<CostLine> CostLines => Set<CostLine>();
    public DbSet<CostImport> Imports => Set<CostImport>();
    public DbSet<CasePlan> Plans => Set<CasePlan>();
    public DbSet<AdherenceWord> AdherenceWords => Set<AdherenceWord>();
    public DbSet<PayoutHold> Holds => Set<PayoutHold>();
    public DbSet<SettlementRun> Runs => Set<SettlementRun>();
    public DbSet<SettlementLine> SettlementLines => Set<SettlementLine>();
    public DbSet<SettlementCost> SettlementCosts => Set<SettlementCost>();
    public DbSet<CostSettled> SettledCosts => Set<CostSettled>();
    public DbSet<RepaymentInstalment> Instalments => Set<RepaymentInstalment>();

    protected override void Configure(ModelBuilder model)
    {
        LedgerTables(model);
        CostTables(model);
        PlanTables(model);
        SettlementTables(model);
    }

    private static void LedgerTables(ModelBuilder model)
    {
        model.Entity<FundLock>(l =>
        {
            l.HasKey(x => x.Key);
            l.HasSql("rights", LedgerWalls.OnFundLocks);
        });
        model.Entity<FundYear>(y =>
        {
            y.ToTable("fiscal_years");
            y.HasKey(x => new { x.Fund, x.Year });
        });
        model.Entity<LedgerTransaction>(t =>
        {
            t.ToTable("ledger_transactions");
            t.HasKey(x => x.Id);
            t.HasIndex(x => x.Key).IsUnique();
            t.HasIndex(x => x.CaseId);
            t.HasIndex(x => x.RunId).HasFilter("run_id is not null");
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
        });
        model.Entity<LedgerRow>(r =>
        {
            r.ToTable("ledger_rows");
            r.HasKey(x => x.Id);
            r.IsInsertOnly("the ledger is only added to");
            r.HasSql("walls", LedgerWalls.OnRows);
        });
        model.Entity<FundBalanceRow>(b =>
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
        });
        model.Entity<CaseBalanceRow>(b =>
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
        });
    }

    private static void CostTables(ModelBuilder model)
    {
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
            i.HasRowVersion();
        });
    }

    private static void PlanTables(ModelBuilder model)
    {
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
            p.HasMany(x => x.Rows).WithOne().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Restrict);
            p.HasRowVersion();
        });
        model.Entity<PlanRow>(r =>
        {
            r.ToTable("plan_rows");
            r.HasKey(x => new { x.PlanId, x.Position });
            r.IsInsertOnly("a plan that was handed in is never changed");
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
            h.HasRowVersion();
        });
        model.Entity<RepaymentInstalment>(i =>
        {
            i.ToTable("repayment_instalments");
            i.HasKey(x => x.Id);
            i.HasIndex(x => new { x.Fund, x.Year });
            i.HasIndex(x => x.CaseId);
            i.Property(x => x.Version).IsConcurrencyToken();
        });
    }

    private static void SettlementTables(ModelBuilder model)
    {
        model.Entity<SettlementRun>(r =>
        {
            r.ToTable("settlement_runs");
            r.HasKey(x => x.Id);
            r.HasIndex(x => new { x.Fund, x.Occasion }).IsUnique().HasFilter("state <> 'Reversed'");
            r.HasIndex(x => new
            {
                x.Fund,
                x.Occasion,
                x.Sequence,
            })
                .IsUnique();
            r.HasMany(x => x.Lines).WithOne().HasForeignKey(l => l.RunId).OnDelete(DeleteBehavior.Restrict);
            r.HasRowVersion();
        });
        model.Entity<SettlementLine>(l =>
        {
            l.HasKey(x => new { x.RunId, x.CaseId });
            l.HasIndex(x => x.CaseId);
        });
        model.Entity<SettlementCost>(c =>
        {
            c.ToTable("settlement_costs");
            c.HasKey(x => new { x.RunId, x.CostLineId });
            c.HasIndex(x => new { x.RunId, x.CaseId });
            c.HasOne<SettlementLine>().WithMany().HasForeignKey(x => new { x.RunId, x.CaseId }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CostSettled>(s =>
        {
            s.ToTable("settled_costs");
            s.HasKey(x => x.CostLineId);
            s.HasIndex(x => x.RunId);
            s.HasIndex(x => x.CaseId);
            s.HasOne<SettlementRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Restrict);
            s.HasOne<CostLine>().WithMany().HasForeignKey(x => x.CostLineId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class FinanceDbDesign() : DesignTimeDb<FinanceDb>(options => new FinanceDb(options), FinanceDb.SchemaName);
