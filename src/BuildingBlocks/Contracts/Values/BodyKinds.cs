namespace Fund.Contracts.Values;

/// <summary>The kinds of bodies that meet on cases (field.md 2.2).</summary>
public static class BodyKinds
{
    /// <summary>A group of officials that prepares applications .</summary>
    public const string Preparing = "preparing";

    /// <summary>The group that assesses and recommends (U-77).</summary>
    public const string SteeringGroup = "steeringGroup";

    /// <summary>Each kind with its Swedish name.</summary>
    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string>
        {
            [Preparing] = T("Beredande organ"),
            [SteeringGroup] = T("Styrgrupp"),
            ["committee"] = T("Nämnd"),
            ["executiveBoard"] = T("Kommunstyrelse"),
        };
}
