using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Applications.Documents;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class DocumentTables
{
    extension(ApplicationsDb db)
    {
        public DbSet<CaseDocument> Documents => db.Set<CaseDocument>();
    }
}

internal sealed class CaseDocumentTable : IEntityTypeConfiguration<CaseDocument>
{
    public void Configure(EntityTypeBuilder<CaseDocument> d) => d.BelongsToCase("case_documents", "a document is kept as received");
}
