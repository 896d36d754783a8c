using System.Collections.Concurrent;
using Autofac;
using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Platform.Modules;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Fund.Platform.Pipeline;

/// <summary>
/// Sends each message through the pipeline to its handler. MediatR's own asks the container for every step of every message, which costs a
/// list of cases as much as its query: here the way of a message is worked out once, and the container makes the handler, and for a command
/// its own steps.
/// </summary>
internal sealed class MessageMediator(ILifetimeScope scope) : IMediator
{
    private static readonly ConcurrentDictionary<Type, object> Ways = new();
    private PipelineServices? services;

    /// <summary>
    /// The steps that a command has within those of every message, outermost first; the process for operations alone, the one to jobs for
    /// what may take long.
    /// </summary>
    public static IReadOnlyList<Type> StepsOfCommands { get; } =
    [
        typeof(StoreInSwedish<,>),
        typeof(GiveToJob<,>),
        typeof(LockFirst<,>),
        typeof(OnlyOnce<,>),
        typeof(WriteAudit<,>),
        typeof(HandOn<,>),
        typeof(FollowProcess<,>),
        typeof(KeepDaysInOrder<,>),
    ];

    /// <inheritdoc/>
    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var way = Ways.GetOrAdd(
            request.GetType(),
            static type => Activator.CreateInstance(typeof(Way<,>).MakeGenericType(type, typeof(TResponse)))!
        );
        return ((IWay<TResponse>)way).SendAsync(request, services ??= scope.Resolve<PipelineServices>(), scope, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification
    {
        foreach (var handler in scope.Resolve<IEnumerable<INotificationHandler<TNotification>>>())
        {
            await handler.Handle(notification, cancellationToken);
        }
    }

    private interface IWay<TResponse>
    {
        Task<TResponse> SendAsync(object request, PipelineServices services, ILifetimeScope scope, CancellationToken cancellation);
    }

    private sealed class Way<TRequest, TResponse> : IWay<TResponse>
        where TRequest : IRequest<TResponse>
    {
        private static readonly Type[] OfCommand =
        [
            .. StepsOfCommands
                .Where(_ => MessageKind.IsCommand(typeof(TRequest)))
                .Where(step => step != typeof(FollowProcess<,>) || typeof(TRequest).IsAssignableTo(typeof(IOperation)))
                .Where(step => step != typeof(GiveToJob<,>) || typeof(TRequest).IsAssignableTo(typeof(IMayTakeLong)))
                .Select(step => step.MakeGenericType(typeof(TRequest), typeof(TResponse))),
        ];

        public Task<TResponse> SendAsync(object request, PipelineServices services, ILifetimeScope scope, CancellationToken cancellation)
        {
            var message = (TRequest)request;
            RequestHandlerDelegate<TResponse> next = () =>
                scope.Resolve<IRequestHandler<TRequest, TResponse>>().Handle(message, cancellation);
            foreach (var step in Steps(services, scope).Reverse())
            {
                var inner = next;
                next = () => step.Handle(message, cancellation, inner);
            }

            return next();
        }

        // The order of the pipeline, outermost first.
        private static IPipelineBehavior<TRequest, TResponse>[] Steps(PipelineServices services, ILifetimeScope scope) =>
            [
                new Trace<TRequest, TResponse>(services.Scope, services.Municipality, services.Actor, services.Log),
                new RequireModule<TRequest, TResponse>(services.Modules, services.Setup),
                new Admit<TRequest, TResponse>(services.Scope, services.Admission),
                new ValidateShape<TRequest, TResponse>(scope.Resolve<IEnumerable<IValidator<TRequest>>>()),
                new InTransaction<TRequest, TResponse>(
                    services.Scope,
                    services.Municipality,
                    services.Transaction,
                    services.After,
                    services.Refusals
                ),
                .. OfCommand.Select(step => (IPipelineBehavior<TRequest, TResponse>)scope.Resolve(step)),
            ];
    }
}

/// <summary>What the steps of every message need of their request; found once for all its messages.</summary>
internal sealed record PipelineServices(
    MessageScope Scope,
    CurrentMunicipality Municipality,
    Actor Actor,
    ModuleList Modules,
    CurrentSetup Setup,
    Admission.Admission Admission,
    TenantTransaction Transaction,
    AfterCommit After,
    DatabaseRefusals Refusals,
    ILogger<MessageMediator> Log
);
