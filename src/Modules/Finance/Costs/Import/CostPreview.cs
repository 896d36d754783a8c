using Fund.Contracts.Values;
using Fund.Platform.Works;

namespace Fund.Finance.Costs.Import;

/// <summary>What becomes of a row of a file. Each row is one of these, so that they make up the file.</summary>
internal enum CostRowOutcome
{
    /// <summary>A cost of a case: is booked.</summary>
    New,

    /// <summary>Booked before, and the same.</summary>
    Known,

    /// <summary>Its voucher is booked with other rows: decided by a person.</summary>
    Changed,

    /// <summary>Its voucher may be one that is booked: decided by a person.</summary>
    Unclear,

    /// <summary>The number of its voucher stands twice in the file: decided by a person.</summary>
    Twice,

    /// <summary>No case has the project code on that day.</summary>
    UnknownCode,

    /// <summary>The case has not been granted anything, or has ended.</summary>
    NotOpen,

    /// <summary>On a cost account, without a project code.</summary>
    WithoutProject,

    /// <summary>Income on the project of a case: shown, since it can be that somebody else pays for the same.</summary>
    Income,

    /// <summary>On an account that holds no costs.</summary>
    OtherAccount,

    /// <summary>Struck in the finance system.</summary>
    Struck,

    /// <summary>A total of a list.</summary>
    Total,
}

/// <summary>A part of the file: its rows and their sum, SEK.</summary>
internal sealed record CostPart(CostRowOutcome Outcome, int Rows, Money Sum);

/// <summary>A row of the file as it was understood.</summary>
internal sealed record CostPreviewRow(
    int Line,
    CostRowOutcome Outcome,
    DateOnly? Date,
    string Voucher,
    string Account,
    string ProjectCode,
    string Text,
    Money Amount,
    string? CaseNumber,
    string? CaseTitle
);

/// <summary>A row of a voucher, as it is booked or as the file has it. SEK; settled when a settlement has taken it up.</summary>
internal sealed record VoucherRowView(DateOnly Date, string Account, string ProjectCode, string Text, Money Amount, bool Settled);

/// <summary>A voucher to decide of, in both its states. SEK.</summary>
/// <param name="Year">Its year.</param>
/// <param name="Series">Its series in the file; empty for none.</param>
/// <param name="Number">Its number.</param>
/// <param name="State">What it is to what is booked.</param>
/// <param name="Difference">The file's less what is booked.</param>
/// <param name="Choice">What has been decided; null before.</param>
/// <param name="Booked">Its rows as they are booked.</param>
/// <param name="InFile">Its rows in the file.</param>
internal sealed record VoucherToDecide(
    int Year,
    string Series,
    string Number,
    FileVoucherState State,
    Money Difference,
    FileVoucherChoice? Choice,
    IReadOnlyList<VoucherRowView> Booked,
    IReadOnlyList<VoucherRowView> InFile
);

/// <summary>A project code that no case has. SEK.</summary>
/// <param name="Code">The code.</param>
/// <param name="Rows">Rows on it.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Example">The text of one of them.</param>
internal sealed record UnknownCode(string Code, int Rows, Money Sum, string Example);

/// <summary>What the file does to a case. SEK.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="Codes">Its project codes in the file.</param>
/// <param name="Before">Booked before the file.</param>
/// <param name="New">New in the file, differences that have been decided included.</param>
internal sealed record CaseInFile(string CaseNumber, string CaseTitle, string Codes, Money Before, Money New);

/// <summary>Rows on an account that holds no costs. SEK.</summary>
/// <param name="Account">The account.</param>
/// <param name="Income">Is it income on the project of a case?</param>
/// <param name="Rows">Rows on it.</param>
/// <param name="Sum">Their sum.</param>
internal sealed record AccountLeftOut(string Account, bool Income, int Rows, Money Sum);

/// <summary>What has been done with a file: who read it and when, what was booked of it, and whether it was undone.</summary>
internal sealed record CostFileStory(
    string ReadBy,
    DateTimeOffset ReadAt,
    string? StoredBy,
    DateTimeOffset? StoredAt,
    int? Stored,
    Money? StoredSum,
    string? UndoneBy,
    DateTimeOffset? UndoneAt,
    string? UndoneBecause
);

/// <summary>How a file was read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">Program, company and organisation number as it says itself; empty where it does not.</param>
/// <param name="Encoding">The encoding's name; null for a workbook.</param>
/// <param name="Samples">Texts as they were read and as another encoding would have them, two and two; empty without doubt.</param>
/// <param name="Columns">What each column of a list was taken for.</param>
/// <param name="Choices">What was said of how to read it.</param>
internal sealed record HowItWasRead(
    CostFileKind Kind,
    IReadOnlyList<string> Source,
    string? Encoding,
    IReadOnlyList<string> Samples,
    IReadOnlyList<string> Columns,
    CostFileChoices Choices
);

/// <summary>What a file holds, reconciled: every row is in one of the parts. SEK.</summary>
/// <param name="ImportId">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Story">What has been done with it.</param>
/// <param name="How">How it was read.</param>
/// <param name="Remarks">What is to be thought of.</param>
/// <param name="FirstDay">The first day of its vouchers; null when it has none.</param>
/// <param name="LastDay">The last.</param>
/// <param name="Parts">The parts that have rows.</param>
/// <param name="ToDecide">The first vouchers to decide of.</param>
/// <param name="ToDecideInAll">How many there are.</param>
/// <param name="UnknownCodes">Project codes that no case has, the largest sums first.</param>
/// <param name="Cases">What it does to each case.</param>
/// <param name="LeftOut">Accounts that hold no costs.</param>
/// <param name="Rows">A page of its rows.</param>
/// <param name="RowsInAll">How many rows the choice has.</param>
internal sealed record CostPreview(
    Guid ImportId,
    string FileName,
    CostFileStory Story,
    HowItWasRead How,
    IReadOnlyList<string> Remarks,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    IReadOnlyList<CostPart> Parts,
    IReadOnlyList<VoucherToDecide> ToDecide,
    int ToDecideInAll,
    IReadOnlyList<UnknownCode> UnknownCodes,
    IReadOnlyList<CaseInFile> Cases,
    IReadOnlyList<AccountLeftOut> LeftOut,
    IReadOnlyList<CostPreviewRow> Rows,
    int RowsInAll
)
{
    /// <summary>How it was read, in a word: sent along when it is booked, so that nothing is booked that was not looked at.</summary>
    public string Reading { get; init; } = "";

    /// <summary>Has it been read? A large file is by a job.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>What a job is doing with it, or why it could not; null when nothing.</summary>
    public WorkView? Work { get; init; }

    /// <summary>The part of an outcome; of nothing when it has no rows.</summary>
    public CostPart Part(CostRowOutcome outcome) =>
        Parts.FirstOrDefault(part => part.Outcome == outcome) ?? new CostPart(outcome, 0, Money.Zero);

    /// <summary>The rows of the whole file without totals and what has been struck.</summary>
    public int WholeRows => Counted.Sum(part => part.Rows);

    /// <summary>Their sum, SEK.</summary>
    public Money WholeSum => Counted.Select(part => part.Sum).Total();

    private IEnumerable<CostPart> Counted => Parts.Where(part => part.Outcome is not (CostRowOutcome.Struck or CostRowOutcome.Total));
}
