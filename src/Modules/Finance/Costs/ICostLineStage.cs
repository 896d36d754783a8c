namespace Fund.Finance.Costs;

/// <summary>
/// Where rows wait until the whole file is known to be good: rows of a staging table in the service, a list in a test.
/// The reader calls exactly one of <see cref="KeepAsync"/> and <see cref="DiscardAsync"/>, once, after the last <see cref="AddAsync"/>,
/// so that a partial result is never taken for a whole one (BAD-08).
/// </summary>
internal interface ICostLineStage
{
    /// <summary>Takes some rows. The list is reused by the caller after the call.</summary>
    ValueTask AddAsync(IReadOnlyList<CostFileRow> rows, CancellationToken cancellation);

    /// <summary>The whole file was read without an error: what was added counts.</summary>
    ValueTask KeepAsync(CancellationToken cancellation);

    /// <summary>The file is refused or the reading failed: what was added must not be seen.</summary>
    ValueTask DiscardAsync(CancellationToken cancellation);
}
