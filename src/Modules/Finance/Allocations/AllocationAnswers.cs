using System.Globalization;
using Fund.Contracts.Values;
using Fund.Process.Profiles;
using Microsoft.AspNetCore.Http;

namespace Fund.Finance.Allocations;

/// <summary>What a municipality has answered to the guideline's questions before an allocation, as it stands in an address.</summary>
internal static class AllocationAnswers
{
    public const string Yes = "ja";
    public const string No = "nej";
    public const string Unknown = "oklart";

    // No municipality has so little: the number was meant in thousands or millions.
    private static readonly Money LeastBase = Money.FromKronor(1_000_000);

    /// <summary>Why a year's taxes and grants cannot be what was meant; null where they can, and where nothing is typed.</summary>
    public static string? MissesUnit(Money basis) =>
        basis.IsPositive && basis < LeastBase
            ? T($"{basis} är för lite för en kommuns skatter och bidrag. Skriv enheten efter talet, till exempel 1 450 mkr.")
            : null;

    /// <summary>The field of an attestation.</summary>
    public static string FieldOf(string attestation) => $"intyg-{attestation}";

    /// <summary>A budget year as typed; null when it is none.</summary>
    public static int? YearOf(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100 ? year : null;

    /// <summary>The answer to each attestation; what is not answered is left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(IQueryCollection query, IReadOnlyList<Attestation> attestations) =>
        attestations
            .Select(attestation => (attestation.Key, Answer: query[FieldOf(attestation.Key)].ToString()))
            .Where(given => given.Answer is Yes or No or Unknown)
            .ToDictionary(given => given.Key, given => given.Answer);

    /// <summary>The same in an address, to go on with.</summary>
    public static string Query(AllocationRoomView room, string? taxAndGrantBase, SetAsideAnswer answer)
    {
        var parts = new List<string> { $"year={room.Year.ToString(CultureInfo.InvariantCulture)}" };
        if (room.Funds.Count > 0)
        {
            parts.Add($"fund={Uri.EscapeDataString(room.Fund)}");
        }

        if (room.AsksForBase && !string.IsNullOrWhiteSpace(taxAndGrantBase))
        {
            parts.Add($"taxAndGrantBase={Uri.EscapeDataString(taxAndGrantBase)}");
        }

        parts.AddRange(answer.Attested.Select(given => $"{FieldOf(given.Key)}={given.Value}"));
        return string.Join('&', parts);
    }
}
