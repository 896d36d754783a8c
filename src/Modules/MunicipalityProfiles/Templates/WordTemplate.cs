using Fund.Contracts.Values;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>A version of the municipality's own Word template of a kind of paper, kept as received. The latest one is used.</summary>
internal sealed class WordTemplate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the kind of paper.</summary>
    public string Kind { get; init; } = "";

    /// <summary>1 is the first of its kind.</summary>
    public int Number { get; init; }
    public Guid FileId { get; init; }
    public string Name { get; init; } = "";
    public long Size { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
