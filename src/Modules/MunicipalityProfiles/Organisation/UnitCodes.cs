namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>Codes of units in the accounts.</summary>
internal static class UnitCodes
{
    /// <summary>What a voucher file of any layout can carry.</summary>
    public const string Pattern = "^[0-9A-Za-z]{1,20}$";
}
