using System.Data.Common;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;

namespace Fund.Platform.Tasks;

/// <summary>
/// Whose turn the cases are, as SQL over the open tasks: for a list of cases, which is one statement however many they are. $1 is the
/// municipality, as in every batch.
/// </summary>
public sealed class CaseTurns(Actor actor)
{
    /// <summary>
    /// The task that is due first of the case with a number, for a lateral join on <c>c.number</c>; read by <see cref="CaseTurn.Of"/>.
    /// </summary>
    public const string FirstOfCase = """
        (
            select t.id, t.role, t.unit, t.person_id, t.not_for, t.impartial, t.due, t.prompted_at
            from platform.tasks t
            where t.municipality_id = $1 and t.case_number = c.number and t.done_at is null
            order by t.due nulls last, t.asked_at, t.id limit 1
        )
        """;

    /// <summary>
    /// A row for each case that somebody is asked something of: case_number, due (the soonest), mine (is the person who acts asked?),
    /// mine_if_impartial (are they, unless they have declared a conflict of interest?), as_{role} for each of the roles, and first_role
    /// where it is wanted.
    /// </summary>
    /// <param name="value">Gives a value to the statement and answers what stands for it.</param>
    /// <param name="roles">The roles to tell of.</param>
    /// <param name="firstRole">Is the role of the task that is due first wanted?</param>
    public string PerCase(Func<object, string> value, IReadOnlyCollection<Role> roles, bool firstRole)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(roles);
        var me = value(actor.Person?.Value ?? Guid.Empty);
        var whole = value(actor.Held.Where(held => held.Unit is null).Select(held => held.Role.ToString()).ToArray());
        var parts = value(actor.Held.Where(held => held.Unit is not null).Select(held => $"{held.Role}|{held.Unit}").ToArray());
        var any = value(actor.Roles.Select(role => role.ToString()).ToArray());
        // Whoever holds the role for one unit is asked what is asked of all units, and what is asked of that one.
        var own = $"""
            (t.person_id is null or t.person_id = {me}) and t.not_for is distinct from {me}
            and (t.role = any({whole}) or t.unit is null and t.role = any({any}) or t.role || '|' || t.unit = any({parts}))
            """;
        var asked = string.Concat(roles.Select(role => $", bool_or(t.role = '{role}') as as_{role}"));
        var first = firstRole ? ", (array_agg(t.role order by t.due nulls last, t.asked_at, t.id))[1] as first_role" : "";
        return $"""
            (
                select t.case_number, min(t.due) as due, bool_or({own} and not t.impartial) as mine,
                       bool_or({own} and t.impartial) as mine_if_impartial{asked}{first}
                from platform.tasks t
                where t.municipality_id = $1 and t.done_at is null and t.case_number is not null
                group by t.case_number
            )
            """;
    }
}

/// <summary>The task that is due first of a case: on whom it waits.</summary>
/// <param name="Task">Key of the task.</param>
/// <param name="Role">Whose role.</param>
/// <param name="Unit">Key of the unit that the role is held for; null for the whole municipality.</param>
/// <param name="Person">Key of the person who is asked; null for all with the role.</param>
/// <param name="NotFor">Key of a person who is never asked; null for nobody.</param>
/// <param name="Impartial">Are those who have declared a conflict of interest left out?</param>
/// <param name="Due">The last day; null for none.</param>
/// <param name="PromptedOn">The day the coordinator last reminded, a Swedish calendar date; null if never.</param>
public sealed record CaseTurn(
    Guid Task,
    Role Role,
    string? Unit,
    Guid? Person,
    Guid? NotFor,
    bool Impartial,
    DateOnly? Due,
    DateOnly? PromptedOn
)
{
    /// <summary>Reads what <see cref="CaseTurns.FirstOfCase"/> gives, from a column on; null where nothing is asked.</summary>
    public static CaseTurn? Of(DbDataReader row, int from)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsDBNull(from)
            ? null
            : new CaseTurn(
                row.GetGuid(from),
                Enum.Parse<Role>(row.GetString(from + 1)),
                row.IsDBNull(from + 2) ? null : row.GetString(from + 2),
                row.IsDBNull(from + 3) ? null : row.GetGuid(from + 3),
                row.IsDBNull(from + 4) ? null : row.GetGuid(from + 4),
                row.GetBoolean(from + 5),
                row.IsDBNull(from + 6) ? null : row.GetFieldValue<DateOnly>(from + 6),
                row.IsDBNull(from + 7) ? null : StockholmTime.DateOf(row.GetFieldValue<DateTimeOffset>(from + 7))
            );
    }

    /// <summary>Those of the persons who are asked.</summary>
    /// <param name="everybody">Every active person.</param>
    /// <param name="recused">Those who have declared a conflict of interest in the case.</param>
    public IEnumerable<PersonView> Holders(IEnumerable<PersonView> everybody, IReadOnlySet<PersonId> recused) =>
        everybody.Where(person =>
            TaskHolders.Holds(person, Role, Unit, Person) && person.Id.Value != NotFor && !(Impartial && recused.Contains(person.Id))
        );
}
