using Fund.Contracts.Values;

namespace Fund.Finance.Occasions;

/// <summary>Where the reversal of a settlement stands.</summary>
internal enum ReversalState
{
    /// <summary>Registered with its reason; nothing is posted.</summary>
    Proposed,

    /// <summary>Approved by another and posted.</summary>
    Approved,

    /// <summary>Withdrawn or sent back; the settlement stands.</summary>
    Withdrawn,
}

/// <summary>
/// That an approved settlement is taken back (F-08): registered by one person with the reason, approved by another. The settlement and its
/// lines stay as they were; of a settlement there is one reversal that is not withdrawn.
/// </summary>
internal sealed class SettlementReversal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RunId { get; init; }
    public string Reason { get; init; } = "";
    public ReversalState State { get; private set; }
    public PersonId? ProposedBy { get; init; }
    public string ProposedByName { get; init; } = "";
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who approved or withdrew it; null while it waits.</summary>
    public PersonId? EndedBy { get; private set; }
    public string? EndedByName { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was withdrawn; null when it was not.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>The file with the reversing vouchers; null where nothing had been paid.</summary>
    public Guid? VoucherFile { get; private set; }

    /// <summary>Another has approved it.</summary>
    public void Approve(Guid? voucherFile, PersonId? by, string byName, DateTimeOffset at) =>
        (State, VoucherFile, EndedBy, EndedByName, EndedAt) = (ReversalState.Approved, voucherFile, by, byName, at);

    /// <summary>The settlement stands after all.</summary>
    public void Withdraw(string because, PersonId? by, string byName, DateTimeOffset at) =>
        (State, WithdrawnBecause, EndedBy, EndedByName, EndedAt) = (ReversalState.Withdrawn, because, by, byName, at);
}

/// <summary>Somebody has confirmed that the finance system has read a voucher file. Said once of each file.</summary>
internal sealed class VoucherFileRead
{
    public Guid FileId { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
