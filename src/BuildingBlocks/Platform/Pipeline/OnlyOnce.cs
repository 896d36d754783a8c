using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Platform.Audit;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Pipeline;

/// <summary>A request that has been answered: the second click gets the first one's answer.</summary>
internal sealed class AnsweredRequest
{
    public string RequestId { get; init; } = "";
    public string Message { get; init; } = "";
    public string ContentHash { get; init; } = "";
    public string? Answer { get; set; }
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// 6. A command with a request id is done once: the same id and content gets the same answer, other content is a conflict (REL-09).
/// </summary>
internal sealed class OnlyOnce<TRequest, TResponse>(
    MessageScope scope,
    CurrentMunicipality municipality,
    PlatformDb db,
    TimeProvider time,
    Actor actor
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    // Of a secret only a hash is kept, so its answer is not kept for a second click either.
    private static readonly bool HoldsSecret = AuditContent.HoldsSecret(typeof(TResponse));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (scope.IsNested || scope.RequestId is not { Length: > 0 } id || !municipality.IsKnown)
        {
            return await next();
        }

        if (id.Length > 100)
        {
            throw new Refused(T("Begärans nyckel är för lång, högst 100 tecken."));
        }

        var message = typeof(TRequest).Name;
        // A page that saves and then hands in sends two messages of one click: each is once.
        var key = $"{actor.Person?.Value:N}:{message}:{id}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message + AuditContent.Whole(request))));

        // The insert waits for a twin that is under way, so that of two clicks one is done and the other gets its answer.
        var own = municipality.Value.Id.Value;
        var now = time.GetUtcNow();
        var inserted = await db.Database.ExecuteSqlAsync(
            $"""
            insert into platform.answered_requests (municipality_id, request_id, message, content_hash, at)
            values ({own}, {key}, {message}, {hash}, {now}) on conflict do nothing
            """,
            cancellationToken
        );
        if (inserted == 0)
        {
            var earlier = await db.AnsweredRequests.AsNoTracking().SingleAsync(r => r.RequestId == key, cancellationToken);
            if (earlier.ContentHash != hash)
            {
                throw new Conflict(T("Samma nyckel har redan använts för något annat. Läs in sidan igen."));
            }

            return HoldsSecret
                ? throw new Conflict(T("Det är redan gjort, och svaret visas bara en gång. Gör om det om du inte hann spara det."))
                : JsonSerializer.Deserialize<TResponse>(earlier.Answer ?? "null")!;
        }

        var response = await next();
        if (HoldsSecret)
        {
            return response;
        }

        var answer = JsonSerializer.Serialize(response);
        await db
            .AnsweredRequests.Where(r => r.RequestId == key)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Answer, answer), cancellationToken);
        return response;
    }
}
