using System.Data.Common;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using MediatR;

namespace Fund.MunicipalityProfiles.People;

/// <summary>
/// Answers who acts: the first question of every request, so it goes along with telling the database the municipality. Asked every time,
/// and never kept: a role, a person or a token that is withdrawn is gone at the next click.
/// </summary>
internal sealed class WhoActs(ReadBatch reads, TimeProvider time)
    : IRequestHandler<PersonBySubject, PersonView?>,
        IRequestHandler<PersonByToken, PersonView?>
{
    private const string Person = """
        select p.id, p.name, p.email, r.role, r.unit
        from profiles.persons p
        left join profiles.role_assignments r on r.municipality_id = p.municipality_id and r.person_id = p.id
        where p.municipality_id = $1 and p.active and
        """;

    private const string BySubject = Person + " p.subject = $2 order by r.id";

    private const string ByToken =
        Person
        + """
             p.id = (
                select t.person_id from profiles.tokens t
                where t.municipality_id = $1 and t.hash = $2 and t.withdrawn_at is null and t.expires_at > $3
            )
            order by r.id
            """;

    public Task<PersonView?> Handle(PersonBySubject request, CancellationToken cancellationToken) =>
        FindAsync(BySubject, cancellationToken, request.Subject);

    public Task<PersonView?> Handle(PersonByToken request, CancellationToken cancellationToken) =>
        FindAsync(ByToken, cancellationToken, request.TokenHash, time.GetUtcNow());

    private async Task<PersonView?> FindAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        PersonView? found = null;
        var roles = new List<HeldRole>();
        reads.Ask(sql, Read, values);
        await reads.ReadAsync(cancellation);
        return found;

        void Read(DbDataReader row)
        {
            found ??= new PersonView(new PersonId(row.GetGuid(0)), row.GetString(1), row.GetString(2), roles);
            if (!row.IsDBNull(3))
            {
                roles.Add(new HeldRole(Enum.Parse<Role>(row.GetString(3)), row.IsDBNull(4) ? null : row.GetString(4)));
            }
        }
    }
}
