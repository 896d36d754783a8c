using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Web;

namespace Fund.Applications.Conversations;

/// <summary>What part somebody has in a case, as far as its conversations go. Pure.</summary>
internal static class Parts
{
    /// <summary>Of the side that applies: whoever opened the case, and the project managers and heads of the units in it.</summary>
    public static bool Applies(CaseHeaderView about, PersonId? who, IReadOnlyList<HeldRole> held) =>
        who == about.Owner || InCase(about, held).Any(role => role is Role.ProjectManager or Role.HeadOfAdministration);

    /// <summary>Keeps the process going, and so reads with both sides.</summary>
    public static bool Coordinates(IReadOnlyList<HeldRole> held) => held.Any(role => role.Role == Role.Coordinator);

    /// <summary>Assesses the case or records what is decided.</summary>
    public static bool Handles(CaseHeaderView about, IReadOnlyList<HeldRole> held) =>
        InCase(about, held).Any(role => role is Role.SteeringGroupMember or Role.CommitteeSecretary);

    /// <summary>Does somebody read the conversations of a circle by their part in the case?</summary>
    public static bool Reads(CaseHeaderView about, Circle circle, PersonId? who, IReadOnlyList<HeldRole> held, bool recused) =>
        circle == Circle.Applicants
            ? Applies(about, who, held) || Coordinates(held)
            : MayReadHandlers(about, who, held, recused) && (Coordinates(held) || Handles(about, held));

    /// <summary>Can somebody be let in to a conversation of a circle by name? Nobody to what is said of a draft.</summary>
    public static bool MayBeAdded(CaseHeaderView about, Circle circle, PersonId? who, IReadOnlyList<HeldRole> held, bool recused) =>
        IsReceived(about) && InCase(about, held).Any() && (circle == Circle.Applicants || MayReadHandlers(about, who, held, recused));

    /// <summary>The circles in which somebody can begin a conversation.</summary>
    public static IReadOnlyList<Circle> MayBegin(CaseHeaderView about, PersonId? who, IReadOnlyList<HeldRole> held, bool recused) =>
        Applies(about, who, held) || Coordinates(held) || Handles(about, held) || InCase(about, held).Contains(Role.Controller)
            ?
            [
                .. Enum.GetValues<Circle>()
                    .Where(circle => Reads(about, circle, who, held, recused) || MayBeAdded(about, circle, who, held, recused)),
            ]
            : [];

    /// <summary>In words: "Projektledare", "Samordnare".</summary>
    public static string Name(CaseHeaderView about, PersonId? who, IReadOnlyList<HeldRole> held) =>
        held.FirstOrDefault(role => Said(about, role)) is { } first ? RoleNames.Of(first.Role)
        : who == about.Owner ? T("Öppnade ärendet")
        : T("Utan roll i ärendet");

    // What is said of what is assessed is not the applicant's to read, and not theirs who take no part.
    private static bool MayReadHandlers(CaseHeaderView about, PersonId? who, IReadOnlyList<HeldRole> held, bool recused) =>
        IsReceived(about) && !recused && (Coordinates(held) || !Applies(about, who, held));

    // Before that it is the applicant's working material, and nobody handles it.
    private static bool IsReceived(CaseHeaderView about) =>
        about.ReceivedOn is not null || about.StageKind is not (StageKind.Draft or StageKind.Ended);

    private static IEnumerable<Role> InCase(CaseHeaderView about, IReadOnlyList<HeldRole> held) =>
        held.Where(role => Said(about, role)).Select(role => role.Role);

    private static bool Said(CaseHeaderView about, HeldRole role) =>
        role.Unit is null || about.Participants.Any(unit => unit.UnitKey == role.Unit);
}
