using System.Reflection;
using Autofac;
using FluentValidation;
using Fund.Platform.Audit;
using Fund.Platform.Catalogue;
using Fund.Platform.Files;
using Fund.Platform.Jobs;
using Fund.Platform.Load;
using Fund.Platform.Modules;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using MediatR;

namespace Fund.Platform;

/// <summary>Puts the platform and the modules into the container: once, in one place.</summary>
public static class PlatformRegistrations
{
    /// <summary>Registers the platform, the modules, the host's own pages' handlers and the pipeline in its order.</summary>
    public static void RegisterPlatform(this ContainerBuilder builder, ModuleList modules, Assembly host)
    {
        builder.RegisterInstance(modules).SingleInstance();
        builder.RegisterInstance(Product.WordsOf(modules)).SingleInstance();
        builder.RegisterModuleDb<PlatformDb>(PlatformDb.SchemaName);
        builder
            .RegisterTypes(
                typeof(MunicipalityCatalogue),
                typeof(SetupCache),
                typeof(OutboxSignal),
                typeof(WorkSignal),
                typeof(StepSets),
                typeof(PluginConnections),
                typeof(MailSender),
                typeof(Migrator),
                typeof(OperationCatalogue),
                typeof(CasePages),
                typeof(OperationDoers),
                typeof(CommandNames)
            )
            .AsSelf()
            .SingleInstance();
        builder
            .RegisterTypes(
                typeof(CurrentMunicipality),
                typeof(Actor),
                typeof(TenantTransaction),
                typeof(ReadBatch),
                typeof(MessageScope),
                typeof(AfterCommit),
                typeof(CurrentSetup),
                typeof(SetupChanges),
                typeof(CurrentAct),
                typeof(Admission.Admission),
                typeof(Admission.Ways),
                typeof(ProcessContext),
                typeof(CaseProcess),
                typeof(StageClock),
                typeof(PluginHost),
                typeof(PluginFollowUps),
                typeof(WaitingFollowUps),
                typeof(TaskBoard),
                typeof(TaskHolders),
                typeof(HandOvers),
                typeof(StageTasks),
                typeof(CaseTurns),
                typeof(Outbox.Outbox),
                typeof(Notices),
                typeof(DeliverOutbox),
                typeof(FileStore),
                typeof(Numbers.Numbers),
                typeof(SweepOutbox),
                typeof(WorkBoard),
                typeof(WorkProgress),
                typeof(DoWorks),
                typeof(SweepWorks),
                typeof(RemindOfTasks),
                typeof(SendDigests),
                typeof(LoadTables),
                typeof(LoadFill),
                typeof(MunicipalityJobRunner)
            )
            .AsSelf()
            .InstancePerLifetimeScope();
        builder.RegisterType<StepTraces>().AsSelf().SingleInstance();
        builder.RegisterType<DatabaseRefusals>().AsSelf().SingleInstance();

        builder.RegisterType<MessageMediator>().As<IMediator>().InstancePerLifetimeScope();
        builder.RegisterType<PipelineServices>().AsSelf().InstancePerLifetimeScope();
        foreach (var step in MessageMediator.StepsOfCommands)
        {
            builder.RegisterGeneric(step).AsSelf().InstancePerLifetimeScope();
        }

        foreach (
            var assembly in modules
                .All.Select(module => module.GetType().Assembly)
                .Append(typeof(PlatformRegistrations).Assembly)
                .Append(host)
        )
        {
            builder.RegisterAssemblyTypes(assembly).AsClosedTypesOf(typeof(IRequestHandler<,>)).InstancePerLifetimeScope();
            builder.RegisterAssemblyTypes(assembly).AsClosedTypesOf(typeof(INotificationHandler<>)).InstancePerLifetimeScope();
            builder.RegisterAssemblyTypes(assembly).AsClosedTypesOf(typeof(IValidator<>)).SingleInstance();
            builder.RegisterAssemblyTypes(assembly).AsClosedTypesOf(typeof(ILength<>)).InstancePerLifetimeScope();
            builder
                .RegisterAssemblyTypes(assembly)
                .Where(type => type.IsAssignableTo<IMunicipalityJob>())
                .AsSelf()
                .InstancePerLifetimeScope();
            builder
                .RegisterAssemblyTypes(assembly)
                .Where(type => type.IsAssignableTo<ILoadFiller>())
                .As<ILoadFiller>()
                .InstancePerLifetimeScope();
        }

        builder.RegisterGenericDecorator(typeof(SkipWhenModuleIsOff<>), typeof(INotificationHandler<>));
        foreach (var module in modules.All)
        {
            module.Register(builder);
        }
    }
}

/// <summary>What a module does when another says something is left out where the municipality has switched it off.</summary>
internal sealed class SkipWhenModuleIsOff<TNotification>(INotificationHandler<TNotification> inner, ModuleList modules, CurrentSetup setup)
    : INotificationHandler<TNotification>
    where TNotification : INotification
{
    public async Task Handle(TNotification notification, CancellationToken cancellationToken)
    {
        if (modules.Of(inner.GetType()) is { Optional: true } module && !await setup.HasModuleAsync(module.Key, cancellationToken))
        {
            return;
        }

        await inner.Handle(notification, cancellationToken);
    }
}
