namespace Fund.Plugins;

/// <summary>Code names of the roles that people of a municipality hold, for tasks and notices and as an actor has them.</summary>
public static class Roles
{
    /// <summary>Projektledare.</summary>
    public const string ProjectManager = "ProjectManager";

    /// <summary>Förvaltningschef.</summary>
    public const string HeadOfAdministration = "HeadOfAdministration";

    /// <summary>Samordnare.</summary>
    public const string Coordinator = "Coordinator";

    /// <summary>Ledamot av styrgruppen.</summary>
    public const string SteeringGroupMember = "SteeringGroupMember";

    /// <summary>Nämndsekreterare.</summary>
    public const string CommitteeSecretary = "CommitteeSecretary";

    /// <summary>Ekonom.</summary>
    public const string Controller = "Controller";

    /// <summary>Revisor.</summary>
    public const string Auditor = "Auditor";

    /// <summary>Kommunens administratör.</summary>
    public const string TenantAdministrator = "TenantAdministrator";
}
