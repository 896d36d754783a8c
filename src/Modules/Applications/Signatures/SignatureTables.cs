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
        public DbSet<SignatureRefusal> SignatureRefusals => db.Set<SignatureRefusal>();
        public DbSet<SignatureRequest> SignatureRequests => db.Set<SignatureRequest>();
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

internal sealed class SignatureRefusalTable : IEntityTypeConfiguration<SignatureRefusal>
{
    public void Configure(EntityTypeBuilder<SignatureRefusal> r)
    {
        r.BelongsToCase("signature_refusals", null);
        r.HasIndex(x => new { x.CaseId, x.UnitKey }).IsUnique().HasFilter("ended_at is null");
    }
}

internal sealed class SignatureRequestTable : IEntityTypeConfiguration<SignatureRequest>
{
    public void Configure(EntityTypeBuilder<SignatureRequest> r)
    {
        r.BelongsToCase("signature_requests", null);
        r.HasIndex(x => new { x.CaseId, x.UnitKey }).IsUnique().HasFilter("closed_at is null");
    }
}
