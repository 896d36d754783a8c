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
        public DbSet<DecisionDays> DecisionDays => db.Set<DecisionDays>();
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
            x.Version,
        })
            .IsUnique();
        d.HasIndex(x => x.Corrects).IsUnique().HasFilter("corrects is not null");
        d.HasOne<Decision>().WithMany().HasForeignKey(x => x.Corrects).OnDelete(DeleteBehavior.Restrict);
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

internal sealed class DecisionDaysTable : IEntityTypeConfiguration<DecisionDays>
{
    public void Configure(EntityTypeBuilder<DecisionDays> d)
    {
        d.ToTable("decision_days");
        d.HasKey(x => x.Id);
        d.HasIndex(x => x.CaseId);
        d.HasOne<Decision>().WithMany().HasForeignKey(x => x.Root).OnDelete(DeleteBehavior.Restrict);
        d.IsInsertOnly("what was said of a decision's minutes stands; a later word counts");
    }
}
