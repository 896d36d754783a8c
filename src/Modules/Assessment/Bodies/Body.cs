using Fund.Contracts.Values;

namespace Fund.Assessment.Bodies;

/// <summary>
/// A body that meets on cases: a group of officials, the steering group, a committee, the executive board. Ended, never deleted.
/// </summary>
internal sealed class Body
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As shown; it is what its meetings and decisions say, so it is never changed.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name as it is compared: nobody tells two bodies apart by a capital letter.</summary>
    public string NameKey { get; init; } = "";

    /// <summary>One of <see cref="BodyKinds"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Key of the unit that it is the board of; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>Its last day; null until further notice.</summary>
    public DateOnly? EndedOn { get; set; }

    public static Body Of(string name, string kind, string? unit) =>
        new()
        {
            Name = name,
            NameKey = KeyOf(name),
            Kind = kind,
            Unit = unit,
        };

    /// <summary>A name as it is compared.</summary>
    public static string KeyOf(string name) => name.Trim().ToLowerInvariant();

    /// <summary>Does it meet on that day?</summary>
    public bool Meets(DateOnly day) => EndedOn is not { } last || day <= last;
}
