using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>
/// What came of reading a file of costs. The lines themselves are with the <see cref="ICostLineStage"/>, kept only when <see
/// cref="IsWhole"/>.
/// </summary>
internal sealed record CostReading
{
    /// <summary>The whole file was read without an error and its lines were kept.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Remarks in Swedish, errors and warnings.</summary>
    public required ImportDiagnostics Diagnostics { get; init; }

    /// <summary>The encoding the texts were read in, with what the guess rests on, to show before the lines are stored.</summary>
    public required FileEncodingGuess Encoding { get; init; }

    /// <summary>Who wrote the file, as it says itself; null for a table, which does not tell.</summary>
    public CostFileSource? Source { get; init; }

    /// <summary>How many cost lines were found.</summary>
    public required long Lines { get; init; }

    /// <summary>Their sum; credits are negative.</summary>
    public required Money Sum { get; init; }

    /// <summary>Rows left out because the account is outside the cost accounts.</summary>
    public long OnOtherAccounts { get; init; }

    /// <summary>Rows on cost accounts left out because they carry no project code.</summary>
    public long WithoutProject { get; init; }

    /// <summary>Struck rows (#BTRANS) left out.</summary>
    public long Struck { get; init; }

    /// <summary>Total and blank rows of a table left out.</summary>
    public long TotalsAndBlanks { get; init; }
}

/// <summary>Who wrote a file, as it says itself; empty where it does not.</summary>
/// <param name="Program">The system that wrote it, with version.</param>
/// <param name="Company">The company whose accounts it holds.</param>
/// <param name="OrganisationNumber">That company's organisation number.</param>
internal sealed record CostFileSource(string Program, string Company, string OrganisationNumber);
