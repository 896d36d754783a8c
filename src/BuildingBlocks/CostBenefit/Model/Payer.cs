namespace Fund.CostBenefit;

/// <summary>Somebody whose money changes: a committee, the fund, the region, a household.</summary>
/// <param name="Code">Short name used by cost lines and effects.</param>
/// <param name="Name">Name that people see.</param>
/// <param name="Kind">What sort of payer it is.</param>
internal sealed record Payer(string Code, string Name, PayerKind Kind)
{
    /// <summary>True for public bodies; only they have the ladder full, marginal, cashable.</summary>
    public bool IsPublic => Kind <= PayerKind.State;

    /// <summary>True for payers inside the municipality.</summary>
    public bool IsMunicipal => Kind <= PayerKind.Fund;
}

/// <summary>Sorts of payers; public ones first, municipal ones first among them.</summary>
internal enum PayerKind
{
    /// <summary>A committee of the municipality (nämnd).</summary>
    Committee,

    /// <summary>The municipality in common, including its tax income.</summary>
    MunicipalityCommon,

    /// <summary>The social investment fund.</summary>
    Fund,

    /// <summary>The region.</summary>
    Region,

    /// <summary>The state and its agencies.</summary>
    State,

    /// <summary>Individuals and households.</summary>
    Household,

    /// <summary>Civil society.</summary>
    CivilSociety,

    /// <summary>Business.</summary>
    Business,
}

/// <summary>The part of an effect's value that falls on one payer; negative for the one who loses a transfer.</summary>
/// <param name="Payer">Code of the payer.</param>
/// <param name="Share">Share of the value, −1 to 1.</param>
internal sealed record PayerShare(string Payer, double Share);
