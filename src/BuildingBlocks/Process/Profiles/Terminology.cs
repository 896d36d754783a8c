namespace Fund.Process.Profiles;

/// <summary>The municipality's words for what the product's own pages speak of.</summary>
public sealed record Terminology
{
    /// <summary>What is applied for: "satsning", "projekt".</summary>
    public Term Initiative { get; init; } = new("satsning", "satsningen", "satsningar");

    /// <summary>The group of officials that prepares, assesses and recommends, in its definite form: "styrgruppen".</summary>
    public string SteeringGroup { get; init; } = "styrgruppen";
}

/// <summary>A Swedish noun in the forms that pages need.</summary>
/// <param name="One">"satsning".</param>
/// <param name="Definite">"satsningen".</param>
/// <param name="Many">"satsningar".</param>
public sealed record Term(string One, string Definite, string Many);
