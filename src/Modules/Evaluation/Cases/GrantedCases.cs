using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Evaluation.Cases;

/// <summary>A fund's granted cases, running and closed alike; what was declined or rejected is no initiative .</summary>
internal sealed class GrantedCases(CurrentSetup setup, IMediator mediator)
{
    public async Task<IReadOnlyList<CaseHeaderView>> OfAsync(string fund, CancellationToken cancellation)
    {
        var all = (await mediator.Send(new CasesIn([StageKind.Granted, StageKind.Running, StageKind.Ended]), cancellation))
            .Where(c => c.Fund == fund)
            .ToList();
        if (!await setup.HasModuleAsync("assessment", cancellation))
        {
            return [.. all.Where(c => c.StageKind != StageKind.Ended || c.StartedOn is not null)];
        }

        var decisions = await mediator.Send(new CaseDecisions([.. all.Select(c => c.Id)]), cancellation);
        return [.. all.Where(c => decisions.TryGetValue(c.Id, out var decision) && decision.Granted.IsPositive)];
    }
}
