namespace Fund.CostBenefit;

/// <summary>The largest work and the largest numbers that are accepted, so that nothing runs away (BAD-19).</summary>
internal static class Limits
{
    /// <summary>Budget years.</summary>
    public const int Horizon = 50;

    /// <summary>Years an effect may last, and that a lag may be.</summary>
    public const int Duration = 100;

    /// <summary>Effects, and cost lines.</summary>
    public const int Lines = 200;

    /// <summary>Payers, target groups, intakes of a group, own perspectives.</summary>
    public const int Parties = 50;

    /// <summary>SEK in one amount, and units in one count.</summary>
    public const double Amount = 1e12;

    /// <summary>Participants in one intake.</summary>
    public const double Participants = 1e8;

    /// <summary>Draws in one Monte Carlo run.</summary>
    public const int Draws = 200_000;

    /// <summary>Draws times views that are kept in memory.</summary>
    public const long Outcomes = 4_000_000;

    /// <summary>Multiplications in one Monte Carlo run; some seconds on one core.</summary>
    public const double Work = 2e10;
}
