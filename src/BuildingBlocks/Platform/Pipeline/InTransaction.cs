using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 5. Opens the request's transaction if none is open. The outermost command commits it; anything that goes wrong undoes it whole.
/// </summary>
internal sealed class InTransaction<TRequest, TResponse>(
    MessageScope scope,
    CurrentMunicipality municipality,
    TenantTransaction transaction,
    AfterCommit after
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
        if (scope.IsNested)
        {
            return await next();
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
            if (Understandable(error) is { } told)
            {
                throw told;
            }

            throw;
        }
    }

    // What the database refuses because another was faster is no fault: the person is told so.
    private static Conflict? Understandable(Exception error) =>
        error switch
        {
            DbUpdateConcurrencyException => new Conflict(
                "Någon annan har ändrat samma sak medan du arbetade. Läs in sidan igen och gör om din ändring."
            ),
            DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => new Conflict(
                "Det här är redan gjort, kanske av någon annan i samma stund. Läs in sidan igen."
            ),
            PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => new Conflict(
                "Någon annan gjorde samma sak i samma stund. Försök igen."
            ),
            _ => null,
        };
}

/// <summary>Small things to do in this process once the transaction has been committed: forget a cached copy.</summary>
public sealed class AfterCommit
{
    private readonly List<Action> actions = [];

    /// <summary>Does it after the commit; never if the transaction is undone.</summary>
    public void Do(Action action) => actions.Add(action);

    internal void Run()
    {
        foreach (var action in actions)
        {
            action();
        }

        actions.Clear();
    }
}
