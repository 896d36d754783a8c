using System.Diagnostics;
using Fund.Contracts.Messages;
using Fund.Platform.Audit;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>8. Every outermost command, in its own transaction: who, when, from where, what, under which rule version.</summary>
internal sealed class WriteAudit<TRequest, TResponse>(
    MessageScope scope,
    CurrentMunicipality municipality,
    PlatformDb db,
    Actor actor,
    CurrentAct act,
    ProcessContext process
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (scope.IsNested || !municipality.IsKnown)
        {
            return response;
        }

        db.Audit.Add(
            new AuditEntry
            {
                Id = act.Now.Id,
                At = act.Now.At,
                PersonId = actor.Person?.Value,
                Who = actor.Name,
                Roles = string.Join(", ", actor.Roles),
                From = actor.From,
                What = typeof(TRequest).Name,
                // What opens a case is about the one that it answers: its title is a draft's, and seen by whom that is for (F-22).
                CaseNumber = (request as IAboutCase)?.CaseNumber ?? process.CaseNumber ?? (response as IAboutCase)?.CaseNumber,
                RuleVersion = process.RuleVersion,
                Content = AuditContent.Of(request),
                TraceId = Activity.Current?.TraceId.ToString(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return response;
    }
}
