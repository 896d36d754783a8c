using System.Text.Json;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Ranking;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Fund.Assessment.Persistence;

internal sealed class AssessmentDb(DbContextOptions<AssessmentDb> options, TenantTransaction? transaction) : ModuleDb(options, transaction)
{
    public const string SchemaName = "assessment";

    public override string Schema => SchemaName;

    public DbSet<CriterionAssessment> Assessments => Set<CriterionAssessment>();
    public DbSet<Recusal> Recusals => Set<Recusal>();
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();
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
        model.Entity<Decision>(d =>
        {
            d.HasKey(x => x.Id);
            d.HasIndex(x => x.CaseId);
            d.Property(x => x.PerYear)
                .HasColumnType("jsonb")
                .HasConversion(
                    years => JsonSerializer.Serialize(years, JsonSerializerOptions.Web),
                    json => JsonSerializer.Deserialize<Dictionary<int, long>>(json, JsonSerializerOptions.Web)!,
                    new ValueComparer<Dictionary<int, long>>(
                        (a, b) => a!.Count == b!.Count && !a.Except(b).Any(),
                        years => years.Count,
                        years => years.ToDictionary()
                    )
                );
            d.IsInsertOnly("what a body has decided is changed only by its next decision");
        });
        model.Entity<CriterionRanking>(r =>
        {
            r.HasKey(x => x.Id);
            r.HasIndex(x => x.Criterion);
            r.IsInsertOnly("an order stands; a later one takes its place");
        });
    }
}

internal sealed class AssessmentDbDesign()
    : DesignTimeDb<AssessmentDb>(options => new AssessmentDb(options, null), AssessmentDb.SchemaName);
