using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.MunicipalityProfiles.People;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class PeopleTables
{
    extension(ProfilesDb db)
    {
        public DbSet<Person> Persons => db.Set<Person>();
    }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> p)
    {
        p.ToTable("persons");
        p.HasKey(x => x.Id);
        p.HasIndex(x => x.Subject).IsUnique();
        p.HasRowVersion();
        p.HasMany(x => x.Roles).WithOne().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleAssignmentTable : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> r)
    {
        r.ToTable("role_assignments");
        r.HasKey(x => x.Id);
    }
}
