using Fund.Assessment.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Assessment.Criteria;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class CriteriaTables
{
    extension(AssessmentDb db)
    {
        public DbSet<CriterionAssessment> Assessments => db.Set<CriterionAssessment>();
        public DbSet<JointAssessment> JointAssessments => db.Set<JointAssessment>();
    }
}

internal sealed class CriterionAssessmentTable : IEntityTypeConfiguration<CriterionAssessment>
{
    public void Configure(EntityTypeBuilder<CriterionAssessment> a)
    {
        a.ToTable("assessments");
        a.HasKey(x => x.Id);
        a.HasIndex(x => x.CaseId);
        a.Property(x => x.Content).HasDefaultValue("");
        a.IsInsertOnly("an assessor's word stands; a later one counts beside it");
    }
}

internal sealed class JointAssessmentTable : IEntityTypeConfiguration<JointAssessment>
{
    public void Configure(EntityTypeBuilder<JointAssessment> j)
    {
        j.ToTable("joint_assessments");
        j.HasKey(x => x.Id);
        j.HasIndex(x => x.CaseId);
        j.IsInsertOnly("what was agreed stands; a later agreement takes its place");
    }
}
