using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 7. The municipality's process around an operation: profile and plugin checks, all refusals together before any write; adjustments; the
/// handler;
/// the case moves; reactions. The only place that knows both the profile and the plugins.
/// </summary>
internal sealed class FollowProcess<TRequest, TResponse>(
    CaseProcess cases,
    ProcessContext context,
    CurrentSetup setup,
    PluginHost plugins,
    StageClock clock,
    Actor actor,
    TimeProvider time,
    IMediator mediator
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IOperation
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var operation = request.ForPlugins();
        var header = await EnterAsync(request, cancellationToken);
        await CheckAsync(request, operation, header, cancellationToken);

        var adjusted = await plugins.AdjustAsync(operation, header, context.Facts, request.Changed, cancellationToken);
        if (header is not null && adjusted.Answers.Count > 0)
        {
            var answers = adjusted.Answers.ToDictionary(answer => answer.Field, answer => answer.Value);
            await mediator.Send(new SetAnswers(header.Id, answers), cancellationToken);
        }

        var response = await next();

        if (header is not null && context.Profile.Target(request.Operation, request.Outcome) is { } target && target != header.Stage)
        {
            await mediator.Send(new MoveCase(header.Id, target, request.Operation, request.Outcome), cancellationToken);
            await clock.StartAsync(header.Number, context.Profile, target, adjusted.Deadline, cancellationToken);
        }

        var (after, factsAfter) = (header, context.Facts);
        if (header is not null && plugins.HasReactions(operation, header))
        {
            (after, _, factsAfter) = await cases.LoadAsync(header.Number, cancellationToken);
        }

        await plugins.ReactAsync(operation, header, context.Facts, after, factsAfter, request.Changed, cancellationToken);
        return response;
    }

    private async Task<CaseHeaderView?> EnterAsync(TRequest request, CancellationToken cancellation)
    {
        if (request.CaseNumber is { } number)
        {
            var (header, profile, facts) = await cases.LoadAsync(number, cancellation);
            request.AddFacts(facts);
            context.Enter(header, profile, facts);
            return header;
        }

        var rules =
            (await setup.GetAsync(cancellation)).ProfileOn(StockholmTime.Today(time))
            ?? throw new Refused("Kommunen har ingen antagen riktlinje ännu. En administratör behöver lägga in den.");
        var fund = new CaseFacts { Today = StockholmTime.Today(time) };
        request.AddFacts(fund);
        context.Enter(null, rules, fund);
        return null;
    }

    private async Task CheckAsync(
        TRequest request,
        Fund.Plugins.Operation operation,
        CaseHeaderView? header,
        CancellationToken cancellation
    )
    {
        if (!context.Profile.AllowsRole(request.Operation, actor.Roles))
        {
            throw new Forbidden("I kommunens process är det en annan roll som gör det här.");
        }

        var findings = context
            .Profile.Check(request.Operation, header?.Stage, request.Outcome, context.Facts)
            .Concat(await plugins.CheckAsync(operation, header, context.Facts, request.Changed, cancellation))
            .ToList();
        if (findings.Any(finding => finding.Severity == Severity.Refusal))
        {
            throw new Refused(findings);
        }

        context.Warn(findings);
    }
}
