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
    CostRowState State
);

/// <summary>What a line of a file is to the costs that are stored.</summary>
internal enum CostRowState
{
    /// <summary>Not stored.</summary>
    New,

    /// <summary>Stored, and the same.</summary>
    Stored,

    /// <summary>
    /// Stored with another day, account, project, text or amount: what is stored stands, and somebody must look (BAD-09).
    /// </summary>
    StoredOtherwise,
}

/// <summary>What has been done with a file: who read it and when, and what was stored of it.</summary>
/// <param name="ReadBy">Who read it.</param>
/// <param name="ReadAt">When.</param>
/// <param name="StoredAt">When its costs were stored; null before.</param>
/// <param name="Stored">How many were stored then.</param>
/// <param name="AlreadyKnown">How many were there already.</param>
internal sealed record CostFileStory(string ReadBy, DateTimeOffset ReadAt, DateTimeOffset? StoredAt, int? Stored, int? AlreadyKnown);

/// <summary>Lines of a file that are no costs of a project, by why they were left out.</summary>
/// <param name="OnOtherAccounts">On accounts that are no cost accounts.</param>
/// <param name="WithoutProject">On cost accounts, without a project code.</param>
/// <param name="Struck">Struck in the finance system.</param>
/// <param name="TotalsAndBlanks">Totals and blank lines of a table.</param>
internal sealed record LinesLeftOut(long OnOtherAccounts, long WithoutProject, long Struck, long TotalsAndBlanks);

/// <summary>Some of a file's costs: how many and how much, SEK.</summary>
internal sealed record CostShare(int Count, Money Sum);

/// <summary>What becomes of a file's costs: each is in one of the parts, so that they make up the file.</summary>
/// <param name="New">Will be stored, on a case.</param>
/// <param name="Stored">Stored before, and the same.</param>
/// <param name="StoredOtherwise">Stored before with another content: what is stored stands.</param>
/// <param name="WithoutCase">Belong to no case, and are not stored.</param>
internal sealed record CostParts(CostShare New, CostShare Stored, CostShare StoredOtherwise, CostShare WithoutCase);

/// <summary>What a file holds, before anything is stored: what matched which case, what did not, and why.</summary>
internal sealed record CostPreview(
    Guid ImportId,
    string FileName,
    CostFileStory Story,
    CostFileSource? Source,
    string Encoding,
    IReadOnlyList<string> Remarks,
    int Lines,
    LinesLeftOut LeftOut,
    int Matched,
    int New,
    Money MatchedSum,
    Money Sum,
    CostParts Parts,
    IReadOnlyList<CostPreviewRow> Rows
);
