using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 9. The municipality's process around an operation: all that stands in the way together, before any write; adjustments by plugins on the
/// fields
/// they declare, and all that stands in the way asked again if anything was adjusted; the handler; the case moves from the stage that was
/// judged;
/// reactions to what then is. The only place that knows both the profile and the plugins.
/// </summary>
internal sealed class FollowProcess<TRequest, TResponse>(
    CaseProcess cases,
    ProcessContext context,
    CurrentSetup setup,
    PluginHost plugins,
    StageClock clock,
    TimeProvider time,
    IMediator mediator
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IOperation
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var operation = request.ForPlugins();
        var before = await EnterAsync(request, cancellationToken);
        await RequireNothingInTheWayAsync(request, operation, before, cancellationToken);

        // What reacts sees the case as it was, not as the operation says that it will be.
        var reacts = before is not null && plugins.HasReactions(operation, before);
        var factsBefore = reacts ? await cases.FactsAsync(before!.Id, cancellationToken) : context.Facts;
        var adjusted = await plugins.AdjustAsync(operation, before, context.Facts, context.Facts.Changed, cancellationToken);
        if (before is not null && adjusted.Answers.Count > 0)
        {
            await StoreAsync(before, adjusted, cancellationToken);
            await EnterAsync(request, cancellationToken);
            await RequireNothingInTheWayAsync(request, operation, before, cancellationToken);
        }

        var response = await next();
        if (before is not null)
        {
            await MoveAsync(request, before, adjusted.Deadline, cancellationToken);
        }

        await ReactAsync(operation, before, factsBefore, cancellationToken);
        return response;
    }

    private async Task<CaseHeaderView?> EnterAsync(TRequest request, CancellationToken cancellation)
    {
        if (request.CaseNumber is { } number)
        {
            var header =
                context.Locked is { } locked && locked.Number == number ? locked : await mediator.Send(new GetCase(number), cancellation);
            var facts = await cases.FactsAsync(header.Id, cancellation);
            request.AddFacts(facts);
            context.Enter(header, (await setup.GetAsync(cancellation)).ProfileOf(header.RuleVersion), facts);
            return header;
        }

        var known = await setup.GetAsync(cancellation);
        var today = StockholmTime.Today(time);
        var rules =
            (request is IAboutFund about ? known.ProfileOn(today, known.FundOf(about.Fund).Key) : known.ProfileOn(today))
            ?? throw new Refused(T("Kommunen har ingen antagen riktlinje ännu. En administratör behöver lägga in den."));
        var ofFund = new CaseFacts { Today = today };
        request.AddFacts(ofFund);
        context.Enter(null, rules, ofFund);
        return null;
    }

    private async Task RequireNothingInTheWayAsync(
        TRequest request,
        Fund.Plugins.Operation operation,
        CaseHeaderView? header,
        CancellationToken cancellation
    )
    {
        var findings = await cases.FindAsync(
            header,
            context.Profile,
            context.Facts,
            request.Operation,
            request.Outcome,
            operation,
            cancellation
        );
        if (findings.Any(finding => finding.Severity == Severity.Refusal))
        {
            throw new Refused(findings);
        }

        context.Warn(findings);
    }

    private Task<Unit> StoreAsync(
        CaseHeaderView about,
        Fund.Plugins.Runtime.Running.AdjustResult adjusted,
        CancellationToken cancellation
    ) =>
        mediator.Send(
            new SetAnswers(about.Id, [.. adjusted.Answers.Select(answer => new AnswerSet(answer.Field, answer.Value, ByOf(answer)))]),
            cancellation
        );

    private static string ByOf(Fund.Plugins.Runtime.Running.AdjustedAnswer answer) =>
        answer.Rule is null ? T($"Tillägget {answer.PluginId}") : T($"Tillägget {answer.PluginId} ({answer.Rule})");

    private async Task MoveAsync(TRequest request, CaseHeaderView from, DateOnly? deadline, CancellationToken cancellation)
    {
        if (context.Profile.Target(request.Operation, request.Outcome) is { } target && target != from.Stage)
        {
            await mediator.Send(new MoveCase(from.Id, from.Stage, target, request.Operation, request.Outcome), cancellation);
            var due = await clock.StartAsync(from, context.Profile, target, deadline, cancellation);
            await mediator.Publish(new CaseHandedOver(from.Id, from.Number, target, request.Operation, due), cancellation);
        }
    }

    private async Task ReactAsync(
        Fund.Plugins.Operation operation,
        CaseHeaderView? before,
        CaseFacts factsBefore,
        CancellationToken cancellation
    )
    {
        var (after, factsAfter) = (before, factsBefore);
        if (before is not null && plugins.HasReactions(operation, before))
        {
            after = await mediator.Send(new GetCase(before.Number), cancellation);
            factsAfter = await cases.FactsAsync(before.Id, cancellation);
        }

        await plugins.ReactAsync(operation, before, factsBefore, after, factsAfter, factsBefore.Changed, cancellation);
    }
}
