using Fund.Process.Profiles;

namespace Fund.Evaluation.FollowUp;

/// <summary>A section to fill in.</summary>
internal sealed record SectionView(string Key, string Name, bool Required, string? Rule)
{
    public static SectionView Of(EvaluationSection section) => new(section.Key, section.Name, section.Required, section.Rule);
}
