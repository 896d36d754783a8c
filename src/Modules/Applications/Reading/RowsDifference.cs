using DiffPlex;
using DiffPlex.Chunkers;
using Fund.Documents.Content;

namespace Fund.Applications.Reading;

/// <summary>
/// Two tables against each other: rows in both, rows that are new or gone, and rows of the same thing whose cells differ.
/// </summary>
internal static class RowsDifference
{
    // Neither can be typed in a cell: control characters are refused when an answer is saved.
    private const char EndOfCell = '\u001F';
    private const char EndOfRow = '\u001E';

    /// <summary>The newer rows, with those that are gone in their place.</summary>
    public static IReadOnlyList<PaperRow> Of(IReadOnlyList<IReadOnlyList<string>> older, IReadOnlyList<IReadOnlyList<string>> newer)
    {
        var found = Differ.Instance.CreateDiffs(
            Written(older),
            Written(newer),
            ignoreWhiteSpace: false,
            ignoreCase: false,
            new CustomFunctionChunker(text => text.Split(EndOfRow, StringSplitOptions.RemoveEmptyEntries))
        );
        var (rows, at) = (new List<PaperRow>(), 0);
        foreach (var block in found.DiffBlocks)
        {
            rows.AddRange(newer.Skip(at).Take(block.InsertStartB - at).Select(row => Whole(row, PaperMark.Same)));
            rows.AddRange(
                Block(
                    [.. older.Skip(block.DeleteStartA).Take(block.DeleteCountA)],
                    [.. newer.Skip(block.InsertStartB).Take(block.InsertCountB)]
                )
            );
            at = block.InsertStartB + block.InsertCountB;
        }

        return [.. rows, .. newer.Skip(at).Select(row => Whole(row, PaperMark.Same))];
    }

    // A row that begins as one that is gone is that row, changed: the first column says what it is about.
    private static IEnumerable<PaperRow> Block(List<IReadOnlyList<string>> gone, List<IReadOnlyList<string>> come)
    {
        foreach (var row in come)
        {
            if (gone.Find(before => before[0] == row[0]) is not { } same)
            {
                continue;
            }

            foreach (var before in gone.TakeWhile(before => !ReferenceEquals(before, same)).ToList())
            {
                yield return Whole(before, PaperMark.Removed);
                gone.Remove(before);
            }

            foreach (var before in come.TakeWhile(after => !ReferenceEquals(after, row)).ToList())
            {
                yield return Whole(before, PaperMark.Added);
            }

            gone.Remove(same);
            yield return new PaperRow([.. row.Select((cell, i) => Cell(same[i], cell))], PaperMark.Changed);
            foreach (var rest in Block(gone, [.. come.SkipWhile(after => !ReferenceEquals(after, row)).Skip(1)]))
            {
                yield return rest;
            }

            yield break;
        }

        foreach (var row in gone)
        {
            yield return Whole(row, PaperMark.Removed);
        }

        foreach (var row in come)
        {
            yield return Whole(row, PaperMark.Added);
        }
    }

    private static PaperRun[] Cell(string older, string newer) =>
        older == newer ? [new PaperRun(newer)]
        : older.Length == 0 ? [new PaperRun(newer, PaperMark.Added)]
        : newer.Length == 0 ? [new PaperRun(older, PaperMark.Removed)]
        : [new PaperRun(older, PaperMark.Removed), new PaperRun(" "), new PaperRun(newer, PaperMark.Added)];

    private static PaperRow Whole(IReadOnlyList<string> row, PaperMark mark) =>
        new([.. row.Select(cell => cell.Length == 0 ? Array.Empty<PaperRun>() : [new PaperRun(cell, mark)])], mark);

    private static string Written(IReadOnlyList<IReadOnlyList<string>> rows) =>
        string.Concat(rows.Select(row => string.Join(EndOfCell, row) + EndOfRow));
}
