using Fund.Contracts.Messages;
using Fund.Host.Startup;
using Fund.Platform.Jobs;
using Fund.Platform.Tenancy;
using Hangfire;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;

namespace Fund.Host.Jobs;

/// <summary>
/// Hangfire on the same PostgreSQL, in a schema and with a role of its own; it triggers, the rows of the modules decide (quality.md B3).
/// </summary>
internal static class JobRegistrations
{
    public static void AddFundJobs(this IServiceCollection services, HostSettings settings)
    {
        if (settings.JobsDatabase.Length == 0)
        {
            return;
        }

        services.AddHangfire(hangfire =>
            hangfire
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UsePostgreSqlStorage(
                    storage => storage.UseNpgsqlConnection(settings.JobsDatabase),
                    new PostgreSqlStorageOptions
                    {
                        SchemaName = "hangfire",
                        PrepareSchemaIfNecessary = true,
                        UseSlidingInvisibilityTimeout = true,
                        InvisibilityTimeout = TimeSpan.FromMinutes(5),
                        QueuePollInterval = TimeSpan.FromSeconds(2),
                        DistributedLockTimeout = TimeSpan.FromMinutes(1),
                    }
                )
        );
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 4;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        services.AddSingleton<JobSchedule>();
        services.AddHostedService(provider => provider.GetRequiredService<JobSchedule>());
    }

    public static void MapFundJobs(this WebApplication app)
    {
        if (app.Services.GetRequiredService<HostSettings>().JobsDatabase.Length == 0)
        {
            return;
        }

        app.MapHangfireDashboard(
                "/drift/jobb",
                new DashboardOptions
                {
                    Authorization = [new OperatorsOnly()],
                    AppPath = "/drift",
                    DashboardTitle = T("Jobb"),
                    IgnoreAntiforgeryToken = false,
                }
            )
            .WithMetadata(new RequiresAttribute(Permission.Operate));
    }

    private sealed class OperatorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) =>
            context.GetHttpContext().RequestServices.GetRequiredService<Actor>().May(Permission.Operate);
    }
}
