using System.ComponentModel.DataAnnotations;
using Fund.Plugins;

[assembly: FundPlugin(
    "alvesta",
    "1.0.0",
    Name = "Alvestas riktlinje för medel för social hållbarhet",
    Municipalities = ["alvesta"],
    Settings = typeof(Fund.Alvesta.AlvestaSettings)
)]

namespace Fund.Alvesta;

/// <summary>Settings of the plugin. The days are those of the guideline of 2023 and follow it when it is renewed (AA-1).</summary>
internal sealed class AlvestaSettings : IValidatableObject
{
    /// <summary>First day of the guideline .</summary>
    public DateOnly InForceFrom { get; init; } = new(2023, 5, 1);

    /// <summary>Last day of the guideline .</summary>
    public DateOnly InForceTo { get; init; } = new(2027, 4, 30);

    /// <summary>How many months before the last day applicants are warned.</summary>
    [Range(1, 24, ErrorMessage = "Ange 1–24 månader.")]
    public int WarnMonthsBefore { get; init; } = 6;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        InForceTo < InForceFrom
            ? [new ValidationResult("Riktlinjen kan inte sluta gälla innan den börjar gälla.", [nameof(InForceTo)])]
            : [];
}
