using System.Security.Cryptography;

namespace Fund.Plugins.Runtime.Running;

/// <summary>The number of a fault: short enough to read out, without letters and digits that are taken for each other.</summary>
public static class FaultNumber
{
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>A new one, eight signs.</summary>
    public static string New() => RandomNumberGenerator.GetString(Signs, 8);

    /// <summary>The sentence that asks to quote it, Swedish.</summary>
    public static string Asked(string number) => $"Ange nummer {number} om du kontaktar kommunens administratör.";
}
