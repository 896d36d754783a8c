using Fund.Assessment.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Assessment.Recusals;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class RecusalTables
{
    extension(AssessmentDb db)
    {
        public DbSet<Recusal> Recusals => db.Set<Recusal>();
        public DbSet<ImpartialityWord> ImpartialityWords => db.Set<ImpartialityWord>();
    }
}

internal sealed class RecusalTable : IEntityTypeConfiguration<Recusal>
{
    public void Configure(EntityTypeBuilder<Recusal> r)
    {
        r.ToTable("recusals");
        r.HasKey(x => x.Id);
        r.HasIndex(x => new { x.CaseId, x.WhoKey }).IsUnique();
        r.HasIndex(x => new { x.CaseId, x.PersonId });
        r.IsInsertOnly("a declared conflict of interest stands");
    }
}

internal sealed class ImpartialityWordTable : IEntityTypeConfiguration<ImpartialityWord>
{
    public void Configure(EntityTypeBuilder<ImpartialityWord> w)
    {
        w.ToTable("impartiality_words");
        w.HasKey(x => x.Id);
        w.HasIndex(x => new { x.CaseId, x.PersonId }).IsUnique();
        w.IsInsertOnly("what was answered stands; a conflict that is declared later counts");
    }
}
