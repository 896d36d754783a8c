using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.MunicipalityProfiles.People;

/// <summary>A person whom the municipality knows. No password: who they are is the identity provider's to say.</summary>
internal sealed class Person
{
    public PersonId Id { get; init; } = PersonId.New();
    public string Subject { get; init; } = "";
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public bool Active { get; set; } = true;
    public List<RoleAssignment> Roles { get; init; } = [];
}

/// <summary>A role that a person holds, for a unit or for the whole municipality.</summary>
internal sealed class RoleAssignment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public PersonId PersonId { get; init; }
    public Role Role { get; init; }
    public string? Unit { get; init; }
}
