using Fund.Contracts.Values;

namespace Fund.Finance.Costs.Import;

/// <summary>What a voucher of a file is to those that are booked (F-05). One that is new is not written down.</summary>
internal enum FileVoucherState
{
    /// <summary>Booked, and the same.</summary>
    Unchanged,

    /// <summary>Booked with the same amounts and other texts: no question of money.</summary>
    Text,

    /// <summary>Booked with other rows: the difference is decided by a person.</summary>
    Changed,

    /// <summary>
    /// One of the number is booked, with other rows, and either the file or the booked one does not tell its series: it may be another.
    /// </summary>
    Unclear,

    /// <summary>Its number stands on two vouchers of the file.</summary>
    Twice,
}

/// <summary>What a person has decided of such a voucher.</summary>
internal enum FileVoucherChoice
{
    /// <summary>The file holds: the difference is booked as new rows.</summary>
    File,

    /// <summary>What is booked holds: nothing of the file's voucher is booked.</summary>
    Booked,

    /// <summary>It is another voucher: the file's is booked beside.</summary>
    Both,
}

/// <summary>A voucher of a file that is booked already, in part or otherwise, or whose number stands twice in it.</summary>
internal sealed class FileVoucher
{
    public Guid ImportId { get; init; }
    public int Year { get; init; }
    public string Series { get; init; } = "";
    public string Number { get; init; } = "";
    public FileVoucherState State { get; init; }

    /// <summary>Series of the booked one; null when none is.</summary>
    public string? BookedSeries { get; init; }

    /// <summary>Number of the booked one, as it was typed where it was typed by hand.</summary>
    public string? BookedNumber { get; init; }

    /// <summary>The file's less what is booked, SEK.</summary>
    public Money Difference { get; init; }

    /// <summary>What was decided; null where nothing needs to be, or has not been.</summary>
    public FileVoucherChoice? Choice { get; init; }
}

/// <summary>A project code that stands in a file, and the case it is of.</summary>
internal sealed class FileCode
{
    public Guid ImportId { get; init; }
    public string Code { get; init; } = "";

    /// <summary>First day on which the code is the case's.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly ValidTo { get; init; }
    public CaseId CaseId { get; init; }

    /// <summary>Can costs be booked on it: has it been granted money, and not ended?</summary>
    public bool Open { get; init; }
}

/// <summary>How the municipality's files of a kind were last said to be read.</summary>
internal sealed class CostFileHabit
{
    public CostFileKind Kind { get; init; }
    public CostFileChoices Choices { get; private set; } = CostFileChoices.None;

    /// <summary>It has been said anew.</summary>
    public void Say(CostFileChoices choices) => Choices = choices;
}
