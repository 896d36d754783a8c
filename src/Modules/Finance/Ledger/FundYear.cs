using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>A fiscal year of a fund on its way to being closed, or closed; a year without a row is open and nothing is decided.</summary>
internal sealed class FundYear
{
    /// <summary>Key of the fund.</summary>
    public string Fund { get; init; } = "";

    /// <summary>The calendar year.</summary>
    public int Year { get; init; }

    /// <summary>What is carried over to the next year, SEK; null before that is decided.</summary>
    public Money? CarriedOver { get; private set; }

    /// <summary>The day of the decision to carry it over; null when nothing is.</summary>
    public DateOnly? CarryDecidedOn { get; private set; }

    /// <summary>Its paragraph; null when nothing is.</summary>
    public string? CarryParagraph { get; private set; }

    /// <summary>Who registered what becomes of what is left.</summary>
    public PersonId? UnspentBy { get; private set; }

    /// <summary>Their name then.</summary>
    public string? UnspentByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? UnspentAt { get; private set; }

    /// <summary>Who handed the year over for approval; null while it is not.</summary>
    public PersonId? SubmittedBy { get; private set; }

    /// <summary>Their name then.</summary>
    public string? SubmittedByName { get; private set; }

    /// <summary>When; null while it is not handed over.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Why another sent it back; null when nobody did since it was handed over last.</summary>
    public string? SentBackBecause { get; private set; }

    /// <summary>Who did.</summary>
    public string? SentBackByName { get; private set; }

    /// <summary>When it was closed; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who approved it and so closed it.</summary>
    public PersonId? ClosedBy { get; private set; }

    /// <summary>Their name then.</summary>
    public string? ClosedByName { get; private set; }

    /// <summary>The vouchers of what was taken up and claimed back; null when nothing was.</summary>
    public Guid? VoucherFile { get; private set; }

    /// <summary>What becomes of what is left of a yearly appropriation.</summary>
    public void DecideUnspent(Money carried, DateOnly? decidedOn, string? paragraph, PersonId? by, string name, DateTimeOffset at)
    {
        (CarriedOver, CarryDecidedOn, CarryParagraph) = (carried, decidedOn, paragraph);
        (UnspentBy, UnspentByName, UnspentAt) = (by, name, at);
    }

    /// <summary>Handed over for another to approve.</summary>
    public void Submit(PersonId? by, string name, DateTimeOffset at)
    {
        (SubmittedBy, SubmittedByName, SubmittedAt) = (by, name, at);
        (SentBackBecause, SentBackByName) = (null, null);
    }

    /// <summary>Something is decided anew: it is not handed over any more.</summary>
    public void TakeBack() => (SubmittedBy, SubmittedByName, SubmittedAt) = (null, null, null);

    /// <summary>Another sends it back.</summary>
    public void SendBack(string because, string name)
    {
        TakeBack();
        (SentBackBecause, SentBackByName) = (because, name);
    }

    /// <summary>Another approves it, and it is closed.</summary>
    public void Close(PersonId? by, string name, DateTimeOffset at, Guid? voucherFile) =>
        (ClosedBy, ClosedByName, ClosedAt, VoucherFile) = (by, name, at, voucherFile);
}

/// <summary>Who closed a year, and the instant.</summary>
internal sealed record YearClosing(string Who, DateTimeOffset At);
