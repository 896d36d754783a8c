using Fund.Assessment.Criteria;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Ranking;

/// <summary>An application that can be compared.</summary>
/// <param name="Header">The case.</param>
/// <param name="Content">Tells what its latest version says.</param>
internal sealed record RankableCase(CaseHeaderView Header, string Content);

/// <summary>
/// The applications that can be compared now: being handled under any rule version of the fund, and every base criterion of that version
/// met (U-47). A guideline that is replaced while cases run leaves none of them out.
/// </summary>
internal sealed class Rankable(AssessmentDb db, CaseProcess process, CurrentSetup setup, IMediator mediator)
{
    public async Task<IReadOnlyList<RankableCase>> NowAsync(Profile profile, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var handled = (await mediator.Send(new CasesIn([StageKind.Handling]), cancellation))
            .Where(c => known.ProfileOf(c.RuleVersion).Fund.Key == profile.Fund.Key)
            .ToList();
        var ids = handled.Select(c => c.Id).ToList();
        var assessed = await db.ImpartialWords()
            .Where(a => ids.Contains(a.CaseId))
            .Select(a => a.CaseId)
            .Distinct()
            .ToHashSetAsync(cancellation);
        var facts = await process.FactsAsync(assessed, cancellation);
        return
        [
            .. handled
                .Where(c => facts.TryGetValue(c.Id, out var of) && new CriteriaMet("base").Holds(of, known.ProfileOf(c.RuleVersion)))
                .Select(c => new RankableCase(c, facts[c.Id].HandedIn?.Content ?? "")),
        ];
    }
}
