using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Evaluation.Cases;

/// <summary>
/// The day an initiative is to be finished: as the application says; where it says nothing, the end of the last year that money was granted
/// for.
/// </summary>
internal sealed class PlannedEnd(CurrentSetup setup, IMediator mediator)
{
    public async Task<DateOnly?> OfAsync(CaseHeaderView about, CancellationToken cancellation)
    {
        var answers = await mediator.Send(new CaseAnswers(about.Id), cancellation);
        var profile = (await setup.GetAsync(cancellation)).ProfileOf(about.RuleVersion);
        if (AnswerRoles.Of(profile).EndsOn(answers) is { } day)
        {
            return day;
        }

        if (!await setup.HasModuleAsync("assessment", cancellation))
        {
            return null;
        }

        var years = (await mediator.Send(new CaseDecision(about.Id), cancellation))?.PerYear.Where(year => year.Value.IsPositive).ToList();
        return years is [_, ..] ? new FiscalYear(years.Max(year => year.Key)).End : null;
    }
}
