using Fund.Assessment.Criteria;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Platform.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Ranking;

/// <summary>An application that can be compared.</summary>
/// <param name="Header">The case.</param>
/// <param name="Content">Tells what its latest version says.</param>
internal sealed record RankableCase(CaseHeaderView Header, string Content);

/// <summary>The applications that can be compared now: being handled under the rule version, and every base criterion met (U-47).</summary>
internal sealed class Rankable(AssessmentDb db, CaseProcess process, IMediator mediator)
{
    public async Task<IReadOnlyList<RankableCase>> NowAsync(Profile profile, CancellationToken cancellation)
    {
        var handled = (await mediator.Send(new CasesIn([StageKind.Handling]), cancellation))
            .Where(c => c.RuleVersion == profile.Code)
            .ToList();
        var ids = handled.Select(c => c.Id).ToList();
        var assessed = await db.ImpartialWords()
            .Where(a => ids.Contains(a.CaseId))
            .Select(a => a.CaseId)
            .Distinct()
            .ToHashSetAsync(cancellation);
        var met = new List<RankableCase>();
        foreach (var header in handled.Where(c => assessed.Contains(c.Id)))
        {
            var facts = await process.FactsAsync(header.Id, cancellation);
            if (new CriteriaMet("base").Holds(facts, profile))
            {
                met.Add(new RankableCase(header, facts.HandedIn?.Content ?? ""));
            }
        }

        return met;
    }
}
