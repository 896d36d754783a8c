using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.MunicipalityProfiles.RuleVersions;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class RuleVersionTables
{
    extension(ProfilesDb db)
    {
        public DbSet<RuleVersion> RuleVersions => db.Set<RuleVersion>();
    }
}

internal sealed class RuleVersionTable : IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<RuleVersion> v)
    {
        v.ToTable("rule_versions");
        v.HasKey(x => x.Code);
        v.HasRowVersion();
    }
}
