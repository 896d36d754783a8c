using Fund.Contracts.Values;

namespace Fund.Finance.Costs.Import;

/// <summary>What was understood of a line.</summary>
internal sealed record CostPreviewRow(
    DateOnly Date,
    string Voucher,
    string Account,
    string ProjectCode,
    string Text,
    Money Amount,
    string? CaseNumber,
    string? CaseTitle,
    bool AlreadyStored
);

/// <summary>What a file holds, before anything is stored: what matched which case, what did not, and why.</summary>
internal sealed record CostPreview(
    Guid ImportId,
    string FileName,
    string Encoding,
    IReadOnlyList<string> Remarks,
    int Lines,
    int Matched,
    int New,
    Money MatchedSum,
    IReadOnlyList<CostPreviewRow> Rows,
    bool Confirmed
);
