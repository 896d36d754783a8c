using Fund.Documents.Pdf;
using Fund.Host.SignIn;
using Fund.Plugins.Runtime.Packages;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Fund.Host.Health;

/// <summary>
/// live: the process answers. ready: it can also reach a migrated database. A plugin that cannot run degrades, it does not stop; so does
/// a missing browser, without which there are no PDF files.
/// </summary>
internal static class HealthRegistrations
{
    public static void AddFundHealth(this IServiceCollection services) =>
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<PluginHealth>("plugins", tags: ["ready"])
            .AddCheck<PdfHealth>("pdf", tags: ["ready"]);

    public static void MapFundHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(OpenToAll.Instance);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") })
            .WithMetadata(OpenToAll.Instance);
    }

    private sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var command = database.CreateCommand("select count(*) from platform.municipalities");
                await command.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException error)
            {
                return HealthCheckResult.Unhealthy("The database cannot be reached or is not migrated.", error);
            }
        }
    }

    private sealed class PluginHealth(PluginPackages packages) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var broken = packages
                .All.Where(package => package.Status != PluginStatus.Active)
                .Select(package => $"{package.Id} {package.Version}: {package.Message}")
                .ToList();
            broken.AddRange(packages.Watch.Quarantined.Select(step => $"quarantined: {step}"));
            if (packages.Watch.Abandoned > 2)
            {
                broken.Add($"{packages.Watch.Abandoned} plugin steps never came back; recycle the process.");
            }

            return Task.FromResult(broken.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", broken)));
        }
    }

    private sealed class PdfHealth(IPdfPrinter printer) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(printer.Fault is { } fault ? HealthCheckResult.Degraded(fault) : HealthCheckResult.Healthy());
    }
}
