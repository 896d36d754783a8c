using Fund.Contracts.Values;

namespace Fund.Finance.Allocations;

/// <summary>What a proposal would do to the fund's money.</summary>
internal enum ProposalKind
{
    /// <summary>Avsättning eller årets anslag.</summary>
    Allocation,

    /// <summary>Uttag för samordning (U-18).</summary>
    Draw,

    /// <summary>Återbetalning till fonden av den enhet som fick effekten.</summary>
    Repayment,

    /// <summary>Vändning av något av dem.</summary>
    Reversal,
}

/// <summary>Where a proposal stands.</summary>
internal enum ProposalState
{
    /// <summary>Registered; waits for another person.</summary>
    Registered,

    /// <summary>Attested by another and posted.</summary>
    Attested,

    /// <summary>Sent back to who registered it, with a reason.</summary>
    SentBack,

    /// <summary>Taken back before it was posted, or replaced by a corrected one.</summary>
    Withdrawn,

    /// <summary>Posted, and since then taken back by a new row.</summary>
    Reversed,
}

/// <summary>
/// Something that one person has registered of the fund's own money and that another attests: until then nothing is posted (F-17). What was
/// registered is never changed; a correction is a new proposal.
/// </summary>
internal sealed class FundProposal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Fund { get; init; } = "";
    public ProposalKind Kind { get; init; }

    /// <summary>What makes the event itself unique: among those that wait or are posted there is one.</summary>
    public string Key { get; init; } = "";

    /// <summary>Budget year.</summary>
    public int Year { get; init; }

    /// <summary>SEK.</summary>
    public Money Amount { get; init; }

    /// <summary>Taxes and grants that a cap is worked out from; zero where no cap asks. SEK.</summary>
    public Money TaxAndGrantBase { get; init; }

    /// <summary>The council's day, a Swedish calendar date; null for what the council has not decided.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Its paragraph.</summary>
    public string? Paragraph { get; init; }

    /// <summary>What a draw is for, or why something is taken back; null for an allocation.</summary>
    public string? Reason { get; init; }

    /// <summary>The instalment that comes back into the fund; null for others.</summary>
    public Guid? Instalment { get; init; }

    /// <summary>The proposal that would be taken back; null for others.</summary>
    public Guid? Reverses { get; init; }

    public ProposalState State { get; private set; }
    public PersonId? RegisteredBy { get; init; }
    public string RegisteredByName { get; init; } = "";
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Who attested it, sent it back or withdrew it.</summary>
    public PersonId? AnsweredBy { get; private set; }
    public string? AnsweredByName { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Why it was sent back; null for other answers.</summary>
    public string? Answer { get; private set; }

    /// <summary>The transaction of the ledger that came of it.</summary>
    public Guid? PostedAs { get; private set; }

    /// <summary>The corrected proposal that stands instead; null for none.</summary>
    public Guid? ReplacedBy { get; private set; }

    /// <summary>What is attested, and the documents.</summary>
    public List<ProposalPaper> Papers { get; init; } = [];

    /// <summary>Another has attested it and it is posted.</summary>
    public void Attest(Guid transaction, PersonId? by, string name, DateTimeOffset at)
    {
        (State, PostedAs) = (ProposalState.Attested, transaction);
        Answered(by, name, at);
    }

    /// <summary>Another has sent it back.</summary>
    public void SendBack(string reason, PersonId? by, string name, DateTimeOffset at)
    {
        (State, Answer) = (ProposalState.SentBack, reason);
        Answered(by, name, at);
    }

    /// <summary>It is taken back before anything was posted.</summary>
    public void Withdraw(PersonId? by, string name, DateTimeOffset at)
    {
        State = ProposalState.Withdrawn;
        Answered(by, name, at);
    }

    /// <summary>A corrected one stands instead of what was sent back; who sent it back and why stays.</summary>
    public void Replace(Guid with) => (State, ReplacedBy) = (ProposalState.Withdrawn, with);

    /// <summary>What was posted has been taken back by a new row; who attested it stays.</summary>
    public void Reverse() => State = ProposalState.Reversed;

    private void Answered(PersonId? by, string name, DateTimeOffset at) => (AnsweredBy, AnsweredByName, AnsweredAt) = (by, name, at);
}

/// <summary>Something that a proposal rests on: an attestation by who registered it, a document, or both.</summary>
internal sealed class ProposalPaper
{
    /// <summary>The council's minutes, or the adopted budget.</summary>
    public const string Decision = "decision";

    /// <summary>What taxes and grants were read from.</summary>
    public const string Base = "base";

    public Guid ProposalId { get; init; }

    /// <summary>"decision", "base" or the key of the attestation.</summary>
    public string For { get; init; } = "";

    /// <summary>What is attested, in the guideline's words; null for a mere document.</summary>
    public string? Attested { get; init; }

    /// <summary>The guideline's rule for it.</summary>
    public string? Rule { get; init; }

    /// <summary>The document; null for none.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>The field that the document is given in.</summary>
    public static string FieldOf(string what) => $"file-{what}";
}
