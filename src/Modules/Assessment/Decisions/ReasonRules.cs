using Fund.Contracts.Messages;
using Fund.Process.Profiles;

namespace Fund.Assessment.Decisions;

/// <summary>Which decisions are registered with the body's reasons: whoever is turned down, or asked again, reads why.</summary>
internal static class ReasonRules
{
    /// <summary>The outcomes that need reasons, in words.</summary>
    public static IReadOnlyList<string> NamesOf(Profile profile) => [.. profile.Assessment.ReasonsFor.Select(DecisionOutcomes.NameOf)];

    /// <summary>The decision has its reasons.</summary>
    /// <exception cref="Refused">It needs them and has none; the field says so.</exception>
    public static void Require(Profile profile, string outcome, string? reasons)
    {
        if (profile.Assessment.ReasonsFor.Contains(outcome) && string.IsNullOrWhiteSpace(reasons))
        {
            throw new Refused(T("Skriv skälen till beslutet. De läses av sökanden."), field: "conditions");
        }
    }
}
