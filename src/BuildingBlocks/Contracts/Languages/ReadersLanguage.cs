namespace Fund.Contracts.Languages;

/// <summary>The language of whoever reads what is being made now. Follows the call; Swedish where nobody has said otherwise.</summary>
public static class ReadersLanguage
{
    // A shorter text could stand inside a word of another.
    private const int ShortestPart = 8;
    private static readonly AsyncLocal<Speech> Now = new();

    /// <summary>The language that <see cref="Texts.T(string)"/> answers in here.</summary>
    public static Language Current => Now.Value.Kept is null ? Now.Value.Reader : Language.Swedish;

    /// <summary>The language of the reader, "sv" or "en", as HTML and HTTP name it.</summary>
    public static string Code => Now.Value.Reader == Language.English ? "en" : "sv";

    /// <summary>Speaks a language until what is answered is disposed of.</summary>
    public static Spoken Speak(Language language) => Begin(new Speech(language, null));

    /// <summary>
    /// Speaks Swedish, since what is made is stored, sent or logged for everybody. A text that turns out to be a refusal can still be told
    /// in the reader's language, with <see cref="AsRead"/>.
    /// </summary>
    public static Spoken Write() =>
        Now.Value.Reader == Language.Swedish ? Begin(Now.Value) : Begin(Now.Value with { Kept = Now.Value.Kept ?? [] });

    /// <summary>A text that was made while writing, as its reader reads it.</summary>
    /// <param name="swedish">What was made; one that was put together of several has each of them replaced.</param>
    public static string AsRead(string swedish)
    {
        if (Now.Value.Kept is not { } kept)
        {
            return swedish;
        }

        return kept.TryGetValue(swedish, out var read)
            ? read
            : kept.Where(text => text.Key.Length > ShortestPart)
                .OrderByDescending(text => text.Key.Length)
                .Aggregate(swedish, (said, text) => said.Replace(text.Key, text.Value, StringComparison.Ordinal));
    }

    internal static bool IsSwedish => Now.Value.Reader == Language.Swedish;

    internal static Dictionary<string, string>? Kept => Now.Value.Kept;

    private static Spoken Begin(Speech speech)
    {
        var before = Now.Value;
        Now.Value = speech;
        return new Spoken(before);
    }

    // Kept: what was written in Swedish, as an English reader would read it; null while nothing is stored.
    internal readonly record struct Speech(Language Reader, Dictionary<string, string>? Kept);

    /// <summary>Gives the language back that was spoken before.</summary>
    public readonly struct Spoken : IDisposable
    {
        private readonly Speech before;

        internal Spoken(Speech before) => this.before = before;

        /// <inheritdoc/>
        public void Dispose() => Now.Value = before;
    }
}
