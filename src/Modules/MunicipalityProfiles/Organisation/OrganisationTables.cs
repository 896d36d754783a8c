using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class OrganisationTables
{
    extension(ProfilesDb db)
    {
        public DbSet<Unit> Units => db.Set<Unit>();
    }
}

internal sealed class UnitTable : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> u)
    {
        u.ToTable("units");
        u.HasKey(x => x.Key);
        u.HasRowVersion();
    }
}
