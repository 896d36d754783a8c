using System.Text.Json;
using Fund.MunicipalityProfiles.Organisation;
using Fund.MunicipalityProfiles.People;
using Fund.MunicipalityProfiles.Plugins;
using Fund.MunicipalityProfiles.RuleVersions;
using Fund.MunicipalityProfiles.Switches;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Persistence;

internal sealed class ProfilesDb(DbContextOptions<ProfilesDb> options) : ModuleDb(options)
{
    public const string SchemaName = "profiles";

    public override string Schema => SchemaName;

    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<RuleVersion> RuleVersions => Set<RuleVersion>();
    public DbSet<ModuleOn> ModulesOn => Set<ModuleOn>();
    public DbSet<PluginRevision> PluginRevisions => Set<PluginRevision>();
    public DbSet<PluginActivation> PluginActivations => Set<PluginActivation>();
    public DbSet<AccessToken> Tokens => Set<AccessToken>();

    protected override void Configure(ModelBuilder model)
    {
        model.Entity<Unit>(u =>
        {
            u.HasKey(x => x.Key);
            u.HasRowVersion();
        });
        model.Entity<Person>(p =>
        {
            p.HasKey(x => x.Id);
            p.HasIndex(x => x.Subject).IsUnique();
            p.HasRowVersion();
            p.HasMany(x => x.Roles).WithOne().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RoleAssignment>(r =>
        {
            r.ToTable("role_assignments");
            r.HasKey(x => x.Id);
        });
        model.Entity<RuleVersion>(v =>
        {
            v.HasKey(x => x.Code);
            v.HasRowVersion();
        });
        model.Entity<ModuleOn>(m => m.HasKey(x => x.Key));
        model.Entity<PluginRevision>(r =>
        {
            r.HasKey(x => x.Number);
            r.Property(x => x.Number).ValueGeneratedNever();
            r.HasMany(x => x.Plugins).WithOne().HasForeignKey(p => p.Revision).OnDelete(DeleteBehavior.Restrict);
            r.IsInsertOnly("cases go on under the plugins that they were opened under");
        });
        model.Entity<PluginActivation>(p =>
        {
            p.HasKey(x => new { x.Revision, x.PluginId });
            p.Property(x => x.StepOrders)
                .HasColumnType("jsonb")
                .HasConversion(
                    orders => JsonSerializer.Serialize(orders, JsonSerializerOptions.Web),
                    json => JsonSerializer.Deserialize<Dictionary<string, int>>(json, JsonSerializerOptions.Web)!
                );
            p.IsInsertOnly("cases go on under the plugins that they were opened under");
        });
        model.Entity<AccessToken>(t =>
        {
            t.HasKey(x => x.Id);
            t.HasIndex(x => x.Hash).IsUnique();
        });
    }
}

internal sealed class ProfilesDbDesign() : DesignTimeDb<ProfilesDb>(options => new ProfilesDb(options), ProfilesDb.SchemaName);
