namespace Fund.Contracts.Values;

/// <summary>A municipality on this host. Never shown to a person.</summary>
public readonly record struct MunicipalityId(int Value);

/// <summary>A case (ärende). People see its number; this is its key.</summary>
public readonly record struct CaseId(Guid Value)
{
    /// <summary>A new, never used key, ordered by time.</summary>
    public static CaseId New() => new(Guid.CreateVersion7());
}

/// <summary>A person known to one municipality.</summary>
public readonly record struct PersonId(Guid Value)
{
    /// <summary>A new, never used key, ordered by time.</summary>
    public static PersonId New() => new(Guid.CreateVersion7());
}
