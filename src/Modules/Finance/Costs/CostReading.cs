using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>
/// What came of reading a file of costs. Its rows are with the <see cref="ICostLineStage"/>, kept only when <see
/// cref="IsWhole"/>.
/// </summary>
internal sealed record CostReading
{
    /// <summary>The whole file was read without an error and its rows were kept.</summary>
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

    /// <summary>Which columns of a list were taken for what; empty for SIE.</summary>
    public IReadOnlyList<FoundColumn> Columns { get; init; } = [];
}

/// <summary>Who wrote a file, as it says itself; empty where it does not.</summary>
/// <param name="Program">The system that wrote it, with version.</param>
/// <param name="Company">The company whose accounts it holds.</param>
/// <param name="OrganisationNumber">That company's organisation number.</param>
internal sealed record CostFileSource(string Program, string Company, string OrganisationNumber);
