using Fund.Contracts.Values;

namespace Fund.Platform.Tasks;

/// <summary>A secret address at which a calendar reads a person's deadlines. Only the hash of the secret is kept.</summary>
public sealed class CalendarFeed
{
    /// <summary>Whose deadlines.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>SHA-256 of the secret in lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>When the address was made.</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
