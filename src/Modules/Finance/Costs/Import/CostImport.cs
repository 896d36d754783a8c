using System.Security.Cryptography;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs.Import;

/// <summary>A file of costs that was looked at, how it was read, and what became of it.</summary>
internal sealed class CostImport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid FileId { get; init; }
    public string FileName { get; init; } = "";
    public CostFileKind Kind { get; private set; }
    public CostFileChoices Choices { get; private set; } = CostFileChoices.None;
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>When it was first read; null for a large file that waits for a job, or that could not be read.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Later than whatever is booked: of a file whose costs are not stored, what stands now stood before.</summary>
    public static readonly DateTimeOffset NotYet = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What was booked and known when it was judged; null before, and once it has been read anew.</summary>
    public string? JudgedAgainst { get; private set; }

    /// <summary>Program, company and organisation number as the file says; empty where it does not.</summary>
    public List<string> Source { get; private set; } = [];

    /// <summary>The encoding that the texts were read in; null for a workbook.</summary>
    public FileEncoding? Encoding { get; private set; }

    /// <summary>
    /// Pieces of text as they were read and as another encoding would have it, two and two; empty when there is no doubt.
    /// </summary>
    public List<string> Samples { get; private set; } = [];

    /// <summary>What each column of a list was taken for: "Dag: Ver.datum".</summary>
    public List<string> Columns { get; private set; } = [];

    /// <summary>What is to be thought of, Swedish.</summary>
    public List<string> Remarks { get; private set; } = [];

    /// <summary>How many rows were booked; null before.</summary>
    public int? Stored { get; private set; }

    /// <summary>Their sum, SEK.</summary>
    public Money? StoredSum { get; private set; }
    public PersonId? StoredBy { get; private set; }
    public string? StoredByName { get; private set; }
    public DateTimeOffset? StoredAt { get; private set; }
    public PersonId? UndoneBy { get; private set; }
    public string? UndoneByName { get; private set; }
    public string? UndoneBecause { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>It has been read, or read anew with other choices.</summary>
    public void Read(CostFileKind kind, CostFileChoices choices, CostReading reading, DateTimeOffset at)
    {
        (Kind, Choices) = (kind, choices);
        ReadAt ??= at;
        JudgedAgainst = null;
        Source = reading.Source is { } source ? [source.Program, source.Company, source.OrganisationNumber] : [];
        Encoding = kind == CostFileKind.Workbook ? null : reading.Encoding.Encoding;
        Samples = reading.Encoding.IsDoubtful
            ? [.. reading.Encoding.Samples.SelectMany(sample => (string[])[sample.AsGuessed, sample.Otherwise])]
            : [];
        Columns = [.. reading.Columns.Select(column => $"{column.Meaning}: {column.Heading}")];
        Remarks = [.. reading.Diagnostics.Items.Select(remark => remark.ToString()), .. reading.Diagnostics.Rest()];
    }

    /// <summary>Which initiatives its project codes were known for when it was judged; empty before.</summary>
    public string KnownFor { get; private set; } = "";

    /// <summary>
    /// How it was read and which initiatives its costs would be booked on, in a word that another way or another owner of a project code
    /// does not have.
    /// </summary>
    public string Reading => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Choices}{KnownFor}")))[..16];

    /// <summary>Its vouchers are told by this.</summary>
    /// <param name="against">What was booked and known of all.</param>
    /// <param name="knownFor">What was known of its own project codes.</param>
    public void Judge(string against, string knownFor) => (JudgedAgainst, KnownFor) = (against, knownFor);

    /// <summary>Its costs have been booked.</summary>
    public void Store(int rows, Money sum, PersonId? by, string byName, DateTimeOffset at) =>
        (Stored, StoredSum, StoredBy, StoredByName, StoredAt) = (rows, sum, by, byName, at);

    /// <summary>What it booked and no settlement has taken up has been taken back.</summary>
    public void Undo(string because, PersonId? by, string byName, DateTimeOffset at) =>
        (UndoneBecause, UndoneBy, UndoneByName, UndoneAt) = (because, by, byName, at);
}
