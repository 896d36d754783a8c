using System.ComponentModel.DataAnnotations;
using Fund.Plugins;

[assembly: FundPlugin(
    "uppsala",
    "1.0.0",
    Name = "Uppsalas riktlinje för sociala investeringar",
    Municipalities = ["uppsala"],
    Settings = typeof(Fund.Uppsala.UppsalaSettings)
)]

namespace Fund.Uppsala;

/// <summary>Settings of the plugin.</summary>
internal sealed class UppsalaSettings
{
    /// <summary>Months in operation before the in-depth evaluation (U-97).</summary>
    [Range(1, 120, ErrorMessage = "Ange 1–120 månader.")]
    public int InDepthAfterMonths { get; init; } = 24;
}
