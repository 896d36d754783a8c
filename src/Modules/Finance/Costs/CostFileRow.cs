using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>What a row of a file is, before it is known whose cost it may be.</summary>
internal enum FileRowKind
{
    /// <summary>On a cost account with a project code (A-48, U-85).</summary>
    Cost,

    /// <summary>On an account that holds no costs.</summary>
    OtherAccount,

    /// <summary>On a cost account, without a project code.</summary>
    WithoutProject,

    /// <summary>Struck in the finance system (#BTRANS): no part of its voucher any more.</summary>
    Struck,

    /// <summary>A total of a list.</summary>
    Total,
}

/// <summary>
/// A row of a file, told in the same words whatever the file was: every row is kept, with what it is, so that the file can be reconciled
/// (F-15). A voucher is known by year, series and number, whatever the format, the order of its rows or the columns beside (F-05).
/// </summary>
internal sealed record CostFileRow
{
    /// <summary>Line in the file, from 1; no other row has it.</summary>
    public required int Line { get; init; }

    /// <summary>What it is.</summary>
    public required FileRowKind Kind { get; init; }

    /// <summary>Series of the voucher: empty where the ledger has none, null where the file does not tell.</summary>
    public string? Series { get; init; }

    /// <summary>Number of the voucher; empty on a total.</summary>
    public string Number { get; init; } = "";

    /// <summary>
    /// Line on which the voucher begins, in a file that has vouchers; 0 in a list. Two vouchers of one number begin on two lines.
    /// </summary>
    public int VoucherLine { get; init; }

    /// <summary>The day the voucher is booked on; decides year and period. None on a total.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Account in the municipality's chart.</summary>
    public string Account { get; init; } = "";

    /// <summary>The project code the row is booked on; empty for none.</summary>
    public string Project { get; init; } = "";

    /// <summary>Another dimension on which the row has a code, where it has none on the project's.</summary>
    public int? OtherDimension { get; init; }

    /// <summary>The row's text, else the voucher's.</summary>
    public string Text { get; init; } = "";

    /// <summary>Cost positive, credit negative. SEK.</summary>
    public required Money Amount { get; init; }
}
