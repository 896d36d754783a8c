using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.Evaluations;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Evaluation.FollowUp;

/// <summary>A case's follow-up: plan against outcome, reports and evaluations.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseFollowUpModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Measured value as typed.</summary>
    [BindProperty]
    public string? Value { get; set; }

    /// <summary>Day of measurement as typed.</summary>
    [BindProperty]
    public string? MeasuredOn { get; set; }

    /// <summary>Comment.</summary>
    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>Kind of evaluation.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>Texts by section.</summary>
    [BindProperty]
    public Dictionary<string, string?> Sections { get; set; } = [];

    internal CaseFollowUpView View { get; private set; } = null!;

    /// <summary>Indicators to choose.</summary>
    public IReadOnlyList<Option> Indicators => [.. View.Indicators.Select(i => new Option(i.Id.ToString(), $"{i.Indicator} ({i.Unit})"))];

    /// <summary>Kinds to choose.</summary>
    public IReadOnlyList<Option> Kinds => [.. View.MayRecord.Select(kind => new Option(kind.Key, kind.Name))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CaseFollowUp(CaseNumber), cancellation);

    /// <summary>Records a measurement.</summary>
    public async Task<IActionResult> OnPostMeasureAsync(Guid? indicator, CancellationToken cancellation)
    {
        if (indicator is not { } id)
        {
            throw new Refused("Välj indikator.", field: "indicator");
        }

        if (
            !decimal.TryParse(
                Value?.Replace(',', '.').Replace(" ", ""),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            throw new Refused("Skriv ett tal, till exempel 12 eller 3,5.", field: "value");
        }

        if (!SwedishDate.TryRead(MeasuredOn, out var day, out var unreadable))
        {
            throw new Refused(unreadable!.Reason, field: "measuredOn");
        }

        await mediator.Send(new RecordMeasurement(CaseNumber, id, value, day, Comment), cancellation);
        Done = "Mätningen är sparad.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/uppfoljning");
    }

    /// <summary>Records a report or an evaluation.</summary>
    public async Task<IActionResult> OnPostEvaluateAsync(CancellationToken cancellation)
    {
        await mediator.Send(new RecordEvaluation(CaseNumber, Kind ?? "", Sections), cancellation);
        Done = "Det är sparat.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/uppfoljning");
    }
}
