namespace Fund.Process.Profiles;

/// <summary>The rule versions of a municipality: one line a fund, so that on any day it is clear which one holds.</summary>
public static class FundVersions
{
    /// <summary>
    /// Versions of one fund that hold at the same time. One that holds until further notice ends when the next begins, so that it stands in
    /// nobody's way.
    /// </summary>
    /// <param name="versions">Adopted versions.</param>
    /// <returns>Swedish sentences; none when all is well.</returns>
    public static IReadOnlyList<string> Overlaps(IEnumerable<Profile> versions) =>
        [
            .. versions
                .GroupBy(version => version.Fund.Key)
                .Select(fund => fund.OrderBy(version => version.Guideline.InForceFrom).ToList())
                .SelectMany(line => line.Zip(line.Skip(1)))
                .Where(pair =>
                    pair.First.Guideline.InForceFrom == pair.Second.Guideline.InForceFrom
                    || pair.First.Guideline.InForceTo >= pair.Second.Guideline.InForceFrom
                )
                .Select(pair =>
                    T(
                        $"Regelversionerna {pair.First.Code} och {pair.Second.Code} gäller samma "
                            + $"fond, {pair.Second.Fund.Name}, samtidigt. Den ena ska sluta gälla "
                            + $"innan den andra börjar gälla {pair.Second.Guideline.InForceFrom:yyyy-MM-dd}."
                    )
                ),
        ];
}
