using Fund.Platform.Works;

namespace Fund.Finance.Costs.Import;

/// <summary>Tells how much of a file has been read, in hundredths, while its rows go on to their stage.</summary>
internal sealed class ToldStage(ICostLineStage inner, Stream file, WorkProgress progress) : ICostLineStage
{
    // The rest of the work is to compare the vouchers with those that are booked.
    private const int OfReading = 80;
    private const int All = 100;

    /// <inheritdoc/>
    public async ValueTask AddAsync(IReadOnlyList<CostFileRow> rows, CancellationToken cancellation)
    {
        await inner.AddAsync(rows, cancellation);
        await progress.SayAsync((int)(OfReading * file.Position / Math.Max(file.Length, 1)), All, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask KeepAsync(CancellationToken cancellation) => inner.KeepAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DiscardAsync(CancellationToken cancellation) => inner.DiscardAsync(cancellation);
}
