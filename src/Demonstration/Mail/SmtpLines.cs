using System.Buffers;
using System.IO.Pipelines;

namespace Fund.Demonstration.Mail;

/// <summary>The lines of a connection, as bytes and without their ends.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LongestLine = 1024 * 1024;

    private readonly PipeReader reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

    /// <summary>The next line; null when the other end has hung up.</summary>
    /// <exception cref="IOException">A line without end.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = read.Buffer.Slice(0, end).ToArray();
                reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line is [.. var withoutReturn, (byte)'\r'] ? withoutReturn : line;
            }

            if (read.IsCompleted)
            {
                return null;
            }

            if (read.Buffer.Length > LongestLine)
            {
                throw new IOException("A line is too long.");
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
