using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 5. Opens the request's transaction if none is open. The outermost command commits it; anything that goes wrong undoes it whole.
/// </summary>
internal sealed class InTransaction<TRequest, TResponse>(
    MessageScope scope,
    CurrentMunicipality municipality,
    TenantTransaction transaction,
    AfterCommit after,
    DatabaseRefusals refusals
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!municipality.IsKnown)
        {
            return await next();
        }

        await transaction.OpenAsync(cancellationToken);
        var outer = transaction.EndsWithLastRead;
        transaction.EndsWithLastRead = !scope.IsNested && !scope.InCommand && scope.NothingFollows;
        if (scope.IsNested)
        {
            var answer = await next();
            transaction.EndsWithLastRead = outer;
            return answer;
        }

        try
        {
            var response = await next();
            if (scope.InCommand)
            {
                await transaction.CommitAsync(cancellationToken);
                after.Run();
            }

            return response;
        }
        catch (Exception error)
        {
            await transaction.RollbackAsync();
            if (refusals.Told(error) is { } told)
            {
                throw told;
            }

            throw;
        }
    }
}
