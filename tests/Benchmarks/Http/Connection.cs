using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Http;

/// <summary>
/// A keep-alive connection that asks and reads whole answers, and does nothing else: what it costs is taken from both that are compared.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[1 << 18];
    private int filled;

    public Connection(Uri address) => socket.Connect(new IPEndPoint(IPAddress.Loopback, address.Port));

    /// <summary>A request as it is sent.</summary>
    public static byte[] Request(string path, string header) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\n\r\n");

    /// <summary>Sends and reads the whole answer; gives its body's length.</summary>
    /// <exception cref="InvalidOperationException">The answer is not 200.</exception>
    public int Ask(byte[] request) => Read(request).Length;

    /// <summary>The same, as text.</summary>
    public string AskText(byte[] request)
    {
        var (chunked, start, length) = ReadWhole(request);
        return chunked ? Joined(start) : Encoding.UTF8.GetString(buffer, start, length);
    }

    /// <summary>The cookie that the answer sets, as a browser would send it back.</summary>
    public string AskCookie(byte[] request)
    {
        var (_, start, _) = ReadWhole(request);
        return HeaderValue(Encoding.ASCII.GetString(buffer, 0, start), "Set-Cookie: ")!.Split(';')[0];
    }

    public void Dispose() => socket.Dispose();

    private (int Start, int Length) Read(byte[] request)
    {
        var (_, start, length) = ReadWhole(request);
        return (start, length);
    }

    private (bool Chunked, int Start, int Length) ReadWhole(byte[] request)
    {
        socket.Send(request);
        filled = 0;
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            More();
        }

        var headers = Encoding.ASCII.GetString(buffer, 0, head);
        if (!headers.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(headers);
        }

        var start = head + 4;
        if (HeaderValue(headers, "Content-Length: ") is { } told)
        {
            var length = int.Parse(told, CultureInfo.InvariantCulture);
            while (filled < start + length)
            {
                More();
            }

            return (false, start, length);
        }

        var at = start;
        var sum = 0;
        while (true)
        {
            int line;
            while ((line = buffer.AsSpan(at, filled - at).IndexOf("\r\n"u8)) < 0)
            {
                More();
            }

            var size = int.Parse(Encoding.ASCII.GetString(buffer, at, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at += line + 2;
            while (filled < at + size + 2)
            {
                More();
            }

            at += size + 2;
            sum += size;
            if (size == 0)
            {
                return (true, start, sum);
            }
        }
    }

    private string Joined(int start)
    {
        var body = new MemoryStream();
        while (true)
        {
            var line = buffer.AsSpan(start).IndexOf("\r\n"u8);
            var size = int.Parse(Encoding.ASCII.GetString(buffer, start, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                return Encoding.UTF8.GetString(body.ToArray());
            }

            body.Write(buffer, start + line + 2, size);
            start += line + 2 + size + 2;
        }
    }

    private static string? HeaderValue(string headers, string name)
    {
        var at = headers.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : headers[(at + name.Length)..].Split('\r')[0];
    }

    private void More()
    {
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = socket.Receive(buffer.AsSpan(filled));
        filled += read > 0 ? read : throw new IOException("The server closed the connection.");
    }
}
