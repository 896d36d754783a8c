namespace Fund.Web;

/// <summary>The municipality's words for what pages speak of, from its rule version.</summary>
/// <param name="Initiative">"satsning".</param>
/// <param name="TheInitiative">"satsningen".</param>
/// <param name="Initiatives">"satsningar".</param>
/// <param name="SteeringGroup">The group of officials that assesses, in its definite form: "styrgruppen".</param>
public sealed record Terms(string Initiative, string TheInitiative, string Initiatives, string SteeringGroup)
{
    /// <summary>A word at the beginning of a sentence.</summary>
    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
