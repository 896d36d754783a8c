using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Fund.Platform.Persistence;

/// <summary>
/// Before the first statement of a context in a transaction the database is told which municipality it is about. Nothing here waits
/// without giving the thread back: who asks in that way would be answered with no rows.
/// </summary>
internal sealed class NamesMunicipality : DbCommandInterceptor
{
    public static readonly NamesMunicipality Instance = new();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        await NameAsync(eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        await NameAsync(eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        await NameAsync(eventData, cancellationToken);
        return result;
    }

    private static ValueTask NameAsync(CommandEventData about, CancellationToken cancellation) =>
        about.Context is ModuleDb { Transaction: { IsOpen: true } transaction } ? transaction.NameMunicipalityAsync(cancellation) : default;
}
