using Fund.Assessment.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Assessment.Bodies;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class BodyTables
{
    extension(AssessmentDb db)
    {
        public DbSet<Body> Bodies => db.Set<Body>();
        public DbSet<BodyMember> BodyMembers => db.Set<BodyMember>();
    }
}

internal sealed class BodyTable : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> b)
    {
        b.ToTable("bodies");
        b.HasKey(x => x.Id);
        b.HasIndex(x => x.NameKey).IsUnique().HasFilter("ended_on is null");
        b.HasRowVersion();
    }
}

internal sealed class BodyMemberTable : IEntityTypeConfiguration<BodyMember>
{
    public void Configure(EntityTypeBuilder<BodyMember> m)
    {
        m.ToTable("body_members");
        m.HasKey(x => x.Id);
        m.HasIndex(x => x.BodyId);
        m.HasOne<Body>().WithMany().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
        m.HasRowVersion();
    }
}
