using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;

namespace Fund.Platform.Load;

/// <summary>In whose names cases are made for load: for each role somebody who holds it, else whoever there is.</summary>
/// <param name="everybody">Every person of the municipality; at least one.</param>
public sealed class LoadPeople(IReadOnlyList<PersonView> everybody)
{
    private readonly Dictionary<(Role Role, string? Unit), PersonView> known = [];

    /// <summary>Somebody with a role, for a unit where the role is held for units.</summary>
    public PersonView With(Role role, string? unit = null)
    {
        if (!known.TryGetValue((role, unit), out var person))
        {
            known[(role, unit)] = person =
                everybody.FirstOrDefault(each => each.Roles.Any(held => held.Role == role && held.Unit == unit))
                ?? everybody.FirstOrDefault(each => each.Roles.Any(held => held.Role == role))
                ?? everybody[0];
        }

        return person;
    }
}
