using System.Net;

namespace Fund.Demonstration.Settings;

/// <summary>Anybody may sign in here as anybody, so nobody outside this machine may reach it, nor be sent to by it.</summary>
internal static class Loopback
{
    /// <summary>True for http or https on this machine: 127.x.x.x, ::1 or localhost.</summary>
    public static bool Is(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo.Length: 0 }
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && (address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>The addresses to listen on, when all of them are of this machine.</summary>
    /// <param name="configuration">`urls` (or ASPNETCORE_URLS), and Kestrel's own endpoints, which would win over them.</param>
    /// <exception cref="InvalidDemonstration">One is not.</exception>
    public static string[] Addresses(IConfiguration configuration)
    {
        var urls = (configuration["urls"] ?? "http://127.0.0.1:5081").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");
        foreach (var url in urls.Concat(endpoints))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !Is(address))
            {
                throw new InvalidDemonstration($"it listens on this machine only (127.0.0.1), and was asked to listen on '{url}'.");
            }
        }

        return urls;
    }
}
