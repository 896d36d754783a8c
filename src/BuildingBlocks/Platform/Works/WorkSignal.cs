using System.Threading.Channels;
using Fund.Contracts.Values;

namespace Fund.Platform.Works;

/// <summary>Wakes the jobs of this process as soon as a work has been committed; the recurring sweep finds what a crash left.</summary>
public sealed class WorkSignal
{
    private readonly Channel<MunicipalityId> waiting = Channel.CreateBounded<MunicipalityId>(
        new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    internal void Raise(MunicipalityId municipality) => waiting.Writer.TryWrite(municipality);

    internal IAsyncEnumerable<MunicipalityId> AllAsync(CancellationToken cancellation) => waiting.Reader.ReadAllAsync(cancellation);
}
