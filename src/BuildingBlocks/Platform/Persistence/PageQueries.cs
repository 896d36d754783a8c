using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Persistence;

/// <summary>Pages of lists, asked for so that the database need not plan each time.</summary>
public static class PageQueries
{
    /// <summary>
    /// As Take, with the number written into the statement: the database keeps its plan of a list only where it knows how many rows are
    /// wanted, and planning costs more than reading. For a size that the code decides; each other size is another statement.
    /// </summary>
    public static IQueryable<T> TakePage<T>(this IQueryable<T> rows, int size)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var written = Expression.Call(typeof(EF), nameof(EF.Constant), [typeof(int)], Expression.Constant(size));
        return rows.Provider.CreateQuery<T>(
            Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(T)], rows.Expression, written)
        );
    }
}
