using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Applications.Submission;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class SubmissionTables
{
    extension(ApplicationsDb db)
    {
        public DbSet<Submitted> Submissions => db.Set<Submitted>();
    }
}

internal sealed class SubmittedTable : IEntityTypeConfiguration<Submitted>
{
    public void Configure(EntityTypeBuilder<Submitted> s)
    {
        s.BelongsToCase("submissions", "what was handed in is frozen");
        s.Property(x => x.Answers).HasColumnType("jsonb");
        s.Property(x => x.Content).HasDefaultValue("");
    }
}
