using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
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

/// <remarks>
/// A settlement of a municipality with much to do has a million costs. What they refer to is therefore asked once a statement, of all its
/// rows together, and not by a key that is asked of each: the same wall, at a fifth of the price.
/// </remarks>
internal sealed class SettlementCostTable : IEntityTypeConfiguration<SettlementCost>
{
    private const string OfALine = """
        create function finance.require_settlement_line() returns trigger language plpgsql set search_path = pg_catalog as $$
        begin
            if exists (select from fresh c
                       where not exists (select from finance.settlement_lines l
                                         where l.municipality_id = c.municipality_id and l.run_id = c.run_id
                                           and l.case_id = c.case_id)) then
                raise exception 'A cost of a settlement is of one of its lines.'
                    using errcode = 'foreign_key_violation', constraint = 'of_a_line';
            end if;
            return null;
        end
        $$;
        create trigger of_a_line after insert on finance.settlement_costs
            referencing new table as fresh for each statement execute function finance.require_settlement_line();
        """;

    public void Configure(EntityTypeBuilder<SettlementCost> c)
    {
        c.ToTable("settlement_costs");
        c.HasKey(x => new { x.RunId, x.CostLineId });
        c.HasIndex(x => new { x.RunId, x.CaseId });
        c.HasSql("of-a-line", OfALine);
    }
}
