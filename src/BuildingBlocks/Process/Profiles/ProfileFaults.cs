using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>Gathers what a well-formed profile still says wrongly.</summary>
internal sealed class ProfileFaults
{
    private readonly List<(Place Place, string Message)> found = [];

    public IReadOnlyList<(Place Place, string Message)> Found => found;

    public void Add(Place place, string message) => found.Add((place, message));

    /// <summary>A word that names nothing.</summary>
    public void Unknown(Place place, string what, string word, IEnumerable<string> allowed) =>
        Add(place, Words.Unknown(what, word, allowed));

    /// <summary>The word is refused unless it is one of those allowed.</summary>
    public void Known(Place place, string what, string? word, IEnumerable<string> allowed)
    {
        if (word is not null && !allowed.Contains(word))
        {
            Unknown(place, what, word, allowed);
        }
    }

    /// <summary>Each word of a list is refused unless it is one of those allowed.</summary>
    public void Known(Place place, string what, IReadOnlyList<string> words, IEnumerable<string> allowed)
    {
        for (var i = 0; i < words.Count; i++)
        {
            Known(place[i], what, words[i], allowed);
        }
    }

    /// <summary>Each key of a list once.</summary>
    public void Unique(Place place, string what, IEnumerable<string> keys)
    {
        var seen = new HashSet<string>();
        foreach (var (i, key) in keys.Index())
        {
            if (!seen.Add(key))
            {
                Add(place[i], T($"{what} ”{key}” finns två gånger."));
            }
        }
    }
}
