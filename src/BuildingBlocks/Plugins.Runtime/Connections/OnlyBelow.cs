namespace Fund.Plugins.Runtime.Connections;

/// <summary>
/// Lets through only calls below the connection's address, and adds its headers on the way. What sends must not follow redirects: they are
/// answers like others, and where they lead is asked here when the plugin goes there.
/// </summary>
internal sealed class OnlyBelow(PluginConnection connection, HttpMessageHandler sending) : DelegatingHandler(sending)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Host is not null || request.RequestUri is not { IsAbsoluteUri: true } address || !IsBelow(address))
        {
            throw new InvalidOperationException(
                $"Anslutningen {connection.Name} får bara anropa {connection.BaseAddress}; anropet till {request.RequestUri} stoppades."
            );
        }

        foreach (var (name, value) in connection.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // The answer hands the request back to the plugin, which has no business with the keys in it.
            foreach (var name in connection.Headers.Keys)
            {
                request.Headers.Remove(name);
            }
        }
    }

    // A slash or a dot in disguise could lead out of the folder at a server that reads it so.
    private bool IsBelow(Uri address) =>
        Uri.Compare(
            address,
            connection.BaseAddress,
            UriComponents.SchemeAndServer | UriComponents.UserInfo,
            UriFormat.UriEscaped,
            StringComparison.OrdinalIgnoreCase
        ) == 0
        && address.AbsolutePath.StartsWith(connection.BaseAddress.AbsolutePath, StringComparison.Ordinal)
        && !Disguises.Any(sign => address.AbsolutePath.Contains(sign, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Disguises = ["%2f", "%5c", "%2e"];
}
