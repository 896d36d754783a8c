using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Time;

internal sealed class ClockShiftTable : IEntityTypeConfiguration<ClockShift>
{
    public void Configure(EntityTypeBuilder<ClockShift> c)
    {
        c.ToTable("clock_shifts");
        c.HasKey(x => x.Id);
    }
}
