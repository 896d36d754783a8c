using System.Text.Json;
using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;

namespace Fund.Applications.CaseLists;

/// <summary>What a list of cases is narrowed to; null is no narrowing. As <see cref="CaseBoard"/> says.</summary>
internal sealed record CaseFilter(string? Text, string? Unit, string? Kind, int? Year, string? Turn, string? Due, string? Rules)
{
    /// <summary>Waits on the person who acts.</summary>
    public const string Mine = "mig";

    /// <summary>Waits on nobody; has no last day.</summary>
    public const string None = "ingen";

    /// <summary>Should have been done.</summary>
    public const string Late = "forsenat";

    /// <summary>Is to be done within so many days, by its key.</summary>
    public static readonly IReadOnlyDictionary<string, int> Within = new Dictionary<string, int> { ["7"] = 7, ["30"] = 30 };

    /// <summary>The roles that something can be asked of, by key.</summary>
    public static readonly IReadOnlyDictionary<string, Role> Roles = new[]
    {
        Role.ProjectManager,
        Role.HeadOfAdministration,
        Role.Coordinator,
        Role.SteeringGroupMember,
        Role.CommitteeSecretary,
        Role.Controller,
    }.ToDictionary(role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString()));

    /// <summary>The condition on <c>applications.cases c</c> and whose turn it is, <c>t</c>.</summary>
    /// <exception cref="Refused">It is narrowed by something that does not exist.</exception>
    public string Where(CaseListTerms terms) => string.Join(" and ", Conditions(terms).DefaultIfEmpty("true"));

    private IEnumerable<string> Conditions(CaseListTerms terms)
    {
        if (Text is { Length: > 0 })
        {
            yield return CaseConditions.OfText(Text, terms.Value);
        }

        if (Unit is { Length: > 0 })
        {
            yield return CaseConditions.OfUnit(Unit, terms.Value);
        }

        if (Kind is { Length: > 0 })
        {
            yield return IsStage(terms.Setup, Kind) ? $"c.stage = {terms.Value(Kind)}" : CaseConditions.OfKind(Kind, terms.Value);
        }

        if (Year is { } year)
        {
            yield return CaseConditions.OfYear(year, terms.Value);
        }

        if (Turn is { Length: > 0 })
        {
            yield return OfTurn(Turn, terms);
        }

        if (Due is { Length: > 0 })
        {
            yield return OfDue(Due, terms);
        }

        if (Rules is { Length: > 0 })
        {
            yield return terms.Setup.Profiles.Any(profile => profile.Code == Rules)
                ? $"c.rule_version = {terms.Value(Rules)}"
                : throw new Refused(T("Riktlinjen finns inte. Välj en i listan."), field: "rules");
        }
    }

    private static bool IsStage(Setup setup, string kind) => setup.Profiles.Any(profile => profile.Stages.Any(stage => stage.Key == kind));

    private static string OfTurn(string turn, CaseListTerms terms) =>
        turn == Mine ? terms.Mine
        : turn == None ? "t.case_number is null"
        : Roles.TryGetValue(turn, out var role) ? terms.AskedOf(role)
        : throw new Refused(T("Det går inte att välja den turen. Välj en i listan."), field: "turn");

    private static string OfDue(string due, CaseListTerms terms) =>
        due == Late ? terms.Late
        : due == None ? "t.due is null"
        : Within.TryGetValue(due, out var days) ? $"t.due between {terms.Value(terms.Today)} and {terms.Value(terms.Today.AddDays(days))}"
        : throw new Refused(T("Den sista dagen går inte att läsa. Välj i listan."), field: "due");
}
