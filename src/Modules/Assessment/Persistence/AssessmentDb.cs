using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Assessment.Ranking;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Persistence;

internal sealed class AssessmentDb(DbContextOptions<AssessmentDb> options) : ModuleDb(options)
{
    public const string SchemaName = "assessment";

    public override string Schema => SchemaName;

    public DbSet<CriterionAssessment> Assessments => Set<CriterionAssessment>();
    public DbSet<Recusal> Recusals => Set<Recusal>();
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingItem> MeetingItems => Set<MeetingItem>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<CriterionRanking> Rankings => Set<CriterionRanking>();

    protected override void Configure(ModelBuilder model)
    {
        model.Entity<CriterionAssessment>(a =>
        {
            a.HasKey(x => x.Id);
            a.HasIndex(x => x.CaseId);
            a.IsInsertOnly("an assessor's word stands; a later one counts beside it");
        });
        model.Entity<Recusal>(r =>
        {
            r.HasKey(x => x.Id);
            r.HasIndex(x => new { x.CaseId, x.PersonId }).IsUnique();
            r.IsInsertOnly("a declared conflict of interest stands");
        });
        model.Entity<Recommendation>(r =>
        {
            r.HasKey(x => x.Id);
            r.HasIndex(x => x.CaseId);
            r.IsInsertOnly("what was recommended stands");
        });
        model.Entity<Meeting>(m =>
        {
            m.HasKey(x => x.Id);
            m.HasIndex(x => new { x.Body, x.HeldOn }).IsUnique();
            m.IsInsertOnly("a meeting has been held");
        });
        model.Entity<MeetingItem>(i =>
        {
            i.HasKey(x => x.Id);
            i.HasIndex(x => x.CaseId);
            i.HasOne<Meeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
            i.IsInsertOnly("what was recorded of a meeting stands");
        });
        model.Entity<Decision>(d =>
        {
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
        });
        model.Entity<GrantedYear>(y =>
        {
            y.ToTable("granted_years");
            y.HasKey(x => new { x.DecisionId, x.Year });
            y.IsInsertOnly("what a body has granted is changed only by its next decision");
        });
        model.Entity<CriterionRanking>(r =>
        {
            r.HasKey(x => x.Id);
            r.HasIndex(x => new { x.Fund, x.Criterion });
            r.IsInsertOnly("an order stands; a later one takes its place");
        });
    }
}

internal sealed class AssessmentDbDesign() : DesignTimeDb<AssessmentDb>(options => new AssessmentDb(options), AssessmentDb.SchemaName);
