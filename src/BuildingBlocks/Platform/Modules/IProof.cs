using Npgsql;

namespace Fund.Platform.Modules;

/// <summary>
/// Something that a municipality's rows must prove whenever they are asked: that the ledger balances, that nothing was settled twice.
/// Registered by the module that keeps the rows; asked by `verify` and after every test that moves money.
/// </summary>
public interface IProof
{
    /// <summary>What is proved, in a few words: "the ledger".</summary>
    string What { get; }

    /// <summary>What is not as it must be, a plain sentence each; empty when all is well. Changes nothing.</summary>
    /// <param name="connection">In a transaction that is set to the municipality.</param>
    /// <param name="municipality">Key of the municipality.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<IReadOnlyList<string>> FaultsAsync(NpgsqlConnection connection, int municipality, CancellationToken cancellation);
}
