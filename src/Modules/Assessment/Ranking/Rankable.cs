using Fund.Assessment.Criteria;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Platform.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Ranking;

/// <summary>The applications that can be compared now: being handled under the rule version, and every base criterion met (U-47).</summary>
internal sealed class Rankable(AssessmentDb db, CaseProcess process, IMediator mediator)
{
    public async Task<IReadOnlyList<CaseHeaderView>> NowAsync(Profile profile, CancellationToken cancellation)
    {
        var handled = (await mediator.Send(new CasesIn([StageKind.Handling]), cancellation))
            .Where(c => c.RuleVersion == profile.Code)
            .ToList();
        var ids = handled.Select(c => c.Id).ToList();
        var assessed = await db
            .Assessments.AsNoTracking()
            .Where(a => ids.Contains(a.CaseId))
            .Select(a => a.CaseId)
            .Distinct()
            .ToHashSetAsync(cancellation);
        var met = new List<CaseHeaderView>();
        foreach (var header in handled.Where(c => assessed.Contains(c.Id)))
        {
            if (new CriteriaMet("base").Holds(await process.FactsAsync(header.Id, cancellation), profile))
            {
                met.Add(header);
            }
        }

        return met;
    }
}
