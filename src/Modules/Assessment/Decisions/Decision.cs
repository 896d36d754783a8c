using Fund.Contracts.Assessment;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Assessment.Decisions;

/// <summary>
/// A political body's decision on a case, as its minutes have it. The official minutes live elsewhere; this is the record the rest rests
/// on. Never changed: what was registered wrongly is corrected by another row, and what a body thinks better of by another decision.
/// </summary>
internal sealed class Decision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Outcome { get; init; } = "";
    public string Body { get; init; } = "";
    public string Paragraph { get; init; } = "";

    /// <summary>The paragraph without signs and blanks: "§ 17" and "§17" are one (F-01).</summary>
    public string ParagraphKey { get; init; } = "";
    public DateOnly DecidedOn { get; init; }

    /// <summary>What it grants, or what it adds to or takes from what was granted; never below zero. SEK.</summary>
    public Money Granted { get; init; }
    public List<GrantedYear> PerYear { get; init; } = [];

    /// <summary>Conditions, or the reasons of a later decision.</summary>
    public string? Conditions { get; init; }

    /// <summary>Does it change what was granted before, and not decide on the application?</summary>
    public bool Later { get; init; }

    /// <summary>The registration that it corrects; null for one that corrects none.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>Why it was corrected.</summary>
    public string? Because { get; init; }

    /// <summary>The decision as it was first registered, which all its corrections share.</summary>
    public Guid Root { get; init; }

    /// <summary>Which registration of the decision it is, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When the decision was first registered: its place among the decisions, which a correction keeps.</summary>
    public DateTimeOffset FirstAt { get; init; }
    public Guid Act { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>As it is first registered.</summary>
    public static Decision Of(
        CaseId about,
        string outcome,
        string body,
        IFromMinutes minutes,
        IReadOnlyDictionary<int, Money> perYear,
        string? conditions,
        Act act
    )
    {
        var id = Guid.CreateVersion7();
        return new Decision
        {
            Id = id,
            CaseId = about,
            Outcome = outcome,
            Body = body,
            Paragraph = minutes.Paragraph.Trim(),
            ParagraphKey = Contracts.Values.ParagraphKey.Of(minutes.Paragraph),
            DecidedOn = minutes.DecidedOn,
            Granted = perYear.Values.Total(),
            PerYear = [.. perYear.Select(y => new GrantedYear { Year = y.Key, Amount = y.Value })],
            Conditions = conditions,
            Later = DecisionOutcomes.IsLater(outcome),
            Root = id,
            FirstAt = act.At,
            Act = act.Id,
            PersonId = act.Person,
            Who = act.Who,
            At = act.At,
        };
    }

    /// <summary>As it should have been registered.</summary>
    public Decision Corrected(
        string paragraph,
        DateOnly decidedOn,
        IReadOnlyDictionary<int, Money> perYear,
        string? conditions,
        string because,
        Act act
    ) =>
        new()
        {
            CaseId = CaseId,
            Outcome = Outcome,
            Body = Body,
            Paragraph = paragraph.Trim(),
            ParagraphKey = Contracts.Values.ParagraphKey.Of(paragraph),
            DecidedOn = decidedOn,
            Granted = perYear.Values.Total(),
            PerYear = [.. perYear.Select(y => new GrantedYear { Year = y.Key, Amount = y.Value })],
            Conditions = conditions,
            Later = Later,
            Corrects = Id,
            Because = because.Trim(),
            Root = Root,
            Version = Version + 1,
            FirstAt = FirstAt,
            Act = act.Id,
            PersonId = act.Person,
            Who = act.Who,
            At = act.At,
        };

    /// <summary>Its amounts by fiscal year, SEK.</summary>
    public IReadOnlyDictionary<int, Money> Years() => PerYear.ToDictionary(y => y.Year, y => y.Amount);

    public DecisionView View() =>
        new()
        {
            Outcome = Outcome,
            Body = Body,
            Paragraph = Paragraph,
            DecidedOn = DecidedOn,
            Granted = Granted,
            PerYear = Years(),
            Conditions = Conditions,
        };
}

/// <summary>What a decision grants for a fiscal year, or changes it by. SEK.</summary>
internal sealed class GrantedYear
{
    public Guid DecisionId { get; init; }
    public int Year { get; init; }
    public Money Amount { get; init; }
}

/// <summary>
/// When a decision's minutes were adjusted (justerade) and posted on the notice board (anslagna); the latest word counts, the earlier ones
/// stand (field.md 4).
/// </summary>
internal sealed class DecisionDays
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }

    /// <summary>The decision, as it was first registered.</summary>
    public Guid Root { get; init; }
    public DateOnly? AdjustedOn { get; init; }
    public DateOnly? PostedOn { get; init; }
    public Guid Act { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public static DecisionDays Of(Decision decision, DateOnly? adjustedOn, DateOnly? postedOn, Act act) =>
        new()
        {
            CaseId = decision.CaseId,
            Root = decision.Root,
            AdjustedOn = adjustedOn,
            PostedOn = postedOn,
            Act = act.Id,
            PersonId = act.Person,
            Who = act.Who,
            At = act.At,
        };
}
