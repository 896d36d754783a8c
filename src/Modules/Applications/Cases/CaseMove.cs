using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Applications.Cases;

/// <summary>A move along the path.</summary>
internal sealed class CaseMove
{
    private CaseMove() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; private init; }
    public string From { get; private init; } = "";
    public string To { get; private init; } = "";
    public string? Outcome { get; private init; }
    public DateOnly On { get; private init; }

    /// <summary>The entry of the log that it was made with.</summary>
    public Guid Act { get; private init; }
    public PersonId? PersonId { get; private init; }
    public string Who { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public static CaseMove Of(CaseId about, string from, string to, string? outcome, DateOnly on, Act act) =>
        new()
        {
            CaseId = about,
            From = from,
            To = to,
            Outcome = outcome,
            On = on,
            Act = act.Id,
            PersonId = act.Person,
            Who = act.Who,
            At = act.At,
        };
}
