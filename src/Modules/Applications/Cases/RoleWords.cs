namespace Fund.Applications.Cases;

/// <summary>Roles in the words of the pages.</summary>
internal static class RoleWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["projectManager"] = "Projektledaren",
        ["headOfAdministration"] = "Förvaltningschefen",
        ["coordinator"] = "Samordnaren",
        ["steeringGroupMember"] = "Styrgruppen",
        ["committeeSecretary"] = "Nämndsekreteraren",
        ["controller"] = "Controllern",
        ["tenantAdministrator"] = "Administratören",
    };

    public static string? Of(string? role) => role is null ? null : Words.GetValueOrDefault(role, role);
}
