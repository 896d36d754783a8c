using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Process;

/// <summary>What a track lets one initiative be granted. Pure. The track's frame in the fund is the ledger's to ask.</summary>
public static class TrackLimits
{
    /// <summary>Every cap of the track that a grant is over; none when it fits.</summary>
    /// <param name="track">The track.</param>
    /// <param name="granted">Granted in all, SEK.</param>
    /// <param name="perYear">Granted by fiscal year, SEK.</param>
    /// <param name="cost">What the whole initiative costs, SEK; null when the applicant has not said.</param>
    public static IReadOnlyList<Finding> Over(Track track, Money granted, IReadOnlyDictionary<int, Money> perYear, Money? cost)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(perYear);
        var findings = new List<Finding>();
        if (track.CapTotal is { } total && granted > Money.FromKronor(total))
        {
            findings.Add(
                new Finding(T($"I spåret {track.Name} kan högst {Money.FromKronor(total)} beviljas för hela tiden."), track.Rule, "granted")
            );
        }

        if (track.CapPerYear is { } yearly)
        {
            findings.AddRange(
                perYear
                    .Where(year => year.Value > Money.FromKronor(yearly))
                    .OrderBy(year => year.Key)
                    .Select(year => new Finding(
                        T(
                            $"I spåret {track.Name} kan högst {Money.FromKronor(yearly)} "
                                + $"beviljas för ett år. För {year.Key} gäller beslutet {year.Value}."
                        ),
                        track.Rule,
                        "perYear"
                    ))
            );
        }

        if (track.ShareOfCost is { } share)
        {
            findings.AddRange(OverShare(track, share, granted, cost));
        }

        return findings;
    }

    private static IEnumerable<Finding> OverShare(Track track, decimal share, Money granted, Money? cost)
    {
        var percent = (share * 100).ToString("0.##", CultureInfo.GetCultureInfo("sv-SE"));
        if (cost is not { } whole)
        {
            yield return new Finding(
                T($"I spåret {track.Name} kan högst {percent} % av kostnaden beviljas, men ansökan säger inte vad det hela kostar."),
                track.Rule,
                "granted"
            );
        }
        else if (granted > whole.Share(share))
        {
            yield return new Finding(
                T($"I spåret {track.Name} kan högst {percent} % av kostnaden beviljas: {whole.Share(share)} av {whole}."),
                track.Rule,
                "granted"
            );
        }
    }
}
