using Fund.Web;

namespace Fund.Applications.Cases;

/// <summary>Roles in the words of the pages.</summary>
internal static class RoleWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["projectManager"] = "Projektledaren",
        ["headOfAdministration"] = "Förvaltningschefen",
        ["coordinator"] = "Samordnaren",
        ["committeeSecretary"] = "Nämndsekreteraren",
        ["controller"] = "Controllern",
        ["tenantAdministrator"] = "Administratören",
    };

    public static string? Of(string? role, Terms terms) =>
        role switch
        {
            null => null,
            "steeringGroupMember" => Terms.Capital(terms.SteeringGroup),
            _ => Words.GetValueOrDefault(role, role),
        };
}
