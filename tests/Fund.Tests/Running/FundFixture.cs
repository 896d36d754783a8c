using Autofac;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Fund.Tests.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

[assembly: AssemblyFixture(typeof(FundFixture))]

namespace Fund.Tests.Running;

/// <summary>
/// The whole house on a real database, once for all slice tests. Each test works in a municipality of its own, so they need not clean up
/// after each other. Who moves the clock or counts every row borrows a house of <see cref="Houses"/>.
/// </summary>
public sealed class FundFixture : IAsyncDisposable
{
    private readonly Lazy<Task<House>> house;

    public FundFixture() => house = new(Houses.BorrowAsync);

    internal Houses Houses { get; } = new();

    internal TestDatabase Database => house.Value.Result.Database;

    internal async Task<FundApplication> StartedAsync() => (await house.Value).Application;

    /// <summary>A new municipality from a document, under a key of its own.</summary>
    internal async Task<MunicipalityInTest> StartMunicipalityAsync(string document) =>
        await (await house.Value).StartMunicipalityAsync(document);

    /// <summary>A new municipality like the one made up for tests.</summary>
    internal Task<MunicipalityInTest> StartLingonbyAsync() =>
        StartMunicipalityAsync(TestFiles.Lingonby("lingonby-" + Guid.NewGuid().ToString("N")[..8]));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (house.IsValueCreated)
            {
                await (await house.Value).Application.ProveAsync();
            }
        }
        finally
        {
            await Houses.DisposeAsync();
        }
    }
}

/// <summary>A municipality in a test: send messages as its people.</summary>
internal sealed class MunicipalityInTest(FundApplication application, Municipality municipality)
{
    public FundApplication Application => application;
    public Municipality Municipality => municipality;
    public string Key => municipality.Key;

    /// <summary>Another system's door; null sends to the house directly, as its pages do.</summary>
    public ApiDoor? Door { get; init; }

    /// <summary>What happens before a person changes something: an attack on the pages as they stand just then, by the subject.</summary>
    public Func<string, Task>? BeforeEachCommand { get; init; }

    /// <summary>Something that may break under a command; null for nothing.</summary>
    public Func<Task<bool>>? Break { get; init; }

    /// <summary>Sends as the person with this subject, through the door where there is one.</summary>
    public async Task<T> SendAsync<T>(string subject, IRequest<T> message, string? requestId = null)
    {
        if (BeforeEachCommand is not null && message is ICommand<T>)
        {
            await BeforeEachCommand(subject);
        }

        return await (
            Break is not null ? SendUntilItHoldsAsync(subject, message)
            : Door is null ? SendInsideAsync(subject, message, requestId)
            : Door.SendAsync(subject, message)
        );
    }

    /// <summary>The same municipality through the API.</summary>
    public MunicipalityInTest OverTheApi() => new(application, municipality) { Door = new ApiDoor(this) };

    /// <summary>The same municipality, where something happens before each command.</summary>
    public MunicipalityInTest Before(Func<string, Task> each) => new(application, municipality) { BeforeEachCommand = each };

    /// <summary>The same municipality, where something may break under a command: it is sent again under its id, as browsers do.</summary>
    public MunicipalityInTest Breaking(Func<Task<bool>> what) => new(application, municipality) { Break = what };

    private async Task<T> SendUntilItHoldsAsync<T>(string subject, IRequest<T> message)
    {
        if (message is not ICommand<T>)
        {
            return await SendInsideAsync(subject, message, null);
        }

        var id = Guid.NewGuid().ToString();
        var sending = SendInsideAsync(subject, message, id);
        var broken = await Break!();
        try
        {
            for (var again = 0; ; again++)
            {
                try
                {
                    return await sending;
                }
                // What a person is told in words has been answered; all else is a connection that broke.
                catch (Exception broke) when (broken && again < 10 && broke is not (Refused or Conflict or NotFound or Forbidden))
                {
                    sending = SendInsideAsync(subject, message, id);
                }
            }
        }
        finally
        {
            if (broken)
            {
                // What a test asks beside its commands is not sent again, and begins on connections that live.
                application.Services.GetRequiredService<NpgsqlDataSource>().Clear();
            }
        }
    }

    /// <summary>Sends in a scope of its own, as a request would.</summary>
    internal async Task<T> SendInsideAsync<T>(string subject, IRequest<T> message, string? requestId)
    {
        await using var scope = application.Root.BeginLifetimeScope();
        scope.Resolve<CurrentMunicipality>().Enter(municipality);
        var mediator = scope.Resolve<IMediator>();
        using (scope.Resolve<MessageScope>().Inside())
        {
            if (await mediator.Send(new PersonBySubject(subject)) is { } person)
            {
                scope.Resolve<Actor>().Become(person);
            }
            else
            {
                scope.Resolve<Actor>().BecomeStranger(subject);
            }
        }

        scope.Resolve<MessageScope>().RequestId = requestId;
        return await mediator.Send(message);
    }

    /// <summary>Sends as the system, as a job would.</summary>
    public async Task<T> SendAsSystemAsync<T>(IRequest<T> message)
    {
        await using var scope = MunicipalityJobRunner.Begin(application.Root, municipality, "test");
        return await scope.Resolve<IMediator>().Send(message);
    }

    /// <summary>The case's version as whoever opens it now would see it.</summary>
    public async Task<uint> VersionAsync(string caseNumber)
    {
        await using var scope = MunicipalityJobRunner.Begin(application.Root, municipality, "test");
        using var inside = scope.Resolve<MessageScope>().Inside();
        await scope.Resolve<TenantTransaction>().OpenAsync(CancellationToken.None);
        var db = scope.Resolve<ApplicationsDb>();
        return db.VersionOf(await db.Cases.SingleAsync(c => c.Number == caseNumber));
    }

    /// <summary>Runs a job as its schedule would.</summary>
    public async Task RunJobAsync<TJob>()
        where TJob : IMunicipalityJob
    {
        await using var scope = MunicipalityJobRunner.Begin(application.Root, municipality, typeof(TJob).Name);
        await scope.Resolve<TJob>().RunAsync(CancellationToken.None);
    }

    /// <summary>The refusal that a message meets; fails when it goes through.</summary>
    public async Task<Refused> RefusedAsync<T>(string subject, IRequest<T> message)
    {
        try
        {
            await SendAsync(subject, message);
        }
        catch (Refused refused)
        {
            return refused;
        }

        throw new ShouldAssertException($"{message} went through.");
    }
}
