using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Years;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class YearTables
{
    extension(FinanceDb db)
    {
        public DbSet<YearEndDecision> YearEndDecisions => db.Set<YearEndDecision>();
    }
}

internal sealed class YearEndDecisionTable : IEntityTypeConfiguration<YearEndDecision>
{
    // The other side of the wall of what is settled, which is asked once a statement.
    private const string KeptForCosts = """
        create function finance.keep_year_end_decisions() returns trigger language plpgsql set search_path = pg_catalog as $$
        begin
            if exists (select from finance.settled_costs s
                       where (s.municipality_id, s.decision_id) in (select d.municipality_id, d.id from gone d)) then
                raise exception 'A decision that a year-end has taken up stands.'
                    using errcode = 'foreign_key_violation', constraint = 'of_a_cost';
            end if;
            return null;
        end
        $$;
        create trigger of_a_cost after delete on finance.year_end_decisions
            referencing old table as gone for each statement execute function finance.keep_year_end_decisions();
        """;

    public void Configure(EntityTypeBuilder<YearEndDecision> d)
    {
        d.ToTable("year_end_decisions");
        d.HasKey(x => x.Id);
        // A cost is decided once, in one year.
        d.HasIndex(x => x.CostLineId).IsUnique();
        d.HasIndex(x => new { x.Fund, x.Year });
        d.HasOne<CostLine>().WithMany().HasForeignKey(x => x.CostLineId).OnDelete(DeleteBehavior.Restrict);
        d.HasSql("kept-for-costs", KeptForCosts);
        d.HasRowVersion();
    }
}
