using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class TemplateTables
{
    extension(ProfilesDb db)
    {
        public DbSet<WordTemplate> Templates => db.Set<WordTemplate>();
    }
}

internal sealed class WordTemplateTable : IEntityTypeConfiguration<WordTemplate>
{
    public void Configure(EntityTypeBuilder<WordTemplate> t)
    {
        t.ToTable("templates");
        t.HasKey(x => x.Id);
        t.HasIndex(x => new { x.Kind, x.Number }).IsUnique();
        t.IsInsertOnly("a paper can be traced to the template that it was made from");
    }
}
