using System.Linq.Expressions;
using System.Reflection;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fund.Platform.Persistence;

/// <summary>
/// The context of one module: one schema, on the request's connection. Entities know no municipality: the convention here puts
/// municipality_id first in every key and foreign key, filled from the request, and row-level security guards it in the database.
/// </summary>
public abstract class ModuleDb : DbContext
{
    /// <summary>Name of the shadow property of every entity that belongs to a municipality.</summary>
    public const string MunicipalityProperty = "MunicipalityId";

    private TenantTransaction? transaction;

    /// <summary>On what the options say, until a request takes it into use.</summary>
    protected ModuleDb(DbContextOptions options)
        : base(options) => ChangeTracker.Tracking += (_, tracking) => OwnNewRow(tracking);

    /// <summary>The schema in the database.</summary>
    public abstract string Schema { get; }

    /// <summary>The request's transaction; null while no request uses it, and for what is on a connection of its own.</summary>
    internal TenantTransaction? Transaction => transaction;

    /// <summary>Puts it on the connection of a request.</summary>
    /// <exception cref="InvalidOperationException">Another request has not given it back.</exception>
    internal void Enter(TenantTransaction of)
    {
        if (transaction is not null)
        {
            throw new InvalidOperationException($"{GetType().Name} is still of another request.");
        }

        transaction = of;
        // Whatever cannot be saved undoes the whole request (InTransaction): nothing goes on from a savepoint, and two round trips are
        // spared each time. Its release failing would also be passed over in silence.
        Database.AutoSavepointsEnabled = false;
        of.Enlist(this);
    }

    /// <summary>Takes it off the request: neither connection, transaction nor municipality goes along to the next one.</summary>
    internal void Leave()
    {
        transaction = null;
        Database.CurrentTransaction?.Dispose();
        Database.SetDbConnection(null);
    }

    /// <summary>The municipality of this request; used by the filter of every query and the key of every new row.</summary>
    public int CurrentMunicipalityId => transaction?.Municipality.Value ?? 0;

    /// <inheritdoc/>
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyAsOre>();
        configurationBuilder.Properties<CaseId>().HaveConversion<CaseIdAsGuid>();
        configurationBuilder.Properties<PersonId>().HaveConversion<PersonIdAsGuid>();
        configurationBuilder.Properties<MunicipalityId>().HaveConversion<MunicipalityIdAsInt>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        // Each folder describes its own tables beside what they hold.
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (entity.IsOwned() || entity.ClrType.GetCustomAttribute<GlobalAttribute>() is not null)
            {
                continue;
            }

            BelongToMunicipality(modelBuilder, entity);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The municipality is told before, not within: what a save that fails takes back must not take the municipality along.
    /// </remarks>
    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (transaction is { IsOpen: true })
        {
            await transaction.NameMunicipalityAsync(cancellationToken);
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>The version (xmin) of a row as it was read, for telling a stale edit (F-02).</summary>
    public uint VersionOf(object row) => (uint)Entry(row).Property(ModuleDbOptions.RowVersion).CurrentValue!;

    // Before a new row is tracked, so that its key is whole from the first moment.
    private void OwnNewRow(EntityTrackingEventArgs tracking)
    {
        if (tracking.FromQuery || tracking.State != EntityState.Added || tracking.Entry.Metadata.FindProperty(MunicipalityProperty) is null)
        {
            return;
        }

        tracking.Entry.Property(MunicipalityProperty).CurrentValue = CurrentMunicipalityId is > 0 and var id
            ? id
            : throw new InvalidOperationException("A row without a municipality.");
    }

    private void BelongToMunicipality(ModelBuilder model, IMutableEntityType entity)
    {
        model.Entity(entity.ClrType).Property<int>(MunicipalityProperty).HasColumnOrder(0).ValueGeneratedNever();
        var municipality = entity.FindProperty(MunicipalityProperty)!;

        var plainKey = entity.FindPrimaryKey() ?? throw new InvalidOperationException($"{entity.Name} has no key.");
        if (plainKey.Properties[0] != municipality)
        {
            var key = entity.AddKey([municipality, .. plainKey.Properties])!;
            foreach (var foreign in plainKey.GetReferencingForeignKeys().ToList())
            {
                var dependent = foreign.DeclaringEntityType;
                model.Entity(dependent.ClrType).Property<int>(MunicipalityProperty).ValueGeneratedNever();
                foreign.SetProperties([dependent.FindProperty(MunicipalityProperty)!, .. foreign.Properties], key);
            }

            key.SetName($"pk_{entity.GetTableName()}");
            entity.SetPrimaryKey(key.Properties);
            entity.RemoveKey(plainKey.Properties);
        }

        foreach (var index in entity.GetIndexes().Where(index => index.Properties[0] != municipality).ToList())
        {
            // Not AddIndex: a foreign key that was led by the municipality before this may have brought the same one by convention.
            var led = model.Entity(entity.ClrType).HasIndex([municipality.Name, .. index.Properties.Select(p => p.Name)]).Metadata;
            led.IsUnique = index.IsUnique;
            led.SetFilter(index.GetFilter());
            entity.RemoveIndex(index.Properties);
        }

        // The second wall. The first is the policy that RowLevelSecuritySql writes for the table.
        var row = Expression.Parameter(entity.ClrType, "row");
        var owner = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(int)], row, Expression.Constant(MunicipalityProperty));
        var current = Expression.Property(Expression.Constant(this), nameof(CurrentMunicipalityId));
        entity.SetQueryFilter(Expression.Lambda(Expression.Equal(owner, current), row));
    }
}
