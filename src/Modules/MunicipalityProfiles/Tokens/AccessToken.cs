using Fund.Contracts.Values;

namespace Fund.MunicipalityProfiles.Tokens;

/// <summary>A token with which a system acts as a person over the API. Only its hash is kept.</summary>
internal sealed class AccessToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public PersonId PersonId { get; init; }
    public string Label { get; init; } = "";
    public string Hash { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}
