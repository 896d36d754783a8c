using System.Threading.Channels;
using Fund.Contracts.Values;

namespace Fund.Platform.Outbox;

/// <summary>
/// Wakes the delivery in this process as soon as something has been committed; the recurring sweep finds what a crash left.
/// </summary>
public sealed class OutboxSignal
{
    private readonly Channel<MunicipalityId> waiting = Channel.CreateBounded<MunicipalityId>(
        new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    internal void Raise(MunicipalityId municipality) => waiting.Writer.TryWrite(municipality);

    internal IAsyncEnumerable<MunicipalityId> AllAsync(CancellationToken cancellation) => waiting.Reader.ReadAllAsync(cancellation);
}
