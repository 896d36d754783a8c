using Fund.Contracts.Messages;

namespace Fund.Web;

/// <summary>Roles in the words of the pages.</summary>
public static class RoleNames
{
    private static Dictionary<Role, string> Names =>
        new()
        {
            [Role.ProjectManager] = T("Projektledare"),
            [Role.HeadOfAdministration] = T("Förvaltningschef"),
            [Role.Coordinator] = T("Samordnare"),
            [Role.SteeringGroupMember] = T("Styrgrupp"),
            [Role.CommitteeSecretary] = T("Nämndsekreterare"),
            [Role.Controller] = T("Ekonom"),
            [Role.Auditor] = T("Revisor"),
            [Role.TenantAdministrator] = T("Administratör"),
            [Role.PlatformOperator] = T("Driftansvarig"),
            [Role.System] = T("Systemet"),
        };

    /// <summary>"Samordnare".</summary>
    public static string Of(Role role) => Names[role];
}
