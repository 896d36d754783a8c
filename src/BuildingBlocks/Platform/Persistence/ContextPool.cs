using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Fund.Platform.Persistence;

/// <summary>
/// The one place that lends a module's contexts to requests and takes them back: making one costs as much as a query. What a request leaves
/// in it is taken out before it is lent again, and one that still has it is not lent.
/// </summary>
internal sealed class ContextPool<TContext>(DbContextOptions<TContext> options)
    where TContext : ModuleDb
{
    private readonly PooledDbContextFactory<TContext> factory = new(options);

    /// <summary>A context on the request's connection.</summary>
    public TContext Rent(TenantTransaction transaction)
    {
        var context = factory.CreateDbContext();
        context.Enter(transaction);
        return context;
    }

    /// <summary>Gives it back.</summary>
    public static void GiveBack(TContext context)
    {
        context.Leave();
        context.Dispose();
    }
}
