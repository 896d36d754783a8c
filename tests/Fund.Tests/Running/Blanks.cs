using System.Net;

namespace Fund.Tests.Running;

/// <summary>So many blanks, made while they are sent.</summary>
/// <param name="length">Bytes.</param>
/// <param name="told">Is the length said beforehand?</param>
internal sealed class Blanks(long length, bool told) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var block = new byte[1 << 16];
        Array.Fill(block, (byte)' ');
        for (var sent = 0L; sent < length; sent += block.Length)
        {
            await stream.WriteAsync(block);
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return told;
    }
}
