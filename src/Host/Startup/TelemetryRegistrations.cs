using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fund.Host.Startup;

/// <summary>Traces, metrics and logs by OpenTelemetry; gathered and sent only where OTEL_EXPORTER_OTLP_ENDPOINT names a receiver.</summary>
internal static class TelemetryRegistrations
{
    public static void AddFundTelemetry(this WebApplicationBuilder builder)
    {
        // Where nobody receives it, nothing is gathered: a span of every statement costs as much as some statements do.
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("fund"))
            .WithTracing(tracing =>
                tracing.AddSource(Fund.Platform.Tracing.Telemetry.Name).AddAspNetCoreInstrumentation().AddNpgsql().AddOtlpExporter()
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(Fund.Platform.Tracing.Telemetry.Name)
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddMeter("Npgsql")
                    .AddOtlpExporter()
            );
        builder.Logging.AddOpenTelemetry(logging => logging.AddOtlpExporter());
    }
}
