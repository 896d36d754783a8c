using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Catalogue;

/// <summary>The tables that are described here, as sets of the context.</summary>
public static class CatalogueTables
{
    extension(PlatformDb db)
    {
        /// <summary>The catalogue (shared).</summary>
        public DbSet<Municipality> Municipalities => db.Set<Municipality>();

        /// <summary>Operators of the platform (shared).</summary>
        public DbSet<PlatformOperator> Operators => db.Set<PlatformOperator>();
    }
}

internal sealed class MunicipalityTable : IEntityTypeConfiguration<Municipality>
{
    public void Configure(EntityTypeBuilder<Municipality> m)
    {
        m.ToTable("municipalities");
        m.HasKey(x => x.Id);
        m.Property(x => x.Id).UseIdentityByDefaultColumn();
        m.HasIndex(x => x.Key).IsUnique();
        m.HasIndex(x => x.HostName).IsUnique();
    }
}

internal sealed class PlatformOperatorTable : IEntityTypeConfiguration<PlatformOperator>
{
    public void Configure(EntityTypeBuilder<PlatformOperator> o)
    {
        o.ToTable("operators");
        o.HasKey(x => x.Subject);
    }
}
