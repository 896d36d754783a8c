using System.Text.Json;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.MunicipalityProfiles.Plugins;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class PluginTables
{
    extension(ProfilesDb db)
    {
        public DbSet<PluginRevision> PluginRevisions => db.Set<PluginRevision>();
        public DbSet<PluginActivation> PluginActivations => db.Set<PluginActivation>();
    }
}

internal sealed class PluginRevisionTable : IEntityTypeConfiguration<PluginRevision>
{
    public void Configure(EntityTypeBuilder<PluginRevision> r)
    {
        r.ToTable("plugin_revisions");
        r.HasKey(x => x.Number);
        r.Property(x => x.Number).ValueGeneratedNever();
        r.HasMany(x => x.Plugins).WithOne().HasForeignKey(p => p.Revision).OnDelete(DeleteBehavior.Restrict);
        r.IsInsertOnly("cases go on under the plugins that they were opened under");
    }
}

internal sealed class PluginActivationTable : IEntityTypeConfiguration<PluginActivation>
{
    public void Configure(EntityTypeBuilder<PluginActivation> p)
    {
        p.ToTable("plugin_activations");
        p.HasKey(x => new { x.Revision, x.PluginId });
        p.Property(x => x.StepOrders)
            .HasColumnType("jsonb")
            .HasConversion(
                orders => JsonSerializer.Serialize(orders, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<Dictionary<string, int>>(json, JsonSerializerOptions.Web)!
            );
        p.IsInsertOnly("cases go on under the plugins that they were opened under");
    }
}
