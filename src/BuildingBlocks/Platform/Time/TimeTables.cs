using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Time;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class TimeTables
{
    extension(PlatformDb db)
    {
        /// <summary>How far a demonstration has moved its clock (shared).</summary>
        internal DbSet<ClockShift> ClockShifts => db.Set<ClockShift>();
    }
}

internal sealed class ClockShiftTable : IEntityTypeConfiguration<ClockShift>
{
    public void Configure(EntityTypeBuilder<ClockShift> c)
    {
        c.ToTable("clock_shifts");
        c.HasKey(x => x.Id);
    }
}
