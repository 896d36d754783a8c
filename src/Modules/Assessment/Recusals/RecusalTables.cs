using Fund.Assessment.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Assessment.Recusals;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class RecusalTables
{
    extension(AssessmentDb db)
    {
        public DbSet<Recusal> Recusals => db.Set<Recusal>();
    }
}

internal sealed class RecusalTable : IEntityTypeConfiguration<Recusal>
{
    public void Configure(EntityTypeBuilder<Recusal> r)
    {
        r.ToTable("recusals");
        r.HasKey(x => x.Id);
        r.HasIndex(x => new { x.CaseId, x.PersonId }).IsUnique();
        r.IsInsertOnly("a declared conflict of interest stands");
    }
}
