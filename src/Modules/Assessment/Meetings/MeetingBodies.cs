using Fund.Process.Profiles;

namespace Fund.Assessment.Meetings;

/// <summary>What the bodies that meet are called.</summary>
internal static class MeetingBodies
{
    /// <summary>Coordinator and applicant meet on the application (U-67).</summary>
    public static string FirstMeeting => "Första mötet om ansökan";

    /// <summary>The group of officials that prepares and recommends, in the municipality's word.</summary>
    public static string Preparing(Profile profile) => profile.Terminology.SteeringGroup;
}
