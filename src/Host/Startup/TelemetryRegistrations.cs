using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fund.Host.Startup;

/// <summary>Traces, metrics and logs by OpenTelemetry; sent only where OTEL_EXPORTER_OTLP_ENDPOINT names a receiver.</summary>
internal static class TelemetryRegistrations
{
    public static void AddFundTelemetry(this WebApplicationBuilder builder)
    {
        var exported = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("fund"));
        telemetry.WithTracing(tracing =>
        {
            tracing.AddSource(Fund.Platform.Tracing.Telemetry.Name).AddAspNetCoreInstrumentation().AddNpgsql();
            if (exported)
            {
                tracing.AddOtlpExporter();
            }
        });
        telemetry.WithMetrics(metrics =>
        {
            metrics
                .AddMeter(Fund.Platform.Tracing.Telemetry.Name)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Npgsql");
            if (exported)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (exported)
        {
            builder.Logging.AddOpenTelemetry(logging => logging.AddOtlpExporter());
        }
    }
}
