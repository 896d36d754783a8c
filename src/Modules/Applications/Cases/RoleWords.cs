using Fund.Web;

namespace Fund.Applications.Cases;

/// <summary>Roles in the words of the pages.</summary>
internal static class RoleWords
{
    private static Dictionary<string, string> Words =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["projectManager"] = T("Projektledaren"),
            ["headOfAdministration"] = T("Förvaltningschefen"),
            ["coordinator"] = T("Samordnaren"),
            ["committeeSecretary"] = T("Nämndsekreteraren"),
            ["controller"] = T("Ekonomen"),
            ["tenantAdministrator"] = T("Administratören"),
        };

    public static string? Of(string? role, Terms terms) =>
        role switch
        {
            null => null,
            "steeringGroupMember" => Terms.Capital(terms.SteeringGroup),
            _ => Words.GetValueOrDefault(role, role),
        };
}
