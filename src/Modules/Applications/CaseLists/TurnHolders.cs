using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Tasks;
using Fund.Web;

namespace Fund.Applications.CaseLists;

/// <summary>Who is meant by a turn, in words. The same role of the same unit is worked out once for a whole list.</summary>
internal sealed class TurnHolders(IReadOnlyList<UnitView> units, PersonId? me)
{
    private static readonly HashSet<PersonId> Nobody = [];
    private readonly Dictionary<CaseId, HashSet<PersonId>> recused = [];
    private readonly Dictionary<(Role, string?, Guid?, Guid?), (string Who, bool Nobody, bool Mine)> known = [];

    /// <summary>Every active person who holds a role.</summary>
    public IReadOnlyList<PersonView> Everybody { get; set; } = [];

    /// <summary>The person has declared a conflict of interest in the case.</summary>
    public void Recuse(CaseId about, PersonId person)
    {
        if (!recused.TryGetValue(about, out var persons))
        {
            recused[about] = persons = [];
        }

        persons.Add(person);
    }

    /// <summary>The turn as a list shows it.</summary>
    public CaseBoardTurn ViewOf(CaseTurn turn, CaseId about)
    {
        var key = (turn.Role, turn.Unit, turn.Person, turn.NotFor);
        (string Who, bool Nobody, bool Mine) held;
        if (turn.Impartial && recused.TryGetValue(about, out var without))
        {
            held = Find(turn, without);
        }
        else if (!known.TryGetValue(key, out held))
        {
            known[key] = held = Find(turn, Nobody);
        }

        return new CaseBoardTurn(turn.Task, held.Who, held.Nobody, held.Mine, turn.PromptedOn);
    }

    private (string Who, bool Nobody, bool Mine) Find(CaseTurn turn, HashSet<PersonId> without)
    {
        var persons = turn.Holders(Everybody, without).ToList();
        var unit = turn.Unit is { } key ? units.FirstOrDefault(u => u.Key == key)?.Name : null;
        return (
            persons is [var only] ? only.Name : WaitingWords.Who(turn.Role, unit, null, persons.Count == 0),
            persons.Count == 0,
            persons.Exists(person => person.Id == me)
        );
    }
}
