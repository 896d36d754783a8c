using System.ComponentModel.DataAnnotations;
using Fund.Plugins;

[assembly: FundPlugin("alvesta", "1.0.0", Municipalities = ["alvesta"], Settings = typeof(Fund.Alvesta.AlvestaSettings))]

namespace Fund.Alvesta;

/// <summary>Settings of the plugin. The guideline's own days are read from the guideline.</summary>
internal sealed class AlvestaSettings
{
    /// <summary>How many months before the last day applicants are warned.</summary>
    [Range(1, 24, ErrorMessage = "Ange 1–24 månader.")]
    public int WarnMonthsBefore { get; init; } = 6;
}
