namespace Fund.CostBenefit;

/// <summary>
/// The internal grade of evidence. It sets two things (cost-benefit 4.2): how much an expected effect is cut, and how
/// narrow its uncertainty may at most look.
/// </summary>
internal enum EvidenceGrade
{
    /// <summary>Controlled trials or own recent data.</summary>
    A,

    /// <summary>Good comparison studies.</summary>
    B,

    /// <summary>Some comparison.</summary>
    C,

    /// <summary>Before and after.</summary>
    D,

    /// <summary>Expert judgement with some support.</summary>
    E,

    /// <summary>Uncorroborated judgement.</summary>
    F,
}

/// <summary>What each grade of evidence means in numbers.</summary>
internal static class EvidenceTable
{
    /// <summary>Share by which the expected effect is cut: 0, 5, 10, 15, 25 and 40 per cent.</summary>
    public static double Correction(EvidenceGrade grade) => Row(grade).Correction;

    /// <summary>Least standard deviation of the effect, as a share of the effect.</summary>
    public static double LeastSpread(EvidenceGrade grade) => Row(grade).LeastSpread;

    private static (double Correction, double LeastSpread) Row(EvidenceGrade grade) =>
        grade switch
        {
            EvidenceGrade.A => (0.00, 0.10),
            EvidenceGrade.B => (0.05, 0.15),
            EvidenceGrade.C => (0.10, 0.20),
            EvidenceGrade.D => (0.15, 0.30),
            EvidenceGrade.E => (0.25, 0.40),
            _ => (0.40, 0.50),
        };
}
