using Fund.Contracts.Values;

namespace Fund.Applications.Conversations;

/// <summary>A conversation on a case: a subject, and who reads it. Kept as it was begun; nothing in it is changed or taken away.</summary>
internal sealed class Conversation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Subject { get; init; } = "";

    /// <summary>Who reads it by their part in the case; others are added by name.</summary>
    public Circle Circle { get; init; }

    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>Who reads a conversation by their part in the case.</summary>
internal enum Circle
{
    /// <summary>The applicant's side and the coordinators.</summary>
    Applicants,

    /// <summary>Those who handle the case: coordinators, the group that assesses, the secretary. Never the applicant's side.</summary>
    Handlers,
}
