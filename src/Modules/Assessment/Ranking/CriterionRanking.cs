using Fund.Contracts.Values;

namespace Fund.Assessment.Ranking;

/// <summary>Applications in order on one ranking criterion, with the reasons. An order, never a score (U-48, W-13).</summary>
internal sealed class CriterionRanking
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Fund { get; init; } = "";
    public string Criterion { get; init; } = "";

    /// <summary>Case numbers, the first place first.</summary>
    public List<string> Order { get; init; } = [];

    /// <summary>
    /// Tells what each of them said, in the same order: the place of one that has been changed since counts no more (F-24).
    /// </summary>
    public List<string> Contents { get; init; } = [];
    public string Reason { get; init; } = "";
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>The place of a case, 1 being the first; null where it was not ranked as it stands.</summary>
    public int? PlaceOf(string caseNumber, string content) =>
        Order.IndexOf(caseNumber) is >= 0 and var at && Contents[at] == content ? at + 1 : null;
}
