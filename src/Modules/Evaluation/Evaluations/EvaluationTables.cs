using Fund.Evaluation.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Evaluation.Evaluations;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class EvaluationTables
{
    extension(EvaluationDb db)
    {
        public DbSet<CaseEvaluation> Evaluations => db.Set<CaseEvaluation>();
    }
}

internal sealed class CaseEvaluationTable : IEntityTypeConfiguration<CaseEvaluation>
{
    public void Configure(EntityTypeBuilder<CaseEvaluation> e)
    {
        e.ToTable("evaluations");
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.CaseId);
        e.Property(x => x.Sections).IsTexts();
        e.IsInsertOnly("what was evaluated stands");
    }
}
