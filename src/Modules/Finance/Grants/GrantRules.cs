using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process;
using Fund.Process.Profiles;

namespace Fund.Finance.Grants;

/// <summary>What the fund's money and the track's caps say of a grant.</summary>
internal static class GrantRules
{
    private const string Field = "granted";

    /// <summary>What stands in the way of granting these amounts by fiscal year, SEK; empty when nothing does.</summary>
    public static IReadOnlyList<Finding> Against(GrantBasis basis, IReadOnlyDictionary<int, Money> asked) =>
        [.. AgainstFund(basis, asked), .. basis.Track is { } track ? AgainstTrack(basis, asked, track) : []];

    /// <summary>The most that can be granted for a year, SEK; never below zero.</summary>
    public static Money Room(GrantBasis basis, int year)
    {
        var room = basis.Book.Available(year);
        if (basis.Track is { } track)
        {
            if (track.CapPerYear is { } yearly)
            {
                room = Money.Min(room, Money.FromKronor(yearly) - basis.GrantedFor(year));
            }

            if (track.CapTotal is { } total)
            {
                room = Money.Min(room, Money.FromKronor(total) - basis.GrantedInAll);
            }

            if (track.ShareOfCost is { } share)
            {
                room = Money.Min(room, (basis.Cost ?? Money.Zero).Share(share) - basis.GrantedInAll);
            }

            if (track.FramePerYear is { } frame)
            {
                room = Money.Min(room, Money.FromKronor(frame) - basis.Book.CommittedIn(track.Key, year));
            }
        }

        return Money.Max(room, Money.Zero);
    }

    private static IEnumerable<Finding> AgainstFund(GrantBasis basis, IReadOnlyDictionary<int, Money> asked)
    {
        if (!basis.Book.Yearly)
        {
            // Year by year, summed: what is set aside for a year that comes later is not promised before.
            var over =
                from year in asked.Keys.Order()
                let sum = asked.Where(other => other.Key <= year).Select(other => other.Value).Total()
                let left = basis.Book.Available(year)
                where sum > left
                select new Finding(T($"Fonden har {left} kvar att bevilja, men beslutet gäller {sum}."), Field: Field);
            return over.Take(1);
        }

        return from year in asked
               orderby year.Key
               let left = basis.Book.Available(year.Key)
               where year.Value > left
               select new Finding(T($"Fonden har {left} kvar att bevilja för {year.Key}, men beslutet gäller {year.Value}."), Field: Field);
    }

    // The caps are the track's own, for all that the initiative has been granted; the frame is what the ledger has left.
    private static IEnumerable<Finding> AgainstTrack(GrantBasis basis, IReadOnlyDictionary<int, Money> asked, Track track)
    {
        var years = asked.ToDictionary(year => year.Key, year => basis.GrantedFor(year.Key) + year.Value);
        foreach (var finding in TrackLimits.Over(track, basis.GrantedInAll + asked.Values.Total(), years, basis.Cost))
        {
            yield return finding;
        }

        if (track.FramePerYear is not { } frame)
        {
            yield break;
        }

        foreach (var (year, amount) in asked.OrderBy(y => y.Key))
        {
            var left = Money.Max(Money.FromKronor(frame) - basis.Book.CommittedIn(track.Key, year), Money.Zero);
            if (amount > left)
            {
                yield return new Finding(
                    T(
                        $"Spåret {track.Name} har {Money.FromKronor(frame)} att bevilja för {year}. "
                            + $"{left} är kvar, men beslutet gäller {amount}."
                    ),
                    track.Rule,
                    Field
                );
            }
        }
    }
}
