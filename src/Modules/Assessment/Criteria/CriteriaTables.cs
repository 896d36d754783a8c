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
        public DbSet<Lodgement> Lodgements => db.Set<Lodgement>();
        public DbSet<PreliminaryView> PreliminaryViews => db.Set<PreliminaryView>();
        public DbSet<JointAssessment> JointAssessments => db.Set<JointAssessment>();
        public DbSet<Dissent> Dissents => db.Set<Dissent>();
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

internal sealed class LodgementTable : IEntityTypeConfiguration<Lodgement>
{
    public void Configure(EntityTypeBuilder<Lodgement> l)
    {
        l.ToTable("lodgements");
        l.HasKey(x => x.Id);
        l.HasIndex(x => new { x.CaseId, x.PersonId });
        l.IsInsertOnly("what was lodged and taken back stands");
    }
}

internal sealed class PreliminaryViewTable : IEntityTypeConfiguration<PreliminaryView>
{
    public void Configure(EntityTypeBuilder<PreliminaryView> p)
    {
        p.ToTable("preliminary_views");
        p.HasKey(x => x.Id);
        p.HasIndex(x => x.CaseId);
        p.IsInsertOnly("what was seen beforehand stands; a later view takes its place");
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

internal sealed class DissentTable : IEntityTypeConfiguration<Dissent>
{
    public void Configure(EntityTypeBuilder<Dissent> d)
    {
        d.ToTable("dissents");
        d.HasKey(x => x.Id);
        d.HasIndex(x => x.CaseId);
        d.IsInsertOnly("a dissent stands beside what was agreed");
    }
}
