using Fund.Contracts.Messages;
using Fund.Documents.Content;
using MediatR;

namespace Fund.Applications.Reading;

/// <summary>A version or a draft as its page shows it: the document, what it is compared with, and the other versions.</summary>
internal sealed class ShownReading
{
    private const string Without = "ingen";

    private ShownReading(FormReading reading, PaperDocument document, Guid? id, ReadVersion? than)
    {
        (Reading, Document, Id, Than) = (reading, document, id, than);
    }

    /// <summary>What is read.</summary>
    public FormReading Reading { get; }

    /// <summary>As a document.</summary>
    public PaperDocument Document { get; }

    /// <summary>Id of the version; null for a draft.</summary>
    public Guid? Id { get; }

    /// <summary>The version that it is compared with; null for none.</summary>
    public ReadVersion? Than { get; }

    /// <summary>Value of the query that shows it without what differs.</summary>
    public static string WithoutDifferences => Without;

    /// <summary>How many differences stand in a part of the document.</summary>
    public static int DifferencesIn(PaperPart part) => part.Blocks.Count(block => block.Mark != PaperMark.Same);

    /// <summary>Makes it.</summary>
    /// <param name="mediator">To read other versions.</param>
    /// <param name="reading">What is read.</param>
    /// <param name="id">Id of the version; null for a draft.</param>
    /// <param name="with">Id of the version to compare with, "ingen" for none; null for the one before.</param>
    /// <param name="municipality">The municipality's name.</param>
    /// <param name="cancellation">To stop.</param>
    /// <exception cref="NotFound">There is no such version of the form in the case.</exception>
    public static async Task<ShownReading> OfAsync(
        IMediator mediator,
        FormReading reading,
        Guid? id,
        string? with,
        string municipality,
        CancellationToken cancellation
    )
    {
        if (ThanOf(reading, id, with) is not { } than)
        {
            return new ShownReading(reading, ReadingDocument.Of(reading, municipality), id, null);
        }

        var other = await mediator.Send(new SubmittedVersion(reading.CaseNumber, than.Id), cancellation);
        var differences = FormDifferences.Between(reading, other);
        var why = differences.Older ? await mediator.Send(new WhyAgain(reading.CaseNumber, than.Id, id), cancellation) : null;
        return new ShownReading(reading, ReadingDocument.Of(reading, municipality, differences, why), id, than);
    }

    private static ReadVersion? ThanOf(FormReading reading, Guid? id, string? with)
    {
        if (string.IsNullOrEmpty(with))
        {
            return id is null
                ? (reading.Versions.Count > 0 ? reading.Versions[0] : null)
                : reading.Versions.SkipWhile(version => version.Id != id).Skip(1).FirstOrDefault();
        }

        return with == Without
            ? null
            : reading.Versions.FirstOrDefault(version => Guid.TryParse(with, out var asked) && version.Id == asked && asked != id)
                ?? throw new NotFound(T("Det finns ingen sådan version att jämföra med."));
    }
}
