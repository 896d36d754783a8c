using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Allocations;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class ProposalTables
{
    extension(FinanceDb db)
    {
        public DbSet<FundDocument> FundDocuments => db.Set<FundDocument>();
        public DbSet<FundProposal> Proposals => db.Set<FundProposal>();
    }
}

internal sealed class FundDocumentTable : IEntityTypeConfiguration<FundDocument>
{
    public void Configure(EntityTypeBuilder<FundDocument> d)
    {
        d.ToTable("fund_documents");
        d.HasKey(x => x.Id);
        d.HasIndex(x => new
        {
            x.Sha256,
            x.PersonId,
            x.Name,
        })
            .IsUnique();
        d.IsInsertOnly("kept as received");
    }
}

internal sealed class FundProposalTable : IEntityTypeConfiguration<FundProposal>
{
    public void Configure(EntityTypeBuilder<FundProposal> p)
    {
        p.ToTable("fund_proposals");
        p.HasKey(x => x.Id);
        p.HasIndex(x => new { x.Fund, x.Key }).IsUnique().HasFilter("state in ('Registered', 'Attested')");
        p.HasOne<FundProposal>().WithMany().HasForeignKey(x => x.Reverses).OnDelete(DeleteBehavior.Restrict);
        p.HasOne<FundProposal>().WithMany().HasForeignKey(x => x.ReplacedBy).OnDelete(DeleteBehavior.Restrict);
        p.HasOne<LedgerTransaction>().WithMany().HasForeignKey(x => x.PostedAs).OnDelete(DeleteBehavior.Restrict);
        p.HasMany(x => x.Papers).WithOne().HasForeignKey(x => x.ProposalId).OnDelete(DeleteBehavior.Restrict);
        p.HasRowVersion();
    }
}

internal sealed class ProposalPaperTable : IEntityTypeConfiguration<ProposalPaper>
{
    public void Configure(EntityTypeBuilder<ProposalPaper> p)
    {
        p.ToTable("fund_proposal_papers");
        p.HasKey(x => new { x.ProposalId, x.For });
        p.HasOne<FundDocument>().WithMany().HasForeignKey(x => x.DocumentId).OnDelete(DeleteBehavior.Restrict);
        p.IsInsertOnly("what was registered is not changed");
    }
}
