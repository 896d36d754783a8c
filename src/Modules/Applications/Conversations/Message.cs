using Fund.Contracts.Values;

namespace Fund.Applications.Conversations;

/// <summary>What somebody wrote in a conversation, kept as it was sent.</summary>
internal sealed class Message
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public Guid ConversationId { get; init; }
    public string Text { get; init; } = "";
    public Guid? FileId { get; init; }
    public string? FileName { get; init; }

    /// <summary>Bytes.</summary>
    public long? FileSize { get; init; }

    /// <summary>Whose answer is waited for; null for nobody's.</summary>
    public PersonId? Asked { get; init; }
    public string? AskedName { get; init; }

    /// <summary>By when, a Swedish calendar date; null where no day was given.</summary>
    public DateOnly? AnswerBy { get; init; }

    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";

    /// <summary>What the writer was to the case then, Swedish.</summary>
    public string Part { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>Somebody who reads a conversation without being of its circle, and who let them in.</summary>
internal sealed class AddedReader
{
    public Guid ConversationId { get; init; }
    public PersonId PersonId { get; init; }
    public string AddedBy { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>A message has been opened by one of those who read it.</summary>
internal sealed class ReadMark
{
    public Guid MessageId { get; init; }
    public PersonId PersonId { get; init; }
    public DateTimeOffset At { get; init; }
}
