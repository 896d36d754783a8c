using System.Diagnostics;
using Fund.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation;

/// <summary>
/// `./run` chooses its ports. Between the look and the bind another program may take one: here one that answers everything with 200, as the
/// demonstration of another checkout would.
/// </summary>
public sealed class StartTests : IAsyncLifetime
{
    // The first look is made blind: it says "free" of a port that is taken, as it would have been a moment before.
    private const string Script = """
        set -euo pipefail
        source "$1/tools/common"
        source "$1/tools/processes"
        LOGS="$2" PIDS="$2" program="$4"
        eval "look_$(declare -f port_is_free)"
        port_is_free() {
          if [[ ! -e "$LOGS/looked" ]]; then : >"$LOGS/looked"; return 0; fi
          look_port_is_free "$1"
        }
        demonstration() {
          exec dotnet "$program" --urls="http://127.0.0.1:$1" --Demonstration:SmtpPort=0 \
            --SignIn:ClientId=fund --SignIn:ClientSecret=start-tests
        }
        start_process demonstration "$3" /health
        printf '%s\n' "$STARTED_PORT"
        read -r || true
        end_process "$STARTED_PID"
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("fund-start-").FullName;
    private readonly WebApplication other = Other();

    public async ValueTask InitializeAsync() => await other.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact(DisplayName = "F-50 A port that somebody was faster to take is left to them, and the next one is taken")]
    public async Task A_port_that_somebody_was_faster_to_take_is_left_to_them()
    {
        var taken = new Uri(other.Urls.First()).Port;
        var program = Path.Combine(TestFiles.Root, "artifacts", "bin", "Demonstration", "release", "Fund.Demonstration.dll");
        using var start = System.Diagnostics.Process.Start(
            new ProcessStartInfo("bash", ["-c", Script, "start-tests", TestFiles.Root, folder, $"{taken}", program])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = start.StandardError.ReadToEndAsync();
        var port = await start.StandardOutput.ReadLineAsync();
        port.ShouldNotBeNull($"nothing was started: {(port is null ? await errors : "")}");
        try
        {
            int.Parse(port, null).ShouldBeGreaterThan(taken);
            using var client = new HttpClient();
            (await client.GetStringAsync($"http://127.0.0.1:{port}/health")).ShouldBe("ok");
            (await File.ReadAllTextAsync(Path.Combine(folder, "demonstration.log"))).ShouldMatch(
                @"Mail is taken on 127\.0\.0\.1:[1-9]\d*",
                "./run reads there which port it became"
            );
        }
        finally
        {
            start.StandardInput.Close();
            await start.WaitForExitAsync();
        }

        start.ExitCode.ShouldBe(0, await errors);
    }

    private static WebApplication Other()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(http => http.Response.WriteAsync("somebody else's"));
        return app;
    }
}
