using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Process.Profiles;

namespace Fund.Finance.Grants;

/// <summary>What is known before a grant. SEK.</summary>
internal sealed record GrantBasis
{
    /// <summary>The fund's ledger.</summary>
    public required FundBook Book { get; init; }

    /// <summary>The case's track; null where the fund has none.</summary>
    public required Track? Track { get; init; }

    /// <summary>What the case has been granted before, by fiscal year.</summary>
    public required CaseAccount Before { get; init; }

    /// <summary>The initiative's cost in all; null when nobody has stated it.</summary>
    public required Money? Cost { get; init; }

    /// <summary>Granted before for a year and not given back.</summary>
    public Money GrantedFor(int year) => Before.Years.TryGetValue(year, out var money) ? money.Granted - money.Released : Money.Zero;

    /// <summary>Granted before in all and not given back.</summary>
    public Money GrantedInAll => Before.Whole.Granted - Before.Whole.Released;
}
