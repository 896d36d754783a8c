using Fund.Contracts.Values;

namespace Fund.Finance.Occasions;

/// <summary>Where a settlement stands.</summary>
internal enum SettlementState
{
    /// <summary>Worked out, not posted; can be prepared anew.</summary>
    Prepared,

    /// <summary>Approved by another and posted.</summary>
    Approved,

    /// <summary>Its postings have been taken back; the occasion can be settled again by a new run.</summary>
    Reversed,
}

/// <summary>
/// The settlement of an occasion of a fund. The row, not the job, decides that it happens once: of a fund and an occasion there is one that
/// is not reversed.
/// </summary>
internal sealed class SettlementRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Fund { get; init; } = "";
    public string Occasion { get; init; } = "";

    /// <summary>Counts the runs of the occasion, from 1.</summary>
    public int Sequence { get; init; } = 1;
    public SettlementState State { get; private set; }
    public int Year { get; init; }
    public DateOnly PeriodEnd { get; init; }

    /// <summary>The rule version that it was prepared under; its voucher file is written as that one wants it.</summary>
    public string RuleVersion { get; private set; } = "";

    /// <summary>Counts how often it was prepared; who approves says which one was seen.</summary>
    public int Version { get; private set; }
    public PersonId? PreparedBy { get; private set; }
    public string PreparedByName { get; private set; } = "";
    public DateTimeOffset PreparedAt { get; private set; }
    public PersonId? ApprovedBy { get; private set; }
    public string? ApprovedByName { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public Money? Total { get; private set; }
    public Guid? VoucherFile { get; private set; }
    public List<SettlementLine> Lines { get; init; } = [];

    /// <summary>Somebody, or the schedule, has prepared it (anew).</summary>
    public void Prepare(string ruleVersion, PersonId? by, string byName, DateTimeOffset at)
    {
        (RuleVersion, PreparedBy, PreparedByName, PreparedAt) = (ruleVersion, by, byName, at);
        Version++;
    }

    /// <summary>Another has approved it.</summary>
    public void Approve(Money total, Guid? voucherFile, PersonId? by, string byName, DateTimeOffset at) =>
        (State, Total, VoucherFile, ApprovedBy, ApprovedByName, ApprovedAt) = (
            SettlementState.Approved,
            total,
            voucherFile,
            by,
            byName,
            at
        );

    /// <summary>Its postings have been taken back.</summary>
    public void Reverse() => State = SettlementState.Reversed;
}

/// <summary>One initiative in a settlement. SEK.</summary>
internal sealed class SettlementLine
{
    public Guid RunId { get; init; }
    public CaseId CaseId { get; init; }
    public Money PeriodCost { get; init; }
    public Money Payable { get; init; }
    public Money Held { get; init; }
    public Money Overrun { get; init; }
    public Money GrantLeft { get; init; }
    public string? HeldBecause { get; init; }
    public List<string> Alerts { get; init; } = [];

    /// <summary>Is something out of order, in it or among its costs? Such lines are shown first.</summary>
    public bool NeedsALook { get; set; }

    /// <summary>Name of the unit that is paid.</summary>
    public string ReceiverName { get; init; } = "";

    /// <summary>Its code in the accounts (ansvar); null where none is known.</summary>
    public string? ReceiverCode { get; init; }

    /// <summary>It keeps accounts of its own, outside the municipality's (W-23).</summary>
    public bool IsExternal { get; init; }

    /// <summary>The initiative's project in the accounts; null where none is known.</summary>
    public string? Project { get; init; }

    /// <summary>What the voucher is about. Kept, so that the file, what is shown of it and its reversal say the same.</summary>
    public string VoucherText { get; init; } = "";

    /// <summary>What each of its rows says.</summary>
    public string RowText { get; init; } = "";
}
