namespace Fund.Process.Reading;

/// <summary>What is said of a word that is not among those allowed: the nearest one, if it is near, and all of them.</summary>
public static class Words
{
    /// <summary>"”severty” finns inte. Menade du ”severity”? Tillåtet: rule, message, severity."</summary>
    /// <param name="what">What kind of word it is, with a capital: "Steget".</param>
    /// <param name="found">The word that was found.</param>
    /// <param name="allowed">The words that are allowed.</param>
    public static string Unknown(string what, string found, IEnumerable<string> allowed)
    {
        var words = allowed.Distinct().ToList();
        var nearest = words.Select(word => (Word: word, Off: Distance(found, word))).OrderBy(w => w.Off).FirstOrDefault();
        var meant = nearest.Word is not null && nearest.Off <= (found.Length < 5 ? 1 : 2) ? T($" Menade du ”{nearest.Word}”?") : "";
        var list = words.Count == 0 ? T(" Det finns inget att välja på.") : T($" Tillåtet: {string.Join(", ", words)}.");
        return T($"{what} ”{found}” finns inte.{meant}{list}");
    }

    // How many letters must be changed, added or taken away, however they are written (large or small).
    private static int Distance(string left, string right)
    {
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
            }

            above = row;
        }

        return above[right.Length];
    }
}
