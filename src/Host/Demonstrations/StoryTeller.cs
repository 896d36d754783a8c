using System.Text.Json;
using Autofac;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Api;
using Fund.Platform.Jobs;
using Fund.Platform.Modules;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Fund.Platform.Time;
using Fund.Process.Calendar;
using MediatR;
using Npgsql;

namespace Fund.Host.Demonstrations;

/// <summary>
/// Lets municipalities live through their stories at once: the clock goes from step to step, each step is sent through the whole pipeline
/// by
/// the person who does it, and each morning's jobs run. So every rule, number, deadline, mail and posting is real.
/// </summary>
internal sealed class StoryTeller(
    ILifetimeScope root,
    FundClock clock,
    ModuleList modules,
    MunicipalityJobRunner jobs,
    NpgsqlDataSource database
)
{
    private static readonly TimeOnly Morning = new(6, 0);

    private readonly Dictionary<string, Type> messages = modules
        .All.Select(module => module.GetType().Assembly)
        .Append(typeof(PersonBySubject).Assembly)
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => AnswerOf(type) is not null)
        .ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Tells them, and leaves the clock on the morning of the last story's today.</summary>
    /// <exception cref="InvalidOperationException">A step cannot be sent, or is refused: the story is not true to the product.</exception>
    public async Task TellAsync(IReadOnlyList<Teller> tellers, CancellationToken cancellation)
    {
        var steps = tellers.SelectMany(teller => teller.Story.Steps.Select(step => (teller, step))).OrderBy(pair => pair.step.On);
        DateOnly? day = null;
        foreach (var (teller, step) in steps)
        {
            var on = DateOnly.FromDateTime(step.On);
            if (day is { } last && last != on)
            {
                await LetMorningsPassAsync(tellers, last, on, cancellation);
            }

            day = on;
            await clock.MoveToAsync(StockholmTime.InstantOf(on, TimeOnly.FromDateTime(step.On)), database, cancellation);
            await SendAsync(teller, step, cancellation);
        }

        var today = tellers.Max(teller => teller.Story.Today);
        await LetMorningsPassAsync(tellers, day ?? today, today, cancellation);
        await clock.MoveToAsync(StockholmTime.InstantOf(today, new TimeOnly(8, 0)), database, cancellation);
    }

    // Every week's first morning, and the last before what happens next: what falls due in between is seen late, never missed.
    private async Task LetMorningsPassAsync(IReadOnlyList<Teller> tellers, DateOnly after, DateOnly until, CancellationToken cancellation)
    {
        for (var day = after.AddDays(1); day <= until; day = day.AddDays(1))
        {
            if (day != until && day.DayOfWeek != DayOfWeek.Monday)
            {
                continue;
            }

            await clock.MoveToAsync(StockholmTime.InstantOf(day, Morning), database, cancellation);
            foreach (var teller in tellers.Where(teller => teller.Story.Begins <= day))
            {
                foreach (var job in JobsOf(teller.Municipality))
                {
                    await jobs.RunAsync(teller.Municipality.Id.Value, job, cancellation);
                }
            }
        }
    }

    private IEnumerable<string> JobsOf(Municipality municipality)
    {
        var wanted = new RecurringJobs(municipality);
        JobSchedule.OfEvery(wanted, modules);
        return wanted.Jobs.Select(job => job.FullName!);
    }

    private async Task SendAsync(Teller teller, StoryStep step, CancellationToken cancellation)
    {
        try
        {
            if (!messages.TryGetValue(step.Does, out var type))
            {
                throw new InvalidOperationException("There is no such message.");
            }

            var message = teller.Values.MessageOf(step, type.IsAssignableTo(typeof(IAboutCase)) && HasCaseNumber(type));
            var answer = await SendAsAsync(teller.Municipality, step.Who, message.Deserialize(type, ApiRoutes.Json)!, cancellation);
            if ((step.Keeps ?? (step.Does == "OpenCase" ? step.Case : null)) is { } name)
            {
                teller.Values.Keep(name, JsonSerializer.SerializeToNode(answer, ApiRoutes.Json));
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{teller.Municipality.Key}: {step}: {Said(fault)}", fault);
        }
    }

    private async Task<object?> SendAsAsync(Municipality municipality, string who, object message, CancellationToken cancellation)
    {
        await using var scope = root.BeginLifetimeScope();
        scope.Resolve<CurrentMunicipality>().Enter(municipality);
        var mediator = scope.Resolve<IMediator>();
        var actor = scope.Resolve<Actor>();
        actor.From = "demonstration";
        using (scope.Resolve<MessageScope>().Inside())
        {
            actor.Become(
                await mediator.Send(new PersonBySubject(who), cancellation)
                    ?? throw new InvalidOperationException("There is no such person.")
            );
        }

        return await (Task<object?>)
            typeof(StoryTeller)
                .GetMethod(nameof(AnswerAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(AnswerOf(message.GetType())!)
                .Invoke(null, [mediator, message, cancellation])!;
    }

    private static async Task<object?> AnswerAsync<T>(IMediator mediator, object message, CancellationToken cancellation) =>
        await mediator.Send((IRequest<T>)message, cancellation);

    private static Type? AnswerOf(Type type) =>
        type is { IsAbstract: false, IsGenericTypeDefinition: false }
            ? type.GetInterfaces()
                .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))
                ?.GetGenericArguments()[0]
            : null;

    private static bool HasCaseNumber(Type type) => type.GetProperty("CaseNumber") is not null;

    private static string Said(Exception fault) =>
        fault is Refused refused
            ? string.Join(
                "; ",
                refused.Findings.Select(finding => $"{finding.Message} ({finding.Rule ?? finding.Field ?? finding.Severity.ToString()})")
            )
            : fault.Message;
}

/// <summary>A municipality that lives through its story.</summary>
internal sealed record Teller(Municipality Municipality, Story Story, StoryValues Values);
