using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;

namespace Fund.Applications.CaseLists;

/// <summary>What the conditions of one statement are written in: its values, what stands for the reader, and the day.</summary>
/// <param name="setup">Rule versions.</param>
/// <param name="today">The Swedish calendar date.</param>
/// <param name="me">The reader's key; empty for nobody.</param>
/// <param name="units">Keys of the units in which the reader has a role.</param>
/// <param name="recusals">Selects of case_id and person_id: conflicts of interest.</param>
internal sealed class CaseListTerms(Setup setup, DateOnly today, Guid me, string[] units, IReadOnlyList<string> recusals)
{
    private readonly List<object> values = [];
    private readonly SortedSet<Role> roles = [];
    private string? mine;
    private string? late;

    public Setup Setup => setup;

    public DateOnly Today => today;

    /// <summary>What $2 and on stand for.</summary>
    public object[] Values => [.. values];

    /// <summary>The roles that conditions tell of.</summary>
    public IReadOnlyCollection<Role> Roles => roles;

    /// <summary>Gives a value to the statement; answers what stands for it.</summary>
    public string Value(object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${values.Count + 1}");
    }

    /// <summary>A condition, or null when it speaks of something that does not exist: then nothing of it stays in the statement.</summary>
    public string? IfThere(Func<string> condition)
    {
        // What is written once for all stays.
        _ = (Mine, Late);
        var before = values.Count;
        try
        {
            return condition();
        }
        catch (Refused)
        {
            values.RemoveRange(before, values.Count - before);
            return null;
        }
    }

    /// <summary>Something is asked of this role.</summary>
    public string AskedOf(Role role)
    {
        roles.Add(role);
        return $"coalesce(t.as_{role}, false)";
    }

    /// <summary>Something is asked of the reader.</summary>
    public string Mine => mine ??= $"(coalesce(t.mine, false) or coalesce(t.mine_if_impartial, false){Impartial()})";

    /// <summary>Something that is asked should have been done.</summary>
    public string Late => late ??= $"coalesce(t.due < {Value(today)}, false)";

    /// <summary>The reader opened it, or has a role in a unit that takes part.</summary>
    public string Own =>
        $"""
            (c.owner = {Value(me)} or exists (
                select from applications.case_units u
                where u.municipality_id = c.municipality_id and u.case_id = c.id and u.unit_key = any({Value(units)})
            ))
            """;

    private string Impartial() =>
        recusals.Count == 0
            ? ""
            : $" and c.id <> all(array(select r.case_id from ({string.Join(" union all ", recusals)}) r where r.person_id = {Value(me)}))";
}
