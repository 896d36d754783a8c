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

/// <remarks>Asked once a statement, as the costs of a settlement are: a million are settled at a time.</remarks>
internal sealed class CostSettledTable : IEntityTypeConfiguration<CostSettled>
{
    // Costs are never removed (insert-only), and a settlement that has lines is not either.
    private const string OfACost = """
        create function finance.require_settled_cost() returns trigger language plpgsql set search_path = pg_catalog as $$
        begin
            if exists (select from fresh s
                       where not exists (select from finance.cost_lines c
                                         where c.municipality_id = s.municipality_id and c.id = s.cost_line_id))
               or exists (select from (select distinct municipality_id, run_id from fresh where run_id is not null) s
                          where not exists (select from finance.settlement_runs r
                                            where r.municipality_id = s.municipality_id and r.id = s.run_id))
               or exists (select from (select distinct municipality_id, decision_id from fresh where decision_id is not null) s
                          where not exists (select from finance.year_end_decisions d
                                            where d.municipality_id = s.municipality_id and d.id = s.decision_id)) then
                raise exception 'What is settled is a cost, and by a settlement or a decision that there is.'
                    using errcode = 'foreign_key_violation', constraint = 'of_a_cost';
            end if;
            return null;
        end
        $$;
        create trigger of_a_cost after insert on finance.settled_costs
            referencing new table as fresh for each statement execute function finance.require_settled_cost();
        """;

    public void Configure(EntityTypeBuilder<CostSettled> s)
    {
        s.ToTable("settled_costs");
        s.HasKey(x => x.CostLineId);
        s.HasIndex(x => x.RunId);
        s.HasIndex(x => x.DecisionId).HasFilter("decision_id is not null");
        s.HasSql("of-a-cost", OfACost);
    }
}
