using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Numbers;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class NumberTables
{
    extension(PlatformDb db)
    {
        /// <summary>The next number of each series.</summary>
        internal DbSet<NumberSeries> NumberSeries => db.Set<NumberSeries>();
    }
}

internal sealed class NumberSeriesTable : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> n)
    {
        n.ToTable("number_series");
        n.HasKey(x => x.Series);
    }
}
