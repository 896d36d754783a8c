namespace Fund.Plugins.Runtime.Connections;

/// <summary>An address outside that follow-ups of one plugin may call, as the operator has set it up.</summary>
public sealed record PluginConnection
{
    private const int MostBytesAnswered = 10 * 1024 * 1024;

    /// <summary>Name, as the plugin and the operator call it.</summary>
    public required string Name { get; init; }

    /// <summary>Nothing above or beside this address is called; ends with a slash.</summary>
    public required Uri BaseAddress
    {
        get;
        init => field = value.AbsoluteUri.EndsWith('/') ? value : new Uri(value.AbsoluteUri + "/");
    }

    /// <summary>Headers that every call gets, such as a key; never shown to the plugin.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest that a call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A client for one run of a follow-up, over what really sends, which stays open after it.</summary>
    public HttpClient Over(HttpMessageHandler sending) =>
        new(new OnlyBelow(this, sending), disposeHandler: false)
        {
            BaseAddress = BaseAddress,
            Timeout = Timeout,
            MaxResponseContentBufferSize = MostBytesAnswered,
        };
}
