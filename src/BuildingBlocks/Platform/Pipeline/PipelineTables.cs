using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Pipeline;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class PipelineTables
{
    extension(PlatformDb db)
    {
        /// <summary>Requests that have been answered.</summary>
        internal DbSet<AnsweredRequest> AnsweredRequests => db.Set<AnsweredRequest>();
    }
}

internal sealed class AnsweredRequestTable : IEntityTypeConfiguration<AnsweredRequest>
{
    public void Configure(EntityTypeBuilder<AnsweredRequest> r)
    {
        r.ToTable("answered_requests");
        r.HasKey(x => x.RequestId);
    }
}
