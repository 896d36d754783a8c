using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Costs.Codes;

/// <summary>
/// A further project code of a case, beside the one that the case itself has: an initiative is often booked on several, and a code can pass
/// from one to another.
/// </summary>
internal sealed class CaseCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Code { get; init; } = "";
    public CaseId CaseId { get; init; }

    /// <summary>First day on which costs on the code are the case's.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null until further notice.</summary>
    public DateOnly? ValidTo { get; private set; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>The code is the case's until and including a day.</summary>
    public void EndOn(DateOnly day) => ValidTo = day;

    /// <summary>The same, with its last day.</summary>
    public CaseCode Until(DateOnly? day)
    {
        ValidTo = day;
        return this;
    }

    /// <summary>Have the two a day in common?</summary>
    public bool Meets(DateOnly from, DateOnly? to) => ValidFrom <= (to ?? DateOnly.MaxValue) && from <= (ValidTo ?? DateOnly.MaxValue);
}

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class CodeTables
{
    extension(FinanceDb db)
    {
        public DbSet<CaseCode> CaseCodes => db.Set<CaseCode>();
    }
}

internal sealed class CaseCodeTable : IEntityTypeConfiguration<CaseCode>
{
    public void Configure(EntityTypeBuilder<CaseCode> c)
    {
        c.ToTable("case_codes");
        c.HasKey(x => x.Id);
        c.HasIndex(x => new { x.Code, x.ValidFrom }).IsUnique();
        c.HasIndex(x => x.CaseId);
    }
}
