using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.MunicipalityProfiles.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.People;

/// <summary>Answers the other modules' questions about people.</summary>
internal sealed class FindPersons(ProfilesDb db)
    : IRequestHandler<PersonsWithRole, IReadOnlyList<PersonView>>,
        IRequestHandler<Persons, IReadOnlyList<PersonView>>,
        IRequestHandler<Everybody, IReadOnlyList<PersonView>>,
        IRequestHandler<PersonNames, IReadOnlyDictionary<PersonId, string>>
{
    public async Task<IReadOnlyList<PersonView>> Handle(PersonsWithRole request, CancellationToken cancellationToken)
    {
        var people = await Known()
            .Where(p => p.Roles.Any(r => r.Role == request.Role && (request.Unit == null || r.Unit == null || r.Unit == request.Unit)))
            .OrderBy(p => p.Name)
            .ToListAsync(cancellationToken);
        return [.. people.Select(p => View(p))];
    }

    public async Task<IReadOnlyList<PersonView>> Handle(Persons request, CancellationToken cancellationToken)
    {
        var ids = request.Ids.ToList();
        return [.. (await Known().Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken)).Select(View)];
    }

    public async Task<IReadOnlyList<PersonView>> Handle(Everybody request, CancellationToken cancellationToken) =>
        [.. (await Known().OrderBy(p => p.Name).ToListAsync(cancellationToken)).Select(View)];

    public async Task<IReadOnlyDictionary<PersonId, string>> Handle(PersonNames request, CancellationToken cancellationToken) =>
        await db.Persons.AsNoTracking().Where(p => request.Ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);

    private IQueryable<Person> Known() => db.Persons.AsNoTracking().Include(p => p.Roles).Where(p => p.Active);

    private static PersonView View(Person person) =>
        new(person.Id, person.Name, person.Email, [.. person.Roles.Select(r => new HeldRole(r.Role, r.Unit))]);
}
