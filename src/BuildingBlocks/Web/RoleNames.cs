using Fund.Contracts.Messages;

namespace Fund.Web;

/// <summary>Roles in the words of the pages.</summary>
public static class RoleNames
{
    private static readonly Dictionary<Role, string> Names = new()
    {
        [Role.ProjectManager] = "Projektledare",
        [Role.HeadOfAdministration] = "Förvaltningschef",
        [Role.Coordinator] = "Samordnare",
        [Role.SteeringGroupMember] = "Styrgrupp",
        [Role.CommitteeSecretary] = "Nämndsekreterare",
        [Role.Controller] = "Controller",
        [Role.Auditor] = "Revisor",
        [Role.TenantAdministrator] = "Administratör",
        [Role.PlatformOperator] = "Driftansvarig",
        [Role.System] = "Systemet",
    };

    /// <summary>"Samordnare".</summary>
    public static string Of(Role role) => Names[role];
}
