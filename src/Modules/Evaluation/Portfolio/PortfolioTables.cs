using Fund.Evaluation.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Evaluation.Portfolio;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class PortfolioTables
{
    extension(EvaluationDb db)
    {
        public DbSet<PortfolioEvaluation> Portfolio => db.Set<PortfolioEvaluation>();
    }
}

internal sealed class PortfolioEvaluationTable : IEntityTypeConfiguration<PortfolioEvaluation>
{
    public void Configure(EntityTypeBuilder<PortfolioEvaluation> p)
    {
        p.ToTable("portfolio_evaluations");
        p.HasKey(x => x.Id);
        p.HasIndex(x => new { x.Fund, x.Occasion }).IsUnique();
        p.HasMany(x => x.Figures).WithOne().HasForeignKey(f => f.PortfolioEvaluationId).OnDelete(DeleteBehavior.Restrict);
        p.Property(x => x.Sections).IsTexts();
        p.IsInsertOnly("a compilation keeps the figures of its day");
    }
}

internal sealed class PortfolioFigureTable : IEntityTypeConfiguration<PortfolioFigure>
{
    public void Configure(EntityTypeBuilder<PortfolioFigure> f)
    {
        f.ToTable("portfolio_figures");
        f.HasKey(x => new { x.PortfolioEvaluationId, x.CaseId });
        f.IsInsertOnly("a compilation keeps the figures of its day");
    }
}
