using System.Globalization;
using System.Text.Json;
using Fund.Contracts.Applications;
using Fund.Evaluation.Cases;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Reactions;

/// <summary>The initiative starts: its follow-up plan, written in the application, is locked (U-91).</summary>
internal sealed class LockFollowUpPlan(EvaluationDb db, IMediator mediator, TimeProvider time) : INotificationHandler<CaseMoved>
{
    public async Task Handle(CaseMoved notification, CancellationToken cancellationToken)
    {
        if (notification.ToKind != StageKind.Running || await db.Indicators.AnyAsync(i => i.CaseId == notification.Case, cancellationToken))
        {
            return;
        }

        var answers = await mediator.Send(new CaseAnswers(notification.Case), cancellationToken);
        foreach (var row in Rows(answers.GetValueOrDefault(ApplicationAnswers.FollowUpPlan)))
        {
            db.Indicators.Add(
                new IndicatorPlan
                {
                    CaseId = notification.Case,
                    Indicator = row.GetValueOrDefault("indicator") ?? "Indikator",
                    Unit = row.GetValueOrDefault("unit") ?? "",
                    Baseline = Number(row.GetValueOrDefault("baseline")),
                    Target = Number(row.GetValueOrDefault("target")),
                    Source = row.GetValueOrDefault("source"),
                    Method = row.GetValueOrDefault("method"),
                    Frequency = row.GetValueOrDefault("frequency"),
                    Responsible = row.GetValueOrDefault("responsible"),
                    LockedAt = time.GetUtcNow(),
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static List<Dictionary<string, string?>> Rows(string? value) =>
        string.IsNullOrWhiteSpace(value) ? [] : JsonSerializer.Deserialize<List<Dictionary<string, string?>>>(value) ?? [];

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
