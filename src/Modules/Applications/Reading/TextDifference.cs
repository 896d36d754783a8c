using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;
using Fund.Documents.Content;

namespace Fund.Applications.Reading;

/// <summary>Two texts against each other, word by word: what stands in both, what was taken away, what was added, in its place.</summary>
internal static partial class TextDifference
{
    // Two texts that have nothing in common take time that grows with both; the longest are compared line by line.
    private const int MostPieces = 6_000;

    /// <summary>The newer text in stretches, with what is gone of the older one.</summary>
    public static IReadOnlyList<PaperRun> Of(string older, string newer)
    {
        var words = Pieces(older).Count + Pieces(newer).Count <= MostPieces;
        var found = Differ.Instance.CreateDiffs(
            older,
            newer,
            ignoreWhiteSpace: false,
            ignoreCase: false,
            words ? new CustomFunctionChunker(text => [.. Pieces(text)]) : new CustomFunctionChunker(text => [.. Lines(text)])
        );
        var (before, after) = (found.PiecesOld, found.PiecesNew);
        var (runs, at) = (new List<PaperRun>(), 0);
        foreach (var block in found.DiffBlocks)
        {
            Add(runs, after.Skip(at).Take(block.InsertStartB - at), PaperMark.Same);
            Add(runs, before.Skip(block.DeleteStartA).Take(block.DeleteCountA), PaperMark.Removed);
            Add(runs, after.Skip(block.InsertStartB).Take(block.InsertCountB), PaperMark.Added);
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(runs, after.Skip(at), PaperMark.Same);
        return Joined(runs);
    }

    private static void Add(List<PaperRun> runs, IEnumerable<string> pieces, PaperMark mark)
    {
        if (string.Concat(pieces) is { Length: > 0 } text)
        {
            runs.Add(new PaperRun(text, mark));
        }
    }

    // Where nothing but a blank stands between two changes they are read as one: "gamla orden" instead of "gamla" and "orden".
    private static List<PaperRun> Joined(List<PaperRun> runs)
    {
        var joined = new List<PaperRun>();
        for (var i = 0; i < runs.Count;)
        {
            if (runs[i].Mark == PaperMark.Same)
            {
                joined.Add(runs[i++]);
                continue;
            }

            var (removed, added) = ("", "");
            for (; i < runs.Count; i++)
            {
                var between = runs[i].Mark == PaperMark.Same;
                if (between && (!string.IsNullOrWhiteSpace(runs[i].Text) || runs[i].Text.Contains('\n') || i + 1 == runs.Count))
                {
                    break;
                }

                removed += runs[i].Mark == PaperMark.Added ? "" : runs[i].Text;
                added += runs[i].Mark == PaperMark.Removed ? "" : runs[i].Text;
            }

            Add(joined, [removed], PaperMark.Removed);
            Add(joined, [added], PaperMark.Added);
        }

        return joined;
    }

    private static List<string> Pieces(string text) => [.. WordOrBetween().Matches(text).Select(piece => piece.Value)];

    private static List<string> Lines(string text) => [.. LineWithEnd().Matches(text).Select(line => line.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+|\s+|[^\s\p{L}\p{N}]+", RegexOptions.None, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex WordOrBetween();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+", RegexOptions.None, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex LineWithEnd();
}
