using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;

namespace Fund.Finance.Settlements;

/// <summary>Who is paid for an initiative: another than who applied, where an administration applies (UA-1).</summary>
/// <param name="Name">Name of the unit.</param>
/// <param name="Code">Its code in the accounts (ansvar); null where none is known.</param>
/// <param name="IsExternal">It keeps accounts of its own, outside the municipality's (W-23).</param>
internal sealed record Payee(string Name, string? Code, bool IsExternal)
{
    private const string Administration = "administration";

    /// <summary>The committee that an applying administration answers to, or else the applicant itself.</summary>
    public static Payee Of(CaseHeaderView about, IReadOnlyList<UnitView> units)
    {
        var applicant = units.FirstOrDefault(unit => unit.Key == about.LeadUnit);
        var paid =
            applicant is { Kind: Administration, Parent: { } above } && units.FirstOrDefault(unit => unit.Key == above) is { } committee
                ? committee
                : applicant;
        return paid is null
            ? new Payee(about.LeadUnitName, null, false)
            : new Payee(paid.Name, paid.Code, paid.IsExternal);
    }
}
