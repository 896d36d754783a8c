using System.Text.Json;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Evaluation.Persistence;

internal sealed class EvaluationDb(DbContextOptions<EvaluationDb> options) : ModuleDb(options)
{
    public const string SchemaName = "evaluation";

    public override string Schema => SchemaName;

    public DbSet<IndicatorPlan> Indicators => Set<IndicatorPlan>();
    public DbSet<Measurement> Measurements => Set<Measurement>();
    public DbSet<CaseEvaluation> Evaluations => Set<CaseEvaluation>();
    public DbSet<PortfolioEvaluation> Portfolio => Set<PortfolioEvaluation>();

    protected override void Configure(ModelBuilder model)
    {
        model.Entity<IndicatorPlan>(i =>
        {
            i.HasKey(x => x.Id);
            i.HasIndex(x => x.CaseId);
            i.IsInsertOnly("the plan is locked when the initiative starts");
        });
        model.Entity<Measurement>(m =>
        {
            m.HasKey(x => x.Id);
            m.HasIndex(x => x.CaseId);
            m.HasOne<IndicatorPlan>().WithMany().HasForeignKey(x => x.IndicatorId).OnDelete(DeleteBehavior.Restrict);
            m.IsInsertOnly("a measured value is corrected by a later one");
        });
        model.Entity<CaseEvaluation>(e =>
        {
            e.HasKey(x => x.Id);
            e.HasIndex(x => x.CaseId);
            Texts(e.Property(x => x.Sections));
            e.IsInsertOnly("what was evaluated stands");
        });
        model.Entity<PortfolioEvaluation>(p =>
        {
            p.ToTable("portfolio_evaluations");
            p.HasKey(x => x.Id);
            p.HasIndex(x => new { x.Fund, x.Occasion }).IsUnique();
            p.HasMany(x => x.Figures).WithOne().HasForeignKey(f => f.PortfolioEvaluationId).OnDelete(DeleteBehavior.Restrict);
            Texts(p.Property(x => x.Sections));
            p.IsInsertOnly("a compilation keeps the figures of its day");
        });
        model.Entity<PortfolioFigure>(f =>
        {
            f.ToTable("portfolio_figures");
            f.HasKey(x => new { x.PortfolioEvaluationId, x.CaseId });
            f.IsInsertOnly("a compilation keeps the figures of its day");
        });
    }

    private static void Texts(PropertyBuilder<Dictionary<string, string>> property) =>
        property
            .HasColumnType("jsonb")
            .HasConversion(
                texts => JsonSerializer.Serialize(texts, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Web)!,
                new ValueComparer<Dictionary<string, string>>(
                    (a, b) => a!.Count == b!.Count && !a.Except(b).Any(),
                    texts => texts.Count,
                    texts => texts.ToDictionary()
                )
            );
}

internal sealed class EvaluationDbDesign() : DesignTimeDb<EvaluationDb>(options => new EvaluationDb(options), EvaluationDb.SchemaName);
