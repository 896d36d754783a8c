using Fund.Contracts.Values;
using Fund.Documents.Content;

namespace Fund.Applications.Submission;

/// <summary>The handed-in version as a document: the same on its page, on paper and as PDF.</summary>
internal static class SubmittedDocument
{
    private const string Unanswered = "Inget svar.";

    /// <summary>The document.</summary>
    /// <param name="version">What was handed in.</param>
    /// <param name="municipality">The municipality's name.</param>
    public static PaperDocument Of(SubmittedVersionView version, string municipality) =>
        new(
            municipality,
            version.FormName,
            $"{version.CaseTitle}. Inlämnad {SwedishDate.ForPage(version.On)} av {version.Who}. Ändras inte.",
            $"Ärende {version.CaseNumber}, version {version.Number}",
            [.. Facts(version)],
            [.. version.Sections.Select(section => new PaperPart(section.Title, [.. section.Answers.Select(Block)]))]
        );

    /// <summary>Name of the file.</summary>
    public static string FileName(SubmittedVersionView version) =>
        $"arende-{version.CaseNumber}-{version.Form}-version-{version.Number}.pdf";

    private static IEnumerable<PaperFact> Facts(SubmittedVersionView version)
    {
        yield return new("Ärendenummer", version.CaseNumber);
        yield return new("Diarienummer", version.RegistryNumber ?? "–");
        yield return new("Version", $"{version.Number}");
        yield return new("Inlämnad", SwedishDate.ForPage(version.On));
        yield return new("Inlämnad av", version.Who);
        yield return new("Handläggs enligt", version.Guideline);
        foreach (var unit in version.Units)
        {
            yield return new(
                unit.Lead ? "Huvudansvarig sökande" : "Deltar också",
                $"{unit.Name}{(unit.ByResult ? ", berörs av resultatet" : "")}{(unit.ByCost ? ", berörs av kostnaden" : "")}"
            );
        }
    }

    private static PaperBlock Block(ReadAnswer answer) =>
        answer.Columns.Count > 0
            ? new PaperTable(
                answer.Label,
                [.. answer.Columns.Select(column => new PaperColumn(column.Label, column.IsNumber))],
                answer.Rows,
                Unanswered
            )
            : new PaperText(answer.Label, answer.Text ?? Unanswered);
}
