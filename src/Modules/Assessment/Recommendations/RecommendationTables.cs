using Fund.Assessment.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Assessment.Recommendations;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class RecommendationTables
{
    extension(AssessmentDb db)
    {
        public DbSet<Recommendation> Recommendations => db.Set<Recommendation>();
    }
}

internal sealed class RecommendationTable : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> r)
    {
        r.ToTable("recommendations");
        r.HasKey(x => x.Id);
        r.HasIndex(x => x.CaseId);
        r.Property(x => x.Content).HasDefaultValue("");
        r.IsInsertOnly("what was recommended stands");
    }
}
