using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Platform.Load;

/// <summary>
/// Decides what cases there are to be: spread over the funds, tracks, stages and units of the municipality's own rule versions, and over
/// the years that they have been in force. The same municipality on the same day gives the same cases. Pure.
/// </summary>
/// <param name="setup">The municipality's setup.</param>
/// <param name="people">In whose names.</param>
/// <param name="today">The present day.</param>
/// <param name="openFrom">The first fiscal year of a fund that is not closed.</param>
internal sealed class LoadPlan(Setup.Setup setup, LoadPeople people, DateOnly today, Func<string, int> openFrom)
{
    private const int DaysBetweenSteps = 14;
    private const int YearsBack = 3;

    private static readonly string[] Works =
    [
        "Tidiga samtal",
        "Skolnära stöd",
        "Mentorer",
        "Familjestöd hemma",
        "Lots till arbete",
        "Fritid med ledare",
        "Läslyft",
        "Trygg väg tillbaka",
    ];

    private static readonly string[] Groups =
    [
        "för barn 6–9 år",
        "för unga med hög frånvaro",
        "för nyanlända familjer",
        "för unga vuxna utan arbete",
        "för föräldrar till tonåringar",
        "för barn i familjehem",
        "för elever i årskurs 7",
    ];

    private readonly Dictionary<(string, string, long, DateOnly), IReadOnlyDictionary<string, string>> answers = [];
    private readonly Dictionary<(string, string), IReadOnlyList<LoadMove>> paths = [];

    /// <summary>The cases, without numbers: they are taken from the municipality's series by the year each was opened.</summary>
    /// <exception cref="Refused">Nothing can be applied for here.</exception>
    public IReadOnlyList<LoadCase> Of(int cases)
    {
        if (setup.Funds.Where(fund => setup.ProfileOn(today, fund.Key) is not null).ToList() is not { Count: > 0 } funds)
        {
            throw new Refused("Kommunen har ingen riktlinje som gäller idag, så det finns inga ärenden att lägga in.");
        }

        return [.. Enumerable.Range(0, cases).Select(place => Made(place, funds[place % funds.Count].Key, place / funds.Count))];
    }

    private LoadCase Made(int place, string fund, int turn)
    {
        // The stage is of the present rule version: an earlier one may lack it, and then the case has come to the same meaning there.
        var present = setup.ProfileOn(today, fund)!;
        var aim = Aim(present, turn);
        var opened = OpenedOn(fund, aim.Kind, place);
        var rules = setup.ProfileOn(opened, fund)!;
        var stage =
            rules.Stages.FirstOrDefault(own => own.Key == aim.Key)
            ?? rules.Stages.FirstOrDefault(own => own.Kind == aim.Kind)
            ?? rules.Stages[0];
        var moves = Moves(rules, stage, opened);
        var units = UnitsFor(rules, place);
        var track = rules.Fund.Tracks.Count == 0 ? null : rules.Fund.Tracks[turn % rules.Fund.Tracks.Count];
        var perYear = PerYear(track, place);
        // An application asks for a start some months on; one that has started did so on the day it said.
        var start = moves.FirstOrDefault(move => rules.StageOf(move.To).Kind == StageKind.Running)?.On ?? opened.AddMonths(6);
        return new LoadCase
        {
            Id = CaseId.New(),
            Place = place,
            Year = opened.Year,
            Running = 0,
            Title = $"{Works[place % Works.Length]} {Groups[place / Works.Length % Groups.Length]}, grupp {place + 1}",
            Rules = rules,
            PluginRevision = setup.Plugins.Number,
            Track = track?.Key,
            Units = units,
            Answers = AnswersFor(rules, units[0], perYear, new DateOnly(start.Year, start.Month, 1)),
            OpenedOn = opened,
            Moves = moves,
            People = people,
            Granted = Granted(rules, moves, fund, perYear),
        };
    }

    // Every stage in turn, and those that cases stay long in more often.
    private static Stage Aim(Profile rules, int turn)
    {
        var lasting = rules.Stages.Where(stage => stage is { OnPath: true, Kind: StageKind.Running or StageKind.Ended }).ToList();
        IReadOnlyList<Stage> round = [.. rules.Stages, .. lasting, .. lasting, .. lasting];
        return round[turn % round.Count];
    }

