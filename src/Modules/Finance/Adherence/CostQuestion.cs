using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Finance.Adherence;

/// <summary>
/// Something that is asked of those who run an initiative about a cost, which is held meanwhile; answered once, and asked again as another
/// question (F-10).
/// </summary>
internal sealed class CostQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The hold that keeps the cost out of settlements.</summary>
    public Guid HoldId { get; init; }
    public CaseId CaseId { get; init; }
    public Guid CostLineId { get; init; }
    public string Text { get; init; } = "";

    /// <summary>The last day that an answer is asked for; null for none.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>The entry of the log that it was asked with.</summary>
    public Guid Act { get; init; }
    public PersonId? AskedBy { get; init; }
    public string AskedByName { get; init; } = "";
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Does the cost belong to the initiative? Null until answered.</summary>
    public bool? Belongs { get; private set; }
    public string? Answer { get; private set; }
    public Guid? AnswerAct { get; private set; }
    public PersonId? AnsweredBy { get; private set; }
    public string? AnsweredByName { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>It is answered.</summary>
    public void Say(bool belongs, string answer, Act act) =>
        (Belongs, Answer, AnswerAct, AnsweredBy, AnsweredByName, AnsweredAt) = (belongs, answer, act.Id, act.Person, act.Who, act.At);
}
