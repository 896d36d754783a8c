using System.Globalization;
using Fund.Platform.Load;

namespace Fund.Host.Demonstrations;

/// <summary>What `seed-demo --cases N [--municipality KEY]` asks for.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="Municipality">Key of the municipality; null for the first of the demonstration.</param>
/// <param name="Fault">Why it cannot be understood, in Swedish; null when it can.</param>
internal sealed record LoadArguments(int Cases, string? Municipality, string? Fault)
{
    private const string CasesOption = "--cases";
    private const string MunicipalityOption = "--municipality";

    /// <summary>Reads them, written with a blank or with "="; null when no cases are asked for.</summary>
    public static LoadArguments? Read(IReadOnlyList<string> args)
    {
        if (ValueOf(args, CasesOption) is not { } cases)
        {
            return null;
        }

        var municipality = ValueOf(args, MunicipalityOption);
        if (!int.TryParse(cases, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > LoadFill.Most)
        {
            return new LoadArguments(
                0,
                municipality,
                $"Skriv hur många ärenden som ska läggas in med ett heltal från 1 till {LoadFill.Most}, till exempel --cases 10000. "
                    + (cases.Length == 0 ? "Talet saknas." : $"\"{cases}\" går inte.")
            );
        }

        return municipality is { Length: 0 }
            ? new LoadArguments(count, null, "Skriv kommunens nyckel efter --municipality, eller utelämna det.")
            : new LoadArguments(count, municipality, null);
    }

    // Empty where the option stands without a value.
    private static string? ValueOf(IReadOnlyList<string> args, string option)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == option)
            {
                return i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[i + 1] : "";
            }

            if (args[i].StartsWith(option + "=", StringComparison.Ordinal))
            {
                return args[i][(option.Length + 1)..];
            }
        }

        return null;
    }
}
