namespace Fund.Platform.Outbox;

/// <summary>What a mail is about: people choose how each kind reaches them.</summary>
public enum MailKind
{
    /// <summary>It has become one's turn.</summary>
    Task,

    /// <summary>The last day comes near, or has passed, or the coordinator reminds.</summary>
    Deadline,

    /// <summary>A signature is asked for, or no longer holds.</summary>
    Signature,

    /// <summary>What one has handed in has been received or decided.</summary>
    Receipt,

    /// <summary>Something has happened in a case, and nothing is asked.</summary>
    News,
}

/// <summary>How a kind of mail reaches a person.</summary>
public enum MailDelivery
{
    /// <summary>Each at once.</summary>
    AtOnce,

    /// <summary>With the others in one mail a day.</summary>
    Daily,

    /// <summary>Not at all: it is on the start page.</summary>
    None,
}

/// <summary>What may be chosen.</summary>
public static class MailKinds
{
    /// <summary>Kinds that can wait until the daily mail but cannot be turned off: others rely on them having been told.</summary>
    public static bool IsNeeded(MailKind kind) => kind is MailKind.Deadline or MailKind.Signature;
}
