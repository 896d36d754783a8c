using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Fund.Tests.Running;

/// <summary>The host as a process of its own, which can be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly System.Diagnostics.Process process;
    private readonly HttpClient client;

    private HostProcess(System.Diagnostics.Process process, HttpClient client) => (this.process, this.client) = (process, client);

    public static async Task<HostProcess> StartAsync(string database, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            Path.Combine(TestFiles.Root, "artifacts", "bin", "Host", "release", "Fund.Host.dll"),
            "run",
            "--environment=Development",
            "--urls=http://127.0.0.1:0",
            "--Demonstration:Enabled=true",
            $"--FUND_DATABASE={database}",
            "--FUND_DATABASE_JOBS=",
            "--SignIn:Authority=http://127.0.0.1:1/",
            "--SignIn:ClientId=fund",
            "--SignIn:ClientSecret=fund",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            .. settings,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var started = System.Diagnostics.Process.Start(start)!;
        _ = started.StandardError.ReadToEndAsync();
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            const string listening = "Now listening on: ";
            if (line.IndexOf(listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = started.StandardOutput.ReadToEndAsync();
                return new HostProcess(started, new HttpClient { BaseAddress = new Uri(line[(at + listening.Length)..].Trim()) });
            }
        }

        throw new InvalidOperationException("The host did not start.");
    }

    /// <summary>
    /// Sends a message over the API; a host that is killed meanwhile answers nothing, and what it did is what the database says.
    /// </summary>
    public async Task PostAsync(string municipality, string token, string what, string content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{municipality}/api/v1/{what}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent(content, Encoding.UTF8, "application/json");
        try
        {
            using var answer = await client.SendAsync(request);
        }
        catch (Exception error) when (error is HttpRequestException or SocketException)
        {
            // It was killed before it could answer; what it did is what the database says.
        }
    }

    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
    }
}
