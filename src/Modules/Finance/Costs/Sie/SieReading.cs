namespace Fund.Finance.Costs.Sie;

/// <summary>Who wrote the file and what it holds: the identification records.</summary>
internal sealed class SieHeader
{
    /// <summary>#SIETYP; 1 when the record is missing, as the format says.</summary>
    public int Type { get; set; } = 1;

    /// <summary>#FLAGGA 1: some system has already read this file in.</summary>
    public bool AlreadyImported { get; set; }

    /// <summary>#FNAMN.</summary>
    public string CompanyName { get; set; } = "";

    /// <summary>#ORGNR.</summary>
    public string OrganisationNumber { get; set; } = "";

    /// <summary>#PROGRAM: name and version of the system that wrote the file.</summary>
    public string Program { get; set; } = "";

    /// <summary>#RAR: first and last day by year number, 0 the current year.</summary>
    public Dictionary<int, (DateOnly First, DateOnly Last)> Years { get; } = [];

    /// <summary>#DIM and #UNDERDIM: names by dimension number.</summary>
    public Dictionary<int, string> Dimensions { get; } = [];
}

/// <summary>What came of reading a SIE file.</summary>
internal sealed record SieReading
{
    /// <summary>The whole file was read without an error. Otherwise nothing that was seen may be used.</summary>
    public bool IsWhole => !Diagnostics.RefusesFile;

    /// <summary>The identification records.</summary>
    public required SieHeader Header { get; init; }

    /// <summary>The encoding and what the guess rests on.</summary>
    public required FileEncodingGuess Encoding { get; init; }

    /// <summary>Remarks in Swedish.</summary>
    public required ImportDiagnostics Diagnostics { get; init; }

    /// <summary>Lines in the file.</summary>
    public required int Lines { get; init; }

    /// <summary>Vouchers in the file.</summary>
    public required int Vouchers { get; init; }

    /// <summary>Records with labels that this reader does not know and, as the format demands, passed over.</summary>
    public required int UnknownRecords { get; init; }
}
