namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>A unit of the organisation or an outside party.</summary>
internal sealed class Unit
{
    public string Key { get; init; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public string? Parent { get; set; }

    /// <summary>Its code in the municipality's accounts (ansvar); null where none is known.</summary>
    public string? Code { get; set; }
    public bool Active { get; set; } = true;
}
