namespace Fund.CostBenefit;

/// <summary>Whose costs and gains are counted together.</summary>
/// <param name="Code">Short name.</param>
/// <param name="Name">Name that people see.</param>
/// <param name="Includes">Which payers belong to it.</param>
internal sealed record Perspective(string Code, string Name, Func<Payer, bool> Includes)
{
    /// <summary>Everybody; transfers between payers cancel.</summary>
    public static Perspective Society { get; } = new("society", "Samhället", _ => true);

    /// <summary>Every payer inside the municipality.</summary>
    public static Perspective Municipality { get; } = new("municipality", "Kommunen", payer => payer.IsMunicipal);

    /// <summary>Every public payer.</summary>
    public static Perspective PublicSector { get; } = new("public", "Offentlig sektor", payer => payer.IsPublic);

    /// <summary>One payer.</summary>
    public static Perspective Of(Payer payer) => new($"payer:{payer.Code}", payer.Name, other => other.Code == payer.Code);

    /// <summary>True for society, where transfers count as nothing and the tax factor applies.</summary>
    public bool IsSociety => Code == Society.Code;
}

/// <summary>The steps of the ladder from value to money.</summary>
internal enum Rung
{
    /// <summary>The whole economic value.</summary>
    Full,

    /// <summary>The part of a public payer's cost that varies with volume.</summary>
    Marginal,

    /// <summary>The part of the marginal cost that can be taken out of a budget, from the release year.</summary>
    Cashable,
}

/// <summary>One way to look at the case: a perspective on one rung of the ladder.</summary>
internal sealed record View(Perspective Perspective, Rung Rung)
{
    /// <summary>Short name, for instance "municipality/Cashable".</summary>
    public string Code => $"{Perspective.Code}/{Rung}";
}
