using Fund.Assessment.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Assessment.Decisions;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class DecisionTables
{
    extension(AssessmentDb db)
    {
        public DbSet<Decision> Decisions => db.Set<Decision>();
    }
}

internal sealed class DecisionTable : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> d)
    {
        d.ToTable("decisions");
        d.HasKey(x => x.Id);
        d.HasIndex(x => new
        {
            x.CaseId,
            x.Body,
            x.DecidedOn,
            x.ParagraphKey,
        })
            .IsUnique();
        d.HasMany(x => x.PerYear).WithOne().HasForeignKey(y => y.DecisionId).OnDelete(DeleteBehavior.Restrict);
        d.IsInsertOnly("what a body has decided is changed only by its next decision");
    }
}

internal sealed class GrantedYearTable : IEntityTypeConfiguration<GrantedYear>
{
    public void Configure(EntityTypeBuilder<GrantedYear> y)
    {
        y.ToTable("granted_years");
        y.HasKey(x => new { x.DecisionId, x.Year });
        y.IsInsertOnly("what a body has granted is changed only by its next decision");
    }
}
