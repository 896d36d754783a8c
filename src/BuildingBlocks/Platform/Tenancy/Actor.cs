using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;

namespace Fund.Platform.Tenancy;

/// <summary>Who acts in this request or job, from where.</summary>
public sealed class Actor
{
    /// <summary>The person; null for nobody signed in, an operator, and the system.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>Name as shown and as written in the log.</summary>
    public string Name { get; private set; } = "Ej inloggad";

    /// <summary>Roles held here.</summary>
    public IReadOnlyList<HeldRole> Held { get; private set; } = [];

    /// <summary>Signed in with the identity provider, whether known here or not?</summary>
    public bool IsSignedIn { get; private set; }

    /// <summary>Where from: "sida 10.1.2.3", "api 10.1.2.3", "jobb".</summary>
    public string From { get; set; } = "";

    /// <summary>Roles, each once.</summary>
    public IEnumerable<Role> Roles => Held.Select(held => held.Role).Distinct();

    /// <summary>Known to this municipality (or its system)?</summary>
    public bool IsKnown => Held.Count > 0;

    /// <summary>May they?</summary>
    public bool May(Permission permission) => Permissions.Allow(permission, Roles);

    /// <summary>Holds the role for this unit, or for all units?</summary>
    public bool Holds(Role role, string? unit = null) =>
        Held.Any(held => held.Role == role && (unit is null || held.Unit is null || held.Unit == unit));

    /// <summary>Somebody whom the municipality knows.</summary>
    public void Become(PersonView person)
    {
        Person = person.Id;
        Name = person.Name;
        Held = person.Roles;
        IsSignedIn = true;
    }

    /// <summary>Somebody signed in whom this municipality does not know.</summary>
    public void BecomeStranger(string name)
    {
        Name = name;
        IsSignedIn = true;
    }

    /// <summary>The platform's operator.</summary>
    public void BecomeOperator(string name)
    {
        Name = name;
        Held = [new HeldRole(Role.PlatformOperator, null)];
        IsSignedIn = true;
    }

    /// <summary>A schedule, a reaction or a plugin's follow-up.</summary>
    public void BecomeSystem(string name)
    {
        Name = name;
        Held = [new HeldRole(Role.System, null)];
        IsSignedIn = true;
        From = "jobb";
    }
}
