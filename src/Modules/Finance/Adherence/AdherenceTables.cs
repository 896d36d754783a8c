using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Adherence;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class AdherenceTables
{
    extension(FinanceDb db)
    {
        public DbSet<AdherenceWord> AdherenceWords => db.Set<AdherenceWord>();
        public DbSet<PayoutHold> Holds => db.Set<PayoutHold>();
        public DbSet<CostHold> CostHolds => db.Set<CostHold>();
        public DbSet<CostQuestion> CostQuestions => db.Set<CostQuestion>();
    }
}

internal sealed class AdherenceWordTable : IEntityTypeConfiguration<AdherenceWord>
{
    public void Configure(EntityTypeBuilder<AdherenceWord> a)
    {
        a.ToTable("adherence_words");
        a.HasKey(x => x.Id);
        a.HasIndex(x => new { x.CaseId, x.Occasion });
        a.IsInsertOnly("a word on adherence stands; a later one counts");
    }
}

internal sealed class PayoutHoldTable : IEntityTypeConfiguration<PayoutHold>
{
    public void Configure(EntityTypeBuilder<PayoutHold> h)
    {
        h.ToTable("payout_holds");
        h.HasKey(x => x.Id);
        h.HasIndex(x => x.CaseId).IsUnique().HasFilter("released_at is null");
        h.HasRowVersion();
    }
}

internal sealed class CostHoldTable : IEntityTypeConfiguration<CostHold>
{
    public void Configure(EntityTypeBuilder<CostHold> h)
    {
        h.ToTable("cost_holds");
        h.HasKey(x => x.Id);
        h.HasIndex(x => x.CostLineId).IsUnique().HasFilter("released_at is null");
        h.HasIndex(x => x.CaseId);
        h.HasOne<CostLine>().WithMany().HasForeignKey(x => x.CostLineId).OnDelete(DeleteBehavior.Restrict);
        h.HasRowVersion();
    }
}

internal sealed class CostQuestionTable : IEntityTypeConfiguration<CostQuestion>
{
    public void Configure(EntityTypeBuilder<CostQuestion> q)
    {
        q.ToTable("cost_questions");
        q.HasKey(x => x.Id);
        q.HasIndex(x => x.HoldId).IsUnique().HasFilter("answered_at is null");
        q.HasIndex(x => x.CaseId);
        q.HasOne<CostHold>().WithMany().HasForeignKey(x => x.HoldId).OnDelete(DeleteBehavior.Restrict);
        q.HasOne<CostLine>().WithMany().HasForeignKey(x => x.CostLineId).OnDelete(DeleteBehavior.Restrict);
        q.HasRowVersion();
    }
}
