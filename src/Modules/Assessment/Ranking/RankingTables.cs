using Fund.Assessment.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Assessment.Ranking;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class RankingTables
{
    extension(AssessmentDb db)
    {
        public DbSet<CriterionRanking> Rankings => db.Set<CriterionRanking>();
    }
}

internal sealed class CriterionRankingTable : IEntityTypeConfiguration<CriterionRanking>
{
    public void Configure(EntityTypeBuilder<CriterionRanking> r)
    {
        r.ToTable("rankings");
        r.HasKey(x => x.Id);
        r.HasIndex(x => new { x.Fund, x.Criterion });
        r.IsInsertOnly("an order stands; a later one takes its place");
    }
}
