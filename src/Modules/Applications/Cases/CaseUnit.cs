using Fund.Contracts.Values;

namespace Fund.Applications.Cases;

/// <summary>A unit that takes part in a case, as it was named then.</summary>
internal sealed class CaseUnit
{
    public CaseId CaseId { get; init; }
    public string UnitKey { get; init; } = "";
    public string Name { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public bool Lead { get; private set; }
    public bool ByResult { get; private set; }
    public bool ByCost { get; private set; }

    public static CaseUnit Of(Contracts.MunicipalityProfiles.UnitView unit, bool lead, bool byResult, bool byCost) =>
        new()
        {
            UnitKey = unit.Key,
            Name = unit.Name,
            Kind = unit.Kind,
            Lead = lead,
            ByResult = byResult,
            ByCost = byCost,
        };

    public void Become(CaseUnit other) =>
        (Name, Kind, Lead, ByResult, ByCost) = (other.Name, other.Kind, other.Lead, other.ByResult, other.ByCost);

    public ParticipantFact AsFact() => new(UnitKey, Name, Kind, Lead, ByResult, ByCost);
}
