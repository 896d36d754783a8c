using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using Fund.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Evaluation.FollowUp;

/// <summary>A case's follow-up, to read: plan against outcome, what is due, reports and evaluations.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseFollowUpModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CaseFollowUpView View { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CaseFollowUp(CaseNumber), cancellation);

    internal int Measured => View.Indicators.Count(i => i.Latest is not null);

    internal int WithTarget => View.Indicators.Count(i => i.Target is not null);

    internal int Reached => Count(IndicatorStanding.Reached);

    /// <summary>How it goes, in a sentence or two; what goes badly is said as plainly as what goes well.</summary>
    internal string Sentence
    {
        get
        {
            if (Measured == 0)
            {
                return T("Inget är mätt än.");
            }

            var parts = new List<string> { T($"{Reached} av {WithTarget} mål är nådda.") };
            Say(parts, Count(IndicatorStanding.Nearer), T("är på väg mot målet"));
            Say(parts, Count(IndicatorStanding.NotNearer), T("har inte kommit närmare målet"));
            Say(parts, Count(IndicatorStanding.Farther), T("har gått åt fel håll"));
            Say(parts, Count(IndicatorStanding.NotMeasured), T("är inte mätta än"), T("är inte mätt än"));
            return string.Join(" ", parts);
        }
    }

    internal bool HasComments => View.Indicators.Any(i => i.Measurements.Any(m => !string.IsNullOrWhiteSpace(m.Comment)));

    /// <summary>All measurements, the latest first.</summary>
    internal IEnumerable<(IndicatorRow Indicator, MeasurementRow Measured)> Measurements =>
        View
            .Indicators.SelectMany(i => i.Measurements.Select(m => (i, m)))
            .OrderByDescending(row => row.m.MeasuredOn)
            .ThenBy(row => row.i.Id);

    // The start, and each measurement after it; the plan is a straight way to the target.
    // What the plan says of how it is measured; what it leaves out is left out.
    internal static IEnumerable<(string Label, string Words)> HowOf(IndicatorRow row) =>
        new (string Label, string? Words)[]
        {
            (T("Enhet"), row.Unit),
            (T("Hur ofta"), row.Frequency),
            (T("Metod"), row.Method),
            (T("Källa"), row.Source),
            (T("Ansvarig"), row.Responsible),
        }
            .Where(part => !string.IsNullOrWhiteSpace(part.Words))
            .Select(part => (part.Label, part.Words!));

    internal static IReadOnlyList<string> LabelsOf(IndicatorRow row) =>
        [.. row.Baseline is null ? [] : new[] { T("Start") }, .. row.Measurements.Reverse().Select(m => SwedishDate.ForPage(m.MeasuredOn))];

    internal static IReadOnlyList<LineSeries> LinesOf(IndicatorRow row)
    {
        List<decimal?> outcome =
        [
            .. row.Baseline is null ? [] : new[] { row.Baseline },
            .. row.Measurements.Reverse().Select(m => (decimal?)m.Value),
        ];
        return row.Target is { } target
            ? [new LineSeries(T("Utfall"), outcome), new LineSeries(T("Mål"), [.. outcome.Select(_ => (decimal?)target)], IsPlan: true)]
            : [new LineSeries(T("Utfall"), outcome)];
    }

    private int Count(IndicatorStanding standing) => View.Indicators.Count(i => i.Standing == standing);

    private static void Say(List<string> parts, int count, string several, string? one = null)
    {
        if (count > 0)
        {
            parts.Add($"{(count == 1 ? T("Ett") : count)} {(count == 1 ? one ?? several : several)}.");
        }
    }
}