    // What nobody has decided on is of the last year; the rest is spread over the years.
    private DateOnly OpenedOn(string fund, StageKind kind, int place)
    {
        var first = setup.Profiles.Where(rules => rules.Fund.Key == fund).Min(rules => rules.Guideline.InForceFrom);
        var back = kind is StageKind.Draft or StageKind.Handling ? today.AddMonths(-10) : today.AddYears(-YearsBack);
        var begins = back < first ? first : back;
        var path = setup.Profiles.Where(rules => rules.Fund.Key == fund).Max(rules => rules.Stages.Count) * DaysBetweenSteps;
        var days = Math.Max(today.DayNumber - begins.DayNumber - path, 1);
        // A step that shares nothing with the number of days or of stages: neighbours are far apart.
        return begins.AddDays((int)((long)place * 7919 % days));
    }

    private IReadOnlyList<LoadMove> Moves(Profile rules, Stage stage, DateOnly opened)
    {
        if (!paths.TryGetValue((rules.Code, stage.Key), out var steps))
        {
            paths[(rules.Code, stage.Key)] = steps = LoadPaths.To(rules, stage);
        }

        var since = today.DayNumber - opened.DayNumber;
        var apart = Math.Clamp(since / (steps.Count + 1), 0, DaysBetweenSteps);
        // What has run and ended has run for most of the time since.
        return
        [
            .. steps.Select(
                (step, i) =>
                    step with
                    {
                        On = opened.AddDays(
                            rules.StageOf(step.From).Kind == StageKind.Running ? Math.Max(apart * (i + 1), since * 3 / 4) : apart * (i + 1)
                        ),
                    }
            ),
        ];
    }

    private List<UnitView> UnitsFor(Profile rules, int place)
    {
        var leads = setup.Units.Where(unit => rules.Applicants.LeadKinds.Contains(unit.Kind)).ToList();
        if (leads.Count == 0)
        {
            throw new Refused("Kommunen har ingen enhet som får söka enligt riktlinjen, så det finns inga ärenden att lägga in.");
        }

        var lead = leads[place % leads.Count];
        var partners = setup.Units.Where(unit => unit != lead && rules.Applicants.PartnerKinds.Contains(unit.Kind)).ToList();
        return place % 3 == 0 && partners.Count > 0 ? [lead, partners[place / 3 % partners.Count]] : [lead];
    }

    private static Money PerYear(Track? track, int place)
    {
        var kronor = 40_000 + place % 12 * 5_000;
        long[] caps = [kronor, track?.CapPerYear ?? kronor, (track?.CapTotal ?? 2 * kronor) / 2];
        return Money.FromKronor(Math.Max(caps.Min(), 1));
    }

    private IReadOnlyDictionary<string, string> AnswersFor(Profile rules, UnitView lead, Money perYear, DateOnly start)
    {
        var key = (rules.Code, lead.Key, perYear.Ore, start);
        if (!answers.TryGetValue(key, out var known))
        {
            var bearer =
                rules.Repayment.BeneficiaryKinds.Contains(lead.Kind) || rules.Repayment.BeneficiaryKinds.Count == 0
                    ? lead
                    : setup.Units.FirstOrDefault(unit => rules.Repayment.BeneficiaryKinds.Contains(unit.Kind)) ?? lead;
            answers[key] = known = new LoadAnswers(rules, lead, bearer, perYear, start).All();
        }

        return known;
    }

    // The year of the decision and the next; nothing is granted for a year that has been closed.
    private Dictionary<int, Money> Granted(Profile rules, IReadOnlyList<LoadMove> moves, string fund, Money perYear)
    {
        if (moves.FirstOrDefault(move => rules.StageOf(move.To).Kind is StageKind.Granted or StageKind.Running) is not { } granted)
        {
            return [];
        }

        var first = Math.Max(granted.On.Year, openFrom(fund));
        return new Dictionary<int, Money> { [first] = perYear, [first + 1] = perYear };
    }
}
