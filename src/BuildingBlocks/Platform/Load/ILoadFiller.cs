namespace Fund.Platform.Load;

/// <summary>
/// A module's part of filling a municipality for load: it writes its own rows of cases that no command has made. Registered by the module
/// that keeps the rows.
/// </summary>
public interface ILoadFiller
{
    /// <summary>Writes the rows, in the transaction that is open.</summary>
    /// <param name="cases">The cases; each module writes what belongs to the stage it has come to.</param>
    /// <param name="cancellation">Cancels.</param>
    Task FillAsync(IReadOnlyList<LoadCase> cases, CancellationToken cancellation);
}
