using Fund.Applications.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Applications.Cases;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class CaseTables
{
    extension(ApplicationsDb db)
    {
        public DbSet<Case> Cases => db.Set<Case>();
        public DbSet<CaseAnswer> Answers => db.Set<CaseAnswer>();
        public DbSet<CaseRecord> Records => db.Set<CaseRecord>();
        public DbSet<CaseMove> Moves => db.Set<CaseMove>();
    }

    /// <summary>A table about a case: its own key, a foreign key to the case, an index by case.</summary>
    /// <param name="entity">The entity, with an Id and a CaseId.</param>
    /// <param name="table">Name in the database.</param>
    /// <param name="insertOnly">Why its rows are never changed; null when they may be.</param>
    public static void BelongsToCase<T>(this EntityTypeBuilder<T> entity, string table, string? insertOnly)
        where T : class
    {
        entity.ToTable(table);
        entity.HasKey("Id");
        entity.HasOne<Case>().WithMany().HasForeignKey("CaseId").OnDelete(DeleteBehavior.Restrict);
        if (insertOnly is not null)
        {
            entity.IsInsertOnly(insertOnly);
        }
    }
}

internal sealed class CaseTable : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> c)
    {
        c.ToTable("cases");
        c.HasKey(x => x.Id);
        c.HasIndex(x => x.Number).IsUnique();
        c.HasIndex(x => x.Sequence).IsUnique();
        c.HasIndex(x => x.StageKind);
        // Two running cases under one code would share their costs (F-12).
        c.HasIndex(x => x.ProjectCode).IsUnique().HasFilter("project_code is not null and closed_on is null");
        c.Ignore(x => x.Lead);
        c.HasMany(x => x.Units).WithOne().HasForeignKey(u => u.CaseId).OnDelete(DeleteBehavior.Cascade);
        c.HasMany(x => x.Answers).WithOne().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Cascade);
        c.HasRowVersion();
    }
}

internal sealed class CaseUnitTable : IEntityTypeConfiguration<CaseUnit>
{
    public void Configure(EntityTypeBuilder<CaseUnit> u)
    {
        u.ToTable("case_units");
        u.HasKey(x => new { x.CaseId, x.UnitKey });
    }
}

internal sealed class CaseAnswerTable : IEntityTypeConfiguration<CaseAnswer>
{
    public void Configure(EntityTypeBuilder<CaseAnswer> a)
    {
        a.ToTable("case_answers");
        a.HasKey(x => new { x.CaseId, x.Field });
    }
}

internal sealed class CaseRecordTable : IEntityTypeConfiguration<CaseRecord>
{
    public void Configure(EntityTypeBuilder<CaseRecord> r) => r.BelongsToCase("case_records", "what was recorded stays as it was");
}

internal sealed class CaseMoveTable : IEntityTypeConfiguration<CaseMove>
{
    public void Configure(EntityTypeBuilder<CaseMove> m) => m.BelongsToCase("case_moves", "the path that a case has gone");
}
