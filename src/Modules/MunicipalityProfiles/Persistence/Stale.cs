using Fund.Contracts.Messages;

namespace Fund.MunicipalityProfiles.Persistence;

/// <summary>Somebody has changed what is to be changed since it was seen (F-02).</summary>
internal static class Stale
{
    /// <summary>The refusal, with what to do.</summary>
    /// <param name="what">"Enheten".</param>
    /// <param name="isThere">Is there such a row now?</param>
    public static Conflict Of(string what, bool isThere) =>
        new(
            isThere
                ? T($"{what} finns redan eller har ändrats sedan du såg den. Hämta den på nytt och gör ändringen igen.")
                : T($"{what} finns inte längre. Hämta listan på nytt.")
        );
}
