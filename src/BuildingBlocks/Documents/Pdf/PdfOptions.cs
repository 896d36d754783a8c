using Microsoft.Extensions.Configuration;

namespace Fund.Documents.Pdf;

/// <summary>What the operator may say about printing: the section <c>Pdf</c> of the settings.</summary>
public sealed class PdfOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Pdf";

    private const int MostAtOnce = 16;
    private const int MostSeconds = 300;

    /// <summary>Path of the browser's program; null takes Chromium or Chrome where the system has it.</summary>
    public string? Chromium { get; set; }

    /// <summary>
    /// Does the browser shut its pages into a sandbox of its own? Null does, except for root, whom Chromium refuses it. False where the
    /// system gives no user namespaces, as in most containers.
    /// </summary>
    public bool? Sandbox { get; set; }

    /// <summary>How many pages are printed at the same time; the others wait.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>How long a page may take, with the time that it waits (seconds).</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>What is wrong with the operator's settings; empty when nothing is.</summary>
    public static IEnumerable<string> FaultsIn(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = configuration.GetSection(Section);
        if (settings[nameof(Sandbox)] is { Length: > 0 } sandbox && !bool.TryParse(sandbox, out _))
        {
            yield return $"{Section}:{nameof(Sandbox)} must be true or false.";
        }

        foreach (var (name, most) in new[] { (nameof(AtOnce), MostAtOnce), (nameof(TimeoutSeconds), MostSeconds) })
        {
            if (settings[name] is { Length: > 0 } text && (!int.TryParse(text, out var number) || number < 1 || number > most))
            {
                yield return $"{Section}:{name} must be 1 to {most}.";
            }
        }
    }
}
