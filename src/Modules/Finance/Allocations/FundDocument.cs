using Fund.Contracts.Values;

namespace Fund.Finance.Allocations;

/// <summary>
/// A document behind something that is registered of the fund's money: the minutes, the budget, the report that an attestation rests on.
/// </summary>
internal sealed class FundDocument
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid FileId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Hash of the content, lower-case hex: the same file by the same person is kept once.</summary>
    public string Sha256 { get; init; } = "";
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
