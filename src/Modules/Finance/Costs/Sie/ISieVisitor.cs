using Fund.Contracts.Values;

namespace Fund.Finance.Costs.Sie;

/// <summary>What a row in a voucher is.</summary>
internal enum SieRowKind
{
    /// <summary>#TRANS: booked.</summary>
    Booked,

    /// <summary>#TRANS that an identical #RTRANS announced: booked afterwards, counted once.</summary>
    Added,

    /// <summary>#BTRANS: struck afterwards, not part of the voucher's sum.</summary>
    Struck,
}

/// <summary>The head of a voucher, #VER.</summary>
internal readonly ref struct SieVoucher
{
    /// <summary>Line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Series, may be empty.</summary>
    public required SieText Series { get; init; }

    /// <summary>Number, may be empty in a 4I file.</summary>
    public required SieText Number { get; init; }

    /// <summary>The day it is booked on.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Text, may be empty.</summary>
    public required SieText Text { get; init; }
}

/// <summary>A row of a voucher.</summary>
internal readonly ref struct SieRow
{
    /// <summary>Line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The row's number in its voucher, from 1. Struck rows keep theirs, so that striking one row renumbers no other.</summary>
    public required int Number { get; init; }

    /// <summary>Booked, added or struck.</summary>
    public required SieRowKind Kind { get; init; }

    /// <summary>Account number.</summary>
    public required SieText Account { get; init; }

    /// <summary>Dimension and object pairs.</summary>
    public required SieObjects Objects { get; init; }

    /// <summary>Debit positive, credit negative.</summary>
    public required Money Amount { get; init; }

    /// <summary>The row's own day, when given.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>Text, may be empty.</summary>
    public required SieText Text { get; init; }
}

/// <summary>
/// Is shown a SIE file record by record while it is read. What it sees counts only when <see cref="SieReading.IsWhole"/> is true
/// afterwards.
/// </summary>
internal interface ISieVisitor
{
    /// <summary>#KONTO.</summary>
    void Account(SieText number, SieText name) { }

    /// <summary>#OBJEKT.</summary>
    void Object(int dimension, SieText code, SieText name) { }

    /// <summary>#VER, before its rows.</summary>
    void VoucherStarts(in SieVoucher voucher);

    /// <summary>#TRANS or #BTRANS; an #RTRANS is shown once, as the #TRANS that repeats it.</summary>
    void Row(in SieRow row);

    /// <summary>The voucher's closing brace; the voucher balances.</summary>
    void VoucherEnds() { }

    /// <summary>Called between buffers, so that what was gathered can be passed on without holding the whole file.</summary>
    ValueTask FlushAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
}
