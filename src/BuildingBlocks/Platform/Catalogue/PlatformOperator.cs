using Fund.Platform.Tenancy;

namespace Fund.Platform.Catalogue;

/// <summary>Somebody who runs the platform: sees municipalities, packages, jobs and health, and no case. Shared.</summary>
[Global]
public sealed class PlatformOperator
{
    /// <summary>Subject at the identity provider.</summary>
    public required string Subject { get; init; }

    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }
}
