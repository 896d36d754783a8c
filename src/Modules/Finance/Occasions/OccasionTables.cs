using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Occasions;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class OccasionTables
{
    extension(FinanceDb db)
    {
        public DbSet<SettlementRun> Runs => db.Set<SettlementRun>();
        public DbSet<SettlementLine> SettlementLines => db.Set<SettlementLine>();
        public DbSet<SettlementReversal> Reversals => db.Set<SettlementReversal>();
        public DbSet<VoucherFileRead> VoucherFilesRead => db.Set<VoucherFileRead>();
    }
}

internal sealed class SettlementRunTable : IEntityTypeConfiguration<SettlementRun>
{
    public void Configure(EntityTypeBuilder<SettlementRun> r)
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
    }
}

internal sealed class SettlementLineTable : IEntityTypeConfiguration<SettlementLine>
{
    // The other side of the wall of the costs, which is asked once a statement.
    private const string KeptForCosts = """
        create function finance.keep_settlement_lines() returns trigger language plpgsql set search_path = pg_catalog as $$
        begin
            if exists (select from finance.settlement_costs c
                       where (c.municipality_id, c.run_id, c.case_id) in (select l.municipality_id, l.run_id, l.case_id from gone l)) then
                raise exception 'The costs of a settlement go before its lines.'
                    using errcode = 'foreign_key_violation', constraint = 'of_a_line';
            end if;
            return null;
        end
        $$;
        create trigger of_a_line after delete on finance.settlement_lines
            referencing old table as gone for each statement execute function finance.keep_settlement_lines();
        """;

    public void Configure(EntityTypeBuilder<SettlementLine> l)
    {
        l.ToTable("settlement_lines");
        l.HasKey(x => new { x.RunId, x.CaseId });
        l.HasIndex(x => x.CaseId);
        l.HasSql("kept-for-costs", KeptForCosts);
    }
}

internal sealed class SettlementReversalTable : IEntityTypeConfiguration<SettlementReversal>
{
    public void Configure(EntityTypeBuilder<SettlementReversal> r)
    {
        r.ToTable("settlement_reversals");
        r.HasKey(x => x.Id);
        r.HasIndex(x => x.RunId).IsUnique().HasFilter("state <> 'Withdrawn'");
        r.HasOne<SettlementRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Restrict);
        r.HasRowVersion();
    }
}

internal sealed class VoucherFileReadTable : IEntityTypeConfiguration<VoucherFileRead>
{
    public void Configure(EntityTypeBuilder<VoucherFileRead> f)
    {
        f.ToTable("voucher_files_read");
        f.HasKey(x => x.FileId);
        f.IsInsertOnly("what was said of a file stands");
    }
}
