using System.Globalization;
using System.Text.RegularExpressions;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Evaluation.FollowUp;

/// <summary>One measured value of one indicator, with the plan beside.</summary>
[Requires(Permission.Report)]
[Does(typeof(RecordMeasurement))]
public sealed partial class RecordMeasurementModel(IMediator mediator) : StepPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Key of the indicator, from the address of a task or as chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Indicator { get; set; }

    /// <summary>Measured value as typed.</summary>
    [BindProperty]
    public string? Value { get; set; }

    /// <summary>Day of measurement as typed.</summary>
    [BindProperty]
    public string? MeasuredOn { get; set; }

    /// <summary>Comment.</summary>
    [BindProperty]
    public string? Comment { get; set; }

    internal CaseFollowUpView View { get; private set; } = null!;

    /// <summary>Indicators to choose.</summary>
    public IReadOnlyList<Option> Indicators => [.. View.Indicators.Select(i => new Option(i.Id.ToString(), $"{i.Indicator} ({i.Unit})"))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        View = await mediator.Send(new CaseFollowUp(CaseNumber), cancellation);
    }

    /// <summary>Records it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Guid.TryParse(Indicator, out var indicator))
        {
            throw new Refused(T("Välj indikator."), field: "indicator");
        }

        if (CanBeReadTwice().IsMatch(Value?.Trim() ?? ""))
        {
            throw new Refused(
                T("Talet kan läsas på mer än ett sätt. Skriv tusental med mellanslag, till exempel 1 000, och decimaler som 1,5."),
                field: "value"
            );
        }

        if (
            !decimal.TryParse(
                Value?.Replace(',', '.').Replace(" ", "").Replace("\u00A0", ""),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            throw new Refused(T("Skriv ett tal, till exempel 12 eller 3,5."), field: "value");
        }

        await mediator.Send(new RecordMeasurement(CaseNumber, indicator, value, Day(MeasuredOn, "measuredOn"), Comment), cancellation);
        Done = T("Mätningen är sparad.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/uppfoljning");
    }

    // 1,000 is one to a Swede and a thousand to another, as amounts are read (BAD-06).
    [GeneratedRegex(@"\A-?[1-9][0-9]{0,2}[.,][0-9]{3}\z", RegexOptions.None, 1000)]
    private static partial Regex CanBeReadTwice();
}
