using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Reading;
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
            var (left, sum) = (basis.Book.Available(0), asked.Values.Total());
            return sum > left ? [new Finding($"Fonden har {left} kvar att bevilja, men beslutet gäller {sum}.", Field: Field)] : [];
        }

        return from year in asked
            orderby year.Key
            let left = basis.Book.Available(year.Key)
            where year.Value > left
            select new Finding($"Fonden har {left} kvar att bevilja för {year.Key}, men beslutet gäller {year.Value}.", Field: Field);
    }

    private static IEnumerable<Finding> AgainstTrack(GrantBasis basis, IReadOnlyDictionary<int, Money> asked, Track track)
    {
        var total = basis.GrantedInAll + asked.Values.Total();
        foreach (var (year, amount) in asked.OrderBy(y => y.Key))
        {
            var ofYear = basis.GrantedFor(year) + amount;
            if (track.CapPerYear is { } yearly && ofYear > Money.FromKronor(yearly))
            {
                yield return Told(
                    $"I spåret {track.Name} kan en satsning få högst {Money.FromKronor(yearly)} för ett år. För {year} blir det "
                        + $"{ofYear}."
                );
            }

            if (track.FramePerYear is { } frame)
            {
                var left = Money.Max(Money.FromKronor(frame) - basis.Book.CommittedIn(track.Key, year), Money.Zero);
                if (amount > left)
                {
                    yield return Told(
                        $"Spåret {track.Name} har {Money.FromKronor(frame)} att bevilja för {year}. {left} är kvar, men beslutet "
                            + $"gäller "
                            + $"{amount}."
                    );
                }
            }
        }

        if (track.CapTotal is { } most && total > Money.FromKronor(most))
        {
            yield return Told(
                $"I spåret {track.Name} kan en satsning få högst {Money.FromKronor(most)} sammanlagt. Med beslutet blir det {total}."
            );
        }

        if (track.ShareOfCost is not { } share)
        {
            yield break;
        }

        if (basis.Cost is not { } cost)
        {
            yield return Told(
                $"I spåret {track.Name} kan högst {Percent.Of(share)} av kostnaden beviljas, men ansökan säger inte vad satsningen "
                    + $"kostar "
                    + $"sammanlagt. Komplettera ansökan med den uppgiften."
            );
        }
        else if (total > cost.Share(share))
        {
            yield return Told(
                $"I spåret {track.Name} kan högst {Percent.Of(share)} av kostnaden beviljas. Satsningen kostar {cost}, så den kan få "
                    + $"högst "
                    + $"{cost.Share(share)}. Med beslutet blir det {total}."
            );
        }

        Finding Told(string message) => new(message, track.Rule, Field);
    }
}
