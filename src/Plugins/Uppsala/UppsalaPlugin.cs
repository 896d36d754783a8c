using System.ComponentModel.DataAnnotations;
using Fund.Plugins;

[assembly: FundPlugin("uppsala", "1.0.0", Name = "Uppsalas riktlinje för sociala investeringar")]

namespace Fund.Uppsala;

/// <summary>Settings of the plugin.</summary>
internal sealed class UppsalaSettings
{
    /// <summary>Keys of units without a municipal grant frame for which another form of repayment has been agreed (W-23).</summary>
    public IReadOnlyList<string> OtherFormAgreed { get; init; } = [];

    /// <summary>Months in operation before the in-depth evaluation (U-97).</summary>
    [Range(1, 120, ErrorMessage = "Ange 1–120 månader.")]
    public int InDepthAfterMonths { get; init; } = 24;
}
