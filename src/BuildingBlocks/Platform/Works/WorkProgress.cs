using Autofac;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Works;

/// <summary>
/// Says how far a job has come with a work, in a transaction of its own, so that it is seen while the work's is open. Says nothing where
/// the command is done at once.
/// </summary>
public sealed class WorkProgress(ILifetimeScope scope, CurrentMunicipality municipality, TimeProvider time)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);
    private Guid? work;
    private DateTimeOffset said;

    /// <summary>Does a job do it? Then nobody reads the answer.</summary>
    public bool IsOfJob => work is not null;

    /// <summary>A job has begun the work; answers how often one has.</summary>
    internal async Task<int> BeginAsync(Guid id, CancellationToken cancellation)
    {
        work = id;
        return await WriteAsync(id, 0, 0, 1, cancellation);
    }

    /// <summary>So many parts of so many are done.</summary>
    public async Task SayAsync(int done, int total, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (work is not { } id || (done < total && now - said < Often))
        {
            return;
        }

        said = now;
        await WriteAsync(id, done, total, 0, cancellation);
    }

    private async Task<int> WriteAsync(Guid id, int done, int total, int starts, CancellationToken cancellation)
    {
        await using var own = scope.BeginLifetimeScope();
        own.Resolve<CurrentMunicipality>().Enter(municipality.Value);
        var transaction = own.Resolve<TenantTransaction>();
        await transaction.OpenAsync(cancellation);
        var db = own.Resolve<PlatformDb>();
        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into platform.work_steps (municipality_id, work_id, starts, done, total, at)
            values ({municipality.Value.Id.Value}, {id}, {starts}, {done}, {total}, {now})
            on conflict (municipality_id, work_id) do update
            set starts = work_steps.starts + excluded.starts, done = excluded.done, total = excluded.total, at = excluded.at
            """,
            cancellation
        );
        var begun = await db.WorkSteps.Where(s => s.WorkId == id).Select(s => s.Starts).SingleAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return begun;
    }
}
