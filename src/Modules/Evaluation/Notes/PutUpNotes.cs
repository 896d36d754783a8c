using System.Globalization;
using Fund.Contracts.Applications;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Notes;

/// <summary>What Evaluation has in writing about a case: reports and evaluations, and measured values with their comments.</summary>
internal sealed class PutUpNotes(EvaluationDb db, CurrentSetup setup, IMediator mediator) : INotificationHandler<GatherNotes>
{
    // So much of each section is shown; the page that the note leads to has the whole.
    private const int Shown = 600;
    private const string Page = "uppfoljning";

    public async Task Handle(GatherNotes notification, CancellationToken cancellationToken)
    {
        var measured = await (
            from measurement in db.Measurements.AsNoTracking()
            join indicator in db.Indicators.AsNoTracking() on measurement.IndicatorId equals indicator.Id
            where measurement.CaseId == notification.Case
            select new
            {
                Measurement = measurement,
                indicator.Indicator,
                indicator.Unit,
            }
        ).ToListAsync(cancellationToken);
        notification.Notes.AddRange(measured.Select(m => Measured(m.Measurement, m.Indicator, m.Unit)));
        await AddEvaluationsAsync(notification, cancellationToken);
    }

    private static CaseNote Measured(Measurement measurement, string indicator, string unit) =>
        new(
            measurement.Act,
            T($"Mätning: {indicator}"),
            measurement.MeasuredOn,
            measurement.Who,
            $"{indicator}: {MeasuredValue.Say(measurement.Value)} {unit}. {measurement.Comment}".TrimEnd(),
            Page,
            Minor: string.IsNullOrWhiteSpace(measurement.Comment)
        );

    private async Task AddEvaluationsAsync(GatherNotes notification, CancellationToken cancellation)
    {
        var evaluations = await db.Evaluations.AsNoTracking().Where(e => e.CaseId == notification.Case).ToListAsync(cancellation);
        if (evaluations.Count == 0)
        {
            return;
        }

        var header = (await mediator.Send(new GetCases([notification.Case]), cancellation))[0];
        var sections = (await setup.GetAsync(cancellation)).ProfileOf(header.RuleVersion).Evaluation.Sections;
        notification.Notes.AddRange(
            evaluations.Select(evaluation => new CaseNote(
                evaluation.Act,
                EvaluationKinds.Names[evaluation.Kind],
                evaluation.On,
                evaluation.Who,
                string.Join(
                    "\n\n",
                    sections
                        .Where(section => evaluation.Sections.ContainsKey(section.Key))
                        .Select(section => $"{section.Name}\n{Beginning(evaluation.Sections[section.Key])}")
                ),
                Page
            ))
        );
    }

    // Cut at a letter, never inside one.
    private static string Beginning(string text)
    {
        var letters = new StringInfo(text);
        return letters.LengthInTextElements <= Shown ? text : letters.SubstringByTextElements(0, Shown).TrimEnd() + " …";
    }
}
