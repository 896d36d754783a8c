using Fund.Contracts.Values;

namespace Fund.Assessment.Bodies;

/// <summary>Somebody appointed to a body for a time (U-77): a person who signs in, or only a name. Ended, never deleted.</summary>
internal sealed class BodyMember
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid BodyId { get; init; }

    /// <summary>Who it is, where they can sign in; null for a name alone.</summary>
    public PersonId? PersonId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>Where to write to a name alone; null for nowhere.</summary>
    public string? Email { get; init; }

    /// <summary>One of <see cref="BodyPositions"/>.</summary>
    public string Position { get; init; } = "";

    /// <summary>Who appointed them, with paragraph where there is one.</summary>
    public string AppointedBy { get; init; } = "";
    public DateOnly From { get; init; }

    /// <summary>Last day; null until further notice.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Is there a day on which both are appointed?</summary>
    public bool Overlaps(BodyMember other) => (To is not { } last || other.From <= last) && (other.To is not { } end || From <= end);

    /// <summary>Is it the same human being? A name alone is told by its letters.</summary>
    public bool IsSameAs(BodyMember other) =>
        PersonId is { } person
            ? person == other.PersonId
            : other.PersonId is null && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);
}
