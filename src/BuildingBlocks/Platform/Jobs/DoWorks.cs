using System.Reflection;
using System.Text.Json;
using Autofac;
using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fund.Platform.Jobs;

/// <summary>
/// Does the works that wait in a municipality, each as the person who gave it, in one transaction that also says that it is done: killed
/// at any moment it is either done or waits. Two processes never take the same.
/// </summary>
public sealed class DoWorks(ILifetimeScope root, ModuleList modules, TimeProvider time, ILogger<DoWorks> log)
{
    /// <summary>Does works until none waits.</summary>
    public async Task RunAsync(Municipality municipality, CancellationToken cancellation)
    {
        // What a job writes is for everybody, whoever set it going.
        using var written = ReadersLanguage.Speak(Language.Swedish);
        while (await DoNextAsync(municipality, cancellation)) { }
    }

    private async Task<bool> DoNextAsync(Municipality municipality, CancellationToken cancellation)
    {
        await using var scope = MunicipalityJobRunner.Begin(root, municipality, nameof(DoWorks));
        if (await TakeAsync(scope, cancellation) is not { } work)
        {
            return false;
        }

        try
        {
            if (await scope.Resolve<WorkProgress>().BeginAsync(work.Id, cancellation) > Work.MostStarts)
            {
                throw new Refused(T("Det har avbrutits flera gånger och görs inte om. Försök igen, eller be driften om hjälp."));
            }

            await SendAsync(scope, work, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException && !IsBrokenOff(error))
        {
            await scope.Resolve<TenantTransaction>().RollbackAsync();
            await FailAsync(municipality, work.Id, Said(error, work.Id), cancellation);
        }

        return true;
    }

    // The database went away: nothing of the work is done, and it waits for the next try.
    private static bool IsBrokenOff(Exception? error)
    {
        while (error is not null and not NpgsqlException { IsTransient: true })
        {
            error = error.InnerException;
        }

        return error
            is not null
                and not PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };
    }

    // Taken and said to be done, in the transaction that does it: nobody else sees either before it is committed.
    private async Task<Work?> TakeAsync(ILifetimeScope scope, CancellationToken cancellation)
    {
        using var inside = scope.Resolve<MessageScope>().Inside();
        var (transaction, db) = (scope.Resolve<TenantTransaction>(), scope.Resolve<PlatformDb>());
        transaction.HasTime = true;
        await transaction.OpenAsync(cancellation);
        var own = transaction.Municipality.Value;
        var work = (
            await db
                .Works.FromSql(
                    $"""
                    select * from platform.works where municipality_id = {own} and state = 'Waiting'
                    order by asked_at limit 1 for update skip locked
                    """
                )
                .ToListAsync(cancellation)
        ).FirstOrDefault();
        if (work is null)
        {
            await transaction.RollbackAsync();
            return null;
        }

        work.Finish(time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        var person = (await scope.Resolve<IMediator>().Send(new Persons([new PersonId(work.PersonId)]), cancellation)).SingleOrDefault();
        var actor = scope.Resolve<Actor>();
        if (person is null)
        {
            actor.BecomeStranger(work.Who);
        }
        else
        {
            actor.Become(person);
        }

        actor.From = $"jobb, {work.From}";
        return work;
    }

    private async Task SendAsync(ILifetimeScope scope, Work work, CancellationToken cancellation)
    {
        var type =
            modules.All.Select(module => module.GetType().Assembly.GetType(work.Message)).FirstOrDefault(found => found is not null)
            ?? throw new InvalidOperationException($"Nothing is known of {work.Message}.");
        var command = JsonSerializer.Deserialize(work.Content, type)!;
        var answer = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));
        var send = Sending.MakeGenericMethod(answer.GetGenericArguments()[0]);
        await (Task)send.Invoke(null, [scope.Resolve<IMediator>(), command, cancellation])!;
    }

    private static readonly MethodInfo Sending = typeof(DoWorks).GetMethod(nameof(SendAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Task<TAnswer> SendAs<TAnswer>(IMediator mediator, object command, CancellationToken cancellation) =>
        mediator.Send((ICommand<TAnswer>)command, cancellation);

    private async Task FailAsync(Municipality municipality, Guid id, string said, CancellationToken cancellation)
    {
        await using var scope = MunicipalityJobRunner.Begin(root, municipality, nameof(DoWorks));
        using var inside = scope.Resolve<MessageScope>().Inside();
        var (transaction, db) = (scope.Resolve<TenantTransaction>(), scope.Resolve<PlatformDb>());
        await transaction.OpenAsync(cancellation);
        if (await db.Works.FirstOrDefaultAsync(w => w.Id == id && w.State == WorkState.Waiting, cancellation) is { } work)
        {
            work.Fail(said, time.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private string Said(Exception error, Guid work)
    {
        if (error is Refused refused)
        {
            return string.Join(' ', refused.Findings.Select(finding => finding.Message));
        }

        if (error is Conflict or NotFound or Forbidden)
        {
            return error.Message;
        }

        log.LogError(error, "The work {Work} could not be done", work);
        return T("Något gick fel hos oss, och inget är ändrat. Försök igen, eller be driften om hjälp.");
    }
}

/// <summary>Every minute: does what a crash has left.</summary>
internal sealed class SweepWorks(DoWorks works, CurrentMunicipality municipality) : IMunicipalityJob
{
    public Task RunAsync(CancellationToken cancellation) => works.RunAsync(municipality.Value, cancellation);
}
