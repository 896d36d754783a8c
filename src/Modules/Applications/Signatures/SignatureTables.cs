using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Applications.Signatures;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class SignatureTables
{
    extension(ApplicationsDb db)
    {
        public DbSet<Signature> Signatures => db.Set<Signature>();
    }
}

internal sealed class SignatureTable : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> s)
    {
        s.BelongsToCase("signatures", null);
        s.HasIndex(x => new { x.CaseId, x.UnitKey }).IsUnique().HasFilter("voided_at is null");
    }
}
