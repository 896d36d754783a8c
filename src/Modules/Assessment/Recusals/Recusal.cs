using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Assessment.Recusals;

/// <summary>
/// A conflict of interest (jäv): the person takes no part in the case, and the ground is kept (W-22). Declared by the person, or
/// registered for a member of a body, who may be a name alone.
/// </summary>
internal sealed class Recusal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }

    /// <summary>Who it is, where they can sign in; null for a name alone.</summary>
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";

    /// <summary>Tells the person from others in the case: the key, or the letters of a name alone.</summary>
    public string WhoKey { get; init; } = "";

    /// <summary>One of <see cref="ConflictGrounds"/>; null where only words were given.</summary>
    public string? Kind { get; init; }
    public string Ground { get; init; } = "";

    /// <summary>Who declared or registered it.</summary>
    public string By { get; init; } = "";
    public Guid Act { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>How a person is told from others in a case.</summary>
    public static string KeyOf(PersonId? person, string name) => person?.Value.ToString() ?? name.Trim().ToLowerInvariant();

    /// <summary>Is it this person's?</summary>
    public bool IsOf(PersonId? person, string name) => WhoKey == KeyOf(person, name);

    /// <summary>The ground, for those whom it concerns: who assess or record, the auditor, and the person; null for others.</summary>
    public static string? GroundFor(Recusal recusal, Actor reader) =>
        reader.May(Permission.Assess)
        || reader.May(Permission.RecordDecisions)
        || reader.May(Permission.ReadAudit)
        || (recusal.PersonId is not null && recusal.PersonId == reader.Person)
            ? recusal.Kind is { } kind
                ? $"{ConflictGrounds.Names[kind]}. {recusal.Ground}"
                : recusal.Ground
            : null;
}

/// <summary>A person was asked about a case and has no conflict of interest in it.</summary>
internal sealed class ImpartialityWord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public PersonId PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
