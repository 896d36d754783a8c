using Fund.Applications.Signatures;
using Fund.Contracts.Values;
using Fund.Documents.Content;

namespace Fund.Applications.Reading;

/// <summary>What differs between two versions of a form, question by question.</summary>
/// <param name="Than">The version that it is compared with.</param>
/// <param name="Older">Is that one the older?</param>
/// <param name="Title">The name of the initiative; null where it is the same.</param>
/// <param name="Units">Who is affected; null where that is the same.</param>
/// <param name="Answers">By question, those that differ.</param>
internal sealed record FormDifferences(
    int Than,
    bool Older,
    IReadOnlyList<PaperRun>? Title,
    IReadOnlyList<PaperRow>? Units,
    IReadOnlyDictionary<string, AnswerDifference> Answers
)
{
    private const int Brief = 90;

    /// <summary>How many things differ.</summary>
    public int Count => Answers.Count + (Title is null ? 0 : 1) + (Units is null ? 0 : 1);

    /// <summary>Compares.</summary>
    /// <param name="shown">The version that is read.</param>
    /// <param name="other">The version that it is compared with.</param>
    public static FormDifferences Between(FormReading shown, FormReading other)
    {
        var before = other.Sections.SelectMany(section => section.Answers).ToDictionary(answer => answer.Key);
        var after = shown.Sections.SelectMany(section => section.Answers).ToList();
        var gone = before.Values.ExceptBy(after.Select(answer => answer.Key), answer => answer.Key);
        var units = RowsDifference.Of(UnitRows(other), UnitRows(shown));
        return new FormDifferences(
            other.Number!.Value,
            (shown.Number ?? int.MaxValue) > other.Number,
            shown.CaseTitle == other.CaseTitle ? null : TextDifference.Of(other.CaseTitle, shown.CaseTitle),
            units.All(row => row.Mark == PaperMark.Same) ? null : units,
            after
                .Select(answer => (answer.Key, Difference: Of(before.GetValueOrDefault(answer.Key), answer)))
                .Concat(gone.Select(answer => (answer.Key, Difference: Of(answer, null))))
                .Where(answer => answer.Difference is not null)
                .ToDictionary(answer => answer.Key, answer => answer.Difference!)
        );
    }

    /// <summary>The units as rows: who, and how they are affected.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> UnitRows(FormReading reading) =>
        [
            .. reading
                .Units.OrderByDescending(unit => unit.Lead)
                .ThenBy(unit => unit.Name, StringComparer.Ordinal)
                .Select(unit => new[] { unit.Name, Affected(unit), unit.Lead ? T("Huvudansvarig sökande") : T("Deltar också") }),
        ];

    private static string Affected(ParticipantFact unit) => unit.Affected ? RequestWords.Affected(unit.ByResult, unit.ByCost) : "ingetdera";

    private static AnswerDifference? Of(ReadAnswer? before, ReadAnswer? after)
    {
        if ((after ?? before)!.Columns.Count > 0)
        {
            var rows = RowsDifference.Of(before?.Rows ?? [], after?.Rows ?? []);
            return rows.All(row => row.Mark == PaperMark.Same)
                ? null
                : new AnswerDifference(Mark((before?.Rows.Count ?? 0) == 0, (after?.Rows.Count ?? 0) == 0), [], rows, [new(Rows(rows))]);
        }

        var (older, newer) = (before?.Text ?? "", after?.Text ?? "");
        return older == newer
            ? null
            : new AnswerDifference(
                Mark(older.Length == 0, newer.Length == 0),
                Runs(older, newer, (after ?? before)!.IsProse),
                [],
                InShort(older, newer, (after ?? before)!.IsProse)
            );
    }

    // What is no running text is told whole: half an amount that is struck through is no amount.
    private static IReadOnlyList<PaperRun> Runs(string older, string newer, bool prose) =>
        prose || older.Length > Brief || newer.Length > Brief ? TextDifference.Of(older, newer) : Whole(older, newer);

    private static IReadOnlyList<PaperRun> Whole(string older, string newer) =>
        [
            .. older.Length == 0 ? Array.Empty<PaperRun>() : [new(older, PaperMark.Removed)],
            .. older.Length == 0 || newer.Length == 0 ? Array.Empty<PaperRun>() : [new(" ")],
            .. newer.Length == 0 ? Array.Empty<PaperRun>() : [new(newer, PaperMark.Added)],
        ];

    private static IReadOnlyList<PaperRun> InShort(string older, string newer, bool prose) =>
        [
            .. Runs(older, newer, prose)
                .Where(run => run.Mark != PaperMark.Same)
                .Take(2)
                .SelectMany(run => new[] { run with { Text = Cut(run.Text.Trim()) }, new PaperRun(" ") }),
        ];

    private static string Cut(string text)
    {
        if (text.Length <= Brief)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', Brief);
        return string.Concat(text.AsSpan(0, end > 0 ? end : Brief), " …");
    }

    private static PaperMark Mark(bool wasEmpty, bool isEmpty) =>
        wasEmpty ? PaperMark.Added
        : isEmpty ? PaperMark.Removed
        : PaperMark.Changed;

    private static string Rows(IReadOnlyList<PaperRow> rows)
    {
        var said = new[]
        {
            (PaperMark.Added, "tillagd", "tillagda"),
            (PaperMark.Removed, "borttagen", "borttagna"),
            (PaperMark.Changed, T("ändrad"), T("ändrade")),
        }
            .Select(kind => (Count: rows.Count(row => row.Mark == kind.Item1), One: kind.Item2, More: kind.Item3))
            .Where(kind => kind.Count > 0)
            .Select(kind => kind.Count == 1 ? T($"en rad {kind.One}") : T($"{kind.Count} rader {kind.More}"));
        var text = string.Join(", ", said);
        return string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));
    }
}

/// <summary>What differs in an answer.</summary>
/// <param name="Mark">New, gone, or changed.</param>
/// <param name="Runs">The text in stretches; none for rows.</param>
/// <param name="Rows">The rows; none for text.</param>
/// <param name="Short">The same in a line.</param>
internal sealed record AnswerDifference(
    PaperMark Mark,
    IReadOnlyList<PaperRun> Runs,
    IReadOnlyList<PaperRow> Rows,
    IReadOnlyList<PaperRun> Short
);
