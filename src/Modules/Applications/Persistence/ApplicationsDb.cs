using Fund.Applications.Cases;
using Fund.Applications.Documents;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Persistence;

internal sealed class ApplicationsDb(DbContextOptions<ApplicationsDb> options) : ModuleDb(options)
{
    public const string SchemaName = "applications";

    public override string Schema => SchemaName;

    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseAnswer> Answers => Set<CaseAnswer>();
    public DbSet<CaseRecord> Records => Set<CaseRecord>();
    public DbSet<CaseMove> Moves => Set<CaseMove>();
    public DbSet<Submitted> Submissions => Set<Submitted>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<CaseDocument> Documents => Set<CaseDocument>();

    protected override void Configure(ModelBuilder model)
    {
        model.Entity<Case>(c =>
        {
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
        });
        model.Entity<CaseUnit>(u =>
        {
            u.ToTable("case_units");
            u.HasKey(x => new { x.CaseId, x.UnitKey });
        });
        model.Entity<CaseAnswer>(a =>
        {
            a.ToTable("case_answers");
            a.HasKey(x => new { x.CaseId, x.Field });
        });
        Belonging<CaseRecord>(model, "case_records", "what was recorded stays as it was");
        Belonging<CaseMove>(model, "case_moves", "the path that a case has gone");
        Belonging<Submitted>(model, "submissions", "what was handed in is frozen");
        model.Entity<Submitted>().Property(x => x.Answers).HasColumnType("jsonb");
        Belonging<Signature>(model, "signatures", null);
        model.Entity<Signature>().HasIndex(x => new { x.CaseId, x.UnitKey }).IsUnique().HasFilter("voided_at is null");
        Belonging<CaseDocument>(model, "case_documents", "a document is kept as received");
    }

    // Every table about a case: its own key, a foreign key to the case, an index by case.
    private static void Belonging<T>(ModelBuilder model, string table, string? insertOnly)
        where T : class =>
        model.Entity<T>(entity =>
        {
            entity.ToTable(table);
            entity.HasKey("Id");
            entity.HasOne<Case>().WithMany().HasForeignKey("CaseId").OnDelete(DeleteBehavior.Restrict);
            if (insertOnly is not null)
            {
                entity.IsInsertOnly(insertOnly);
            }
        });
}

internal sealed class ApplicationsDbDesign()
    : DesignTimeDb<ApplicationsDb>(options => new ApplicationsDb(options), ApplicationsDb.SchemaName);
