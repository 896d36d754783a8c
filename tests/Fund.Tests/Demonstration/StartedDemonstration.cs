using System.Text.Json;
using Fund.Demonstration;
using Fund.Demonstration.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Tests.Demonstration;

/// <summary>
/// The demonstration on free ports of this machine, with two made-up persons: one from a file of persons, one from a municipality's
/// document.
/// </summary>
internal sealed class StartedDemonstration : IAsyncDisposable
{
    public const string ClientSecret = "shared-in-this-test-only";

    private readonly WebApplication app;
    private readonly string folder;

    private StartedDemonstration(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public Uri Address => new(app.Urls.Single());

    public int SmtpPort => app.Services.GetRequiredService<MailServer>().Port;

    public static async Task<StartedDemonstration> StartAsync()
    {
        var files = Directory.CreateTempSubdirectory("fund-demonstration-").FullName;
        var municipality = Directory.CreateDirectory(Path.Combine(files, "tillagg", "ekby", "1.0.0")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(files, "persons.json"),
            JsonSerializer.Serialize(
                new[]
                {
                    new
                    {
                        subject = "operator",
                        name = "Driftansvarig",
                        email = "drift@fund.example",
                        description = "Sköter plattformen",
                        municipality = "Drift",
                    },
                }
            )
        );
        await File.WriteAllTextAsync(
            Path.Combine(municipality, "demonstration.json"),
            JsonSerializer.Serialize(
                new
                {
                    key = "ekby",
                    name = "Ekby kommun",
                    persons = new[]
                    {
                        new
                        {
                            subject = "ekby-samordnare",
                            name = "Åsa Öberg",
                            email = "asa@ekby.example",
                            description = "Samordnare",
                            roles = new[] { new { role = "coordinator" } },
                        },
                    },
                }
            )
        );

        var started = DemonstrationServer.Build(
            "--urls=http://127.0.0.1:0",
            "--Demonstration:SmtpPort=0",
            "--SignIn:ClientSecret=" + ClientSecret,
            "--Logging:LogLevel:Default=Warning",
            "--Demonstration:Persons=" + Path.Combine(files, "persons.json"),
            "--Demonstration:Municipalities=" + files
        );
        await started.StartAsync();
        return new StartedDemonstration(started, files);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
