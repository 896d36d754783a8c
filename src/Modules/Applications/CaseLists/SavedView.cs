using Fund.Applications.Persistence;
using Fund.Contracts.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Applications.CaseLists;

/// <summary>A way of looking at the list of cases that a person has kept under a name.</summary>
internal sealed class SavedView
{
    /// <summary>The most that a person can keep: more are not found again among the views.</summary>
    public const int Most = 12;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public PersonId PersonId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>View, filter, sorting and columns, as <see cref="CaseListAddress"/> writes them.</summary>
    public string Query { get; init; } = "";
}

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> v)
    {
        v.ToTable("saved_views");
        v.HasKey(x => x.Id);
        v.HasIndex(x => new { x.PersonId, x.Name }).IsUnique();
    }
}

/// <summary>The table that is described here, as a set of the context.</summary>
internal static class SavedViewTables
{
    extension(ApplicationsDb db)
    {
        public DbSet<SavedView> SavedViews => db.Set<SavedView>();
    }
}
