using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Applications.Cases;

/// <summary>
/// Words that were written about a case outside its forms and are kept as they were recorded. Shown on the case and in its history.
/// </summary>
internal sealed class CaseRecord
{
    private CaseRecord() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; private init; }
    public RecordKind Kind { get; private init; }
    public DateOnly On { get; private init; }
    public string? Text { get; private init; }

    /// <summary>The answer that was given, where there is one: an idea that goes on, or not.</summary>
    public bool? Yes { get; private init; }

    /// <summary>The entry of the log that it was recorded with.</summary>
    public Guid Act { get; private init; }
    public PersonId? PersonId { get; private init; }
    public string Who { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public static CaseRecord Of(CaseId about, RecordKind kind, DateOnly on, string? text, Act act, bool? yes = null) =>
        new()
        {
            CaseId = about,
            Kind = kind,
            On = on,
            Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
            Yes = yes,
            Act = act.Id,
            PersonId = act.Person,
            Who = act.Who,
            At = act.At,
        };
}

/// <summary>What a record is.</summary>
internal enum RecordKind
{
    /// <summary>The coordinator's feedback on an idea (U-59, U-60).</summary>
    IdeaAnswer,

    /// <summary>Why the applicant withdrew.</summary>
    Withdrawal,

    /// <summary>What became of the work, and why .</summary>
    Closing,

    /// <summary>What a plugin's step set in the form (F-44).</summary>
    Adjusted,
}
