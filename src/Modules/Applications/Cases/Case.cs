using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;

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
    public string? ImplementationOutcome { get; private set; }
    public string? ProjectCode { get; private set; }
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

    public void Close(DateOnly on, string outcome) => (ClosedOn, ImplementationOutcome) = (on, outcome);

    public void UseProjectCode(string code) => ProjectCode = code;

    /// <summary>Stores answers; true when anything changed.</summary>
    public bool Answer(IReadOnlyDictionary<string, string?> answers, DateTimeOffset at)
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

            (known.Value, known.ChangedAt) = (text, at);
        }

        return changed;
    }

    /// <summary>Replaces the units that take part beside the lead; true when anything changed.</summary>
    public bool TakePart(IReadOnlyList<CaseUnit> units)
    {
        if (units.Count(unit => unit.Lead) != 1)
        {
            throw new Refused("Exakt en enhet ska vara huvudansvarig sökande.", field: "participants");
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

/// <summary>
/// What a case is pinned to for life: rule version, and with it the fund, the track where the fund has tracks, and the choice of plugins.
/// </summary>
internal sealed record RuleChoice(string RuleVersion, string Fund, string? Track, int PluginRevision);

/// <summary>A unit that takes part in a case, as it was named then.</summary>
internal sealed class CaseUnit
{
    public CaseId CaseId { get; init; }
    public string UnitKey { get; init; } = "";
    public string Name { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public bool Lead { get; private set; }
    public bool ByResult { get; private set; }
    public bool ByCost { get; private set; }

    public static CaseUnit Of(Contracts.MunicipalityProfiles.UnitView unit, bool lead, bool byResult, bool byCost) =>
        new()
        {
            UnitKey = unit.Key,
            Name = unit.Name,
            Kind = unit.Kind,
            Lead = lead,
            ByResult = byResult,
            ByCost = byCost,
        };

    public void Become(CaseUnit other) =>
        (Name, Kind, Lead, ByResult, ByCost) = (other.Name, other.Kind, other.Lead, other.ByResult, other.ByCost);

    public ParticipantFact AsFact() => new(UnitKey, Name, Kind, Lead, ByResult, ByCost);
}

/// <summary>An answer as it stands now. What was handed in is frozen in a <see cref="Submission.Submitted"/>.</summary>
internal sealed class CaseAnswer
{
    public CaseId CaseId { get; init; }
    public string Field { get; init; } = "";
    public string? Value { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>
/// Something that was done outside the forms and is kept as it was recorded: a preparation, a committee's decision, a meeting, an answer to
/// an idea.
/// </summary>
internal sealed class CaseRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly On { get; init; }
    public string? Paragraph { get; init; }
    public string? Text { get; init; }
    public bool? Yes { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>A move along the path.</summary>
internal sealed class CaseMove
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public string Operation { get; init; } = "";
    public string? Outcome { get; init; }
    public string Who { get; init; } = "";
    public DateOnly On { get; init; }
    public DateTimeOffset At { get; init; }
}
