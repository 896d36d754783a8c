using Fund.Assessment.Bodies;
using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Assessment.Meetings;

/// <summary>Which steps of the process are points of which body's meetings (A-32, A-33, U-67…U-72, U-76).</summary>
internal static class BodyTasks
{
    /// <summary>The steps that are points of meetings.</summary>
    public static readonly IReadOnlyDictionary<string, MeetingItemKind> Kinds = new Dictionary<string, MeetingItemKind>
    {
        ["PrepareApplication"] = MeetingItemKind.Preparation,
        ["DecideToApply"] = MeetingItemKind.CommitteeDecision,
        ["RecordMeeting"] = MeetingItemKind.FirstMeeting,
        ["RecommendApplication"] = MeetingItemKind.Recommendation,
        ["RecordDecision"] = MeetingItemKind.Decision,
    };

    /// <summary>Is the step done to the case at the body's meetings?</summary>
    /// <param name="body">The body; null for the first meeting on an application, which has no members.</param>
    /// <param name="operation">Key of the operation.</param>
    /// <param name="about">The case.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="units">The municipality's units.</param>
    public static bool Handles(Body? body, string operation, CaseHeaderView about, Profile profile, IReadOnlyList<UnitView> units) =>
        Kinds.TryGetValue(operation, out var kind)
        && Handles(
            body,
            kind,
            kind switch
            {
                MeetingItemKind.Decision => profile.BodyFor(about.Track),
                MeetingItemKind.CommitteeDecision => about.LeadUnitName,
                MeetingItemKind.FirstMeeting => MeetingBodies.FirstMeeting,
                _ => MeetingBodies.Preparing(profile),
            },
            units
        );

    /// <summary>Does the body do what the one that is named in words does?</summary>
    public static bool Handles(Body? body, MeetingItemKind kind, string named, IReadOnlyList<UnitView> units) =>
        body is null ? kind == MeetingItemKind.FirstMeeting
        : body.NameKey == Body.KeyOf(named) ? kind != MeetingItemKind.FirstMeeting
        : kind switch
        {
            // What the group is called in its own name may be longer than the municipality's word for it.
            MeetingItemKind.Preparation or MeetingItemKind.Recommendation => body.Kind is BodyKinds.Preparing or BodyKinds.SteeringGroup,
            MeetingItemKind.CommitteeDecision => units.FirstOrDefault(unit => unit.Name == named) is { } lead
                && body.Unit is { } own
                && (own == lead.Key || own == lead.Parent),
            _ => false,
        };
}
