using Fund.MunicipalityProfiles.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.MunicipalityProfiles.Tokens;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class TokenTables
{
    extension(ProfilesDb db)
    {
        public DbSet<AccessToken> Tokens => db.Set<AccessToken>();
    }
}

internal sealed class AccessTokenTable : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> t)
    {
        t.ToTable("tokens");
        t.HasKey(x => x.Id);
        t.HasIndex(x => x.Hash).IsUnique();
    }
}
