using Fund.MunicipalityProfiles.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.MunicipalityProfiles.Switches;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class SwitchTables
{
    extension(ProfilesDb db)
    {
        public DbSet<ModuleOn> ModulesOn => db.Set<ModuleOn>();
    }
}

internal sealed class ModuleOnTable : IEntityTypeConfiguration<ModuleOn>
{
    public void Configure(EntityTypeBuilder<ModuleOn> m)
    {
        m.ToTable("modules_on");
        m.HasKey(x => x.Key);
    }
}
