using System.Globalization;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Applications.Cases;

/// <summary>A case (ärende): pinned for life to the rule version it was opened under. Guards itself; knows no municipality.</summary>
internal sealed class Case
{
    private Case() { }

    public CaseId Id { get; private init; }
    public string Number { get; private init; } = "";

    /// <summary>Year and number as one integer: the order of lists.</summary>
    public long Sequence { get; private init; }
    public string? RegistryNumber { get; private set; }
    public string Title { get; private set; } = "";
    public string Stage { get; private set; } = "";
    public StageKind StageKind { get; private set; }
    public string RuleVersion { get; private init; } = "";
    public int PluginRevision { get; private init; }
    public string Fund { get; private init; } = "";
    public string? Track { get; private init; }
    public PersonId Owner { get; private init; }
    public DateOnly OpenedOn { get; private init; }
    public DateOnly? ReceivedOn { get; private set; }
    public DateOnly? StartedOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public string? ProjectCode { get; private set; }

    /// <summary>What is applied for, as the answers say now, SEK; null when it is not answered.</summary>
    public Money? Requested { get; private set; }

    /// <summary>The day on which the applicant means to start, as the answers say now; null when it is not answered.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>The day on which the applicant means to be done, as the answers say now; null when it is not answered.</summary>
    public DateOnly? EndsOn { get; private set; }
    public List<CaseUnit> Units { get; private init; } = [];
    public List<CaseAnswer> Answers { get; private init; } = [];

    public CaseUnit Lead => Units.Single(unit => unit.Lead);

    public static Case Open(
        int year,
        int running,
        string title,
        RuleChoice rules,
        string stage,
        PersonId owner,
        DateOnly today,
        CaseUnit lead
    ) =>
        new()
        {
            Id = CaseId.New(),
            Number = $"{year}-{running}",
            Sequence = year * 1_000_000L + running,
            Title = title,
            Stage = stage,
            StageKind = StageKind.Draft,
            RuleVersion = rules.RuleVersion,
            PluginRevision = rules.PluginRevision,
            Fund = rules.Fund,
            Track = rules.Track,
            Owner = owner,
            OpenedOn = today,
            Units = [lead],
        };

    /// <summary>The place of a number in the order of lists; whether there is such a case is not asked, and so not told.</summary>
    /// <exception cref="NotFound">It is no case number.</exception>
    public static long SequenceOf(string number) =>
        number.Split('-') is [var year, var running]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
        && int.TryParse(running, NumberStyles.None, CultureInfo.InvariantCulture, out var r)
        && y is > 1900 and < 9999
        && r < 1_000_000
            ? y * 1_000_000L + r
            : throw new NotFound(T("Listans plats finns inte."));

    public void MoveTo(string stage, StageKind kind)
    {
        (Stage, StageKind) = (stage, kind);
    }

    public void Rename(string title) => Title = title;

    /// <summary>The first thing handed in makes the case an official one with a registry number; later ones keep it.</summary>
    public void Receive(DateOnly on, string registryNumber)
    {
        RegistryNumber ??= registryNumber;
        ReceivedOn = on;
    }

    public void Start(DateOnly on) => StartedOn = on;

    public void Close(DateOnly on) => ClosedOn = on;

    public void UseProjectCode(string code) => ProjectCode = code;

    /// <summary>Stores answers, and what lists show of them; true when anything changed.</summary>
    /// <param name="answers">By question.</param>
    /// <param name="meaning">What the questions of the case's rule version are about.</param>
    public bool Answer(IReadOnlyDictionary<string, string?> answers, AnswerRoles meaning)
    {
        var changed = false;
        foreach (var (field, value) in answers)
        {
            var known = Answers.FirstOrDefault(answer => answer.Field == field);
            var text = string.IsNullOrWhiteSpace(value) ? null : value;
            if (known?.Value == text)
            {
                continue;
            }

            changed = true;
            if (known is null)
            {
                Answers.Add(known = new CaseAnswer { CaseId = Id, Field = field });
            }

            known.Value = text;
        }

        var all = Answers.ToDictionary(answer => answer.Field, answer => answer.Value);
        (Requested, StartsOn, EndsOn) = (meaning.RequestedAmount(all), meaning.StartsOn(all), meaning.EndsOn(all));
        return changed;
    }

    /// <summary>Replaces the units that take part beside the lead; true when anything changed.</summary>
    public bool TakePart(IReadOnlyList<CaseUnit> units)
    {
        if (units.Count(unit => unit.Lead) != 1)
        {
            throw new Refused(T("Exakt en enhet ska vara huvudansvarig sökande."), field: "participants");
        }

        var before = Units.Select(Signature).Order().ToList();
        if (before.SequenceEqual(units.Select(Signature).Order()))
        {
            return false;
        }

        Units.RemoveAll(unit => units.All(other => other.UnitKey != unit.UnitKey));
        foreach (var unit in units)
        {
            if (Units.FirstOrDefault(known => known.UnitKey == unit.UnitKey) is { } known)
            {
                known.Become(unit);
            }
            else
            {
                Units.Add(unit);
            }
        }

        return true;

        static string Signature(CaseUnit unit) => $"{unit.UnitKey}|{unit.Lead}|{unit.ByResult}|{unit.ByCost}";
    }
}
