using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.People;

/// <summary>A person in the administrator's list; the version is given back by whoever changes it.</summary>
internal sealed record PersonRow(
    Guid Id,
    string Subject,
    string Name,
    string Email,
    bool Active,
    IReadOnlyList<HeldRole> Roles,
    uint Version
);

/// <summary>Everybody, by name.</summary>
[Requires(Permission.Administer)]
internal sealed record PersonList : IQuery<IReadOnlyList<PersonRow>>;

internal sealed class PersonListHandler(ProfilesDb db) : IRequestHandler<PersonList, IReadOnlyList<PersonRow>>
{
    public async Task<IReadOnlyList<PersonRow>> Handle(PersonList request, CancellationToken cancellationToken)
    {
        var people = await db.Persons.Include(p => p.Roles).OrderBy(p => p.Name).ToListAsync(cancellationToken);
        return
        [
            .. people.Select(p => new PersonRow(
                p.Id.Value,
                p.Subject,
                p.Name,
                p.Email,
                p.Active,
                [.. p.Roles.Select(r => new HeldRole(r.Role, r.Unit))],
                db.VersionOf(p)
            )),
        ];
    }
}
