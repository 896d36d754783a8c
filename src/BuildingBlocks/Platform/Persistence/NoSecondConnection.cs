using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Fund.Platform.Persistence;

/// <summary>
/// One request, one transaction: a line to the database that broke is not opened anew under a request that has begun. What it went on
/// with there would see no row of the municipality, and be no part of what is undone (F-13).
/// </summary>
internal sealed class NoSecondConnection : DbConnectionInterceptor
{
    public static readonly NoSecondConnection Instance = new();

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Require(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        Require(eventData);
        return new ValueTask<InterceptionResult>(result);
    }

    private static void Require(ConnectionEventData about)
    {
        if (about.Context is ModuleDb { Transaction.IsOpen: true })
        {
            throw new NpgsqlException("The connection of the request's transaction is gone.", new IOException());
        }
    }
}
