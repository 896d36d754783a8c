using System.Data.Common;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using MediatR;

namespace Fund.MunicipalityProfiles.People;

/// <summary>Puts every active person, by name, into the batch that is read next.</summary>
internal sealed class PutUpEverybody(ReadBatch reads) : INotificationHandler<AskEverybody>
{
    private const string Everybody = """
        select p.id, p.name, p.email, r.role, r.unit
        from profiles.persons p
        join profiles.role_assignments r on r.municipality_id = p.municipality_id and r.person_id = p.id
        where p.municipality_id = $1 and p.active
        order by p.name, p.id
        """;

    public Task Handle(AskEverybody notification, CancellationToken cancellationToken)
    {
        // Told at once, and filled as the rows come: what is asked after this in the same batch knows everybody.
        var everybody = new List<PersonView>();
        notification.Found(everybody);
        reads.Ask(
            Everybody,
            row =>
            {
                var (id, name, email, role) = RowOf(row);
                if (everybody.Count > 0 && everybody[^1] is var last && last.Id == id)
                {
                    everybody[^1] = last with { Roles = [.. last.Roles, role] };
                }
                else
                {
                    everybody.Add(new PersonView(id, name, email, [role]));
                }
            }
        );
        return Task.CompletedTask;
    }

    // Whoever has no role is asked for nothing.
    private static (PersonId, string, string, HeldRole) RowOf(DbDataReader row) =>
        (
            new PersonId(row.GetGuid(0)),
            row.GetString(1),
            row.GetString(2),
            new HeldRole(Enum.Parse<Role>(row.GetString(3)), row.IsDBNull(4) ? null : row.GetString(4))
        );
}
