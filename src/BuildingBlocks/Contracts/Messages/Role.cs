namespace Fund.Contracts.Messages;

/// <summary>The roles of a municipality, and the operator of the platform (product.md, "Who works in it").</summary>
public enum Role
{
    /// <summary>Projektledare, sökande handläggare.</summary>
    ProjectManager,

    /// <summary>Förvaltningschef.</summary>
    HeadOfAdministration,

    /// <summary>Samordnare.</summary>
    Coordinator,

    /// <summary>Styrgrupp eller koncernledningsgrupp.</summary>
    SteeringGroupMember,

    /// <summary>Nämndsekreterare, registrator.</summary>
    CommitteeSecretary,

    /// <summary>Controller, ekonom.</summary>
    Controller,

    /// <summary>Revisor.</summary>
    Auditor,

    /// <summary>Kommunens administratör.</summary>
    TenantAdministrator,

    /// <summary>Plattformens driftansvarige; ser inget ärende.</summary>
    PlatformOperator,

    /// <summary>A schedule, a reaction or a plugin's follow-up; no person.</summary>
    System,
}
