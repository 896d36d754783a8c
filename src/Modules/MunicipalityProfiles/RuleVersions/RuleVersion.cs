namespace Fund.MunicipalityProfiles.RuleVersions;

/// <summary>A guideline as data: a draft while it is written, then adopted and never changed.</summary>
internal sealed class RuleVersion
{
    public string Code { get; init; } = "";
    public bool Adopted { get; set; }
    public string Json { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}
