using System.Text;
using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>
/// What a person should know of a voucher list before its costs are stored, though every row of it could be read: that its own sum is
/// another, that rows stand twice, and that what could be its text is not read. Told as warnings; memory does not grow with the list.
/// </summary>
/// <param name="mapping">How the list is laid out.</param>
internal sealed class ListDoubts(CsvCostMapping mapping)
{
    // Enough for any list that is made by hand; a larger one comes from a system.
    private const int MostCompared = 100_000;

    private readonly HashSet<ulong> seen = [];
    private Int128 all;
    private Int128 sinceSum;
    private (int Line, Money Said, Money Counted)? unlike;
    private bool hasOpening;
    private int twice;
    private int firstTwice;

    /// <summary>Takes a row as it was read.</summary>
    public void Take(CostFileRow row)
    {
        if (row.Kind == FileRowKind.Total)
        {
            TakeTotal(row);
            return;
        }

        // What comes after a sum was not in it.
        unlike = null;
        all += row.Amount.Ore;
        sinceSum += row.Amount.Ore;
        if (seen.Count < MostCompared && !seen.Add(KeyOf(row)) && twice++ == 0)
        {
            firstTwice = row.Line;
        }
    }

    /// <summary>Tells what there is to tell, when the list has ended.</summary>
    public void Tell(CsvCostColumns columns, ImportDiagnostics diagnostics)
    {
        if (unlike is { } sum && !hasOpening)
        {
            diagnostics.Warning(
                sum.Line,
                null,
                T($"Listans egen summa är {sum.Said}, men dess rader är {sum.Counted}. Kontrollera att hela listan är med.")
            );
        }

        if (twice > 0)
        {
            diagnostics.Warning(
                firstTwice,
                null,
                twice == 1
                    ? T("Raden är likadan som en tidigare rad i filen. Kontrollera att kostnaden inte är med två gånger.")
                    : T($"Raden och {twice - 1} till är likadana som tidigare rader i filen. Kontrollera att inget är med två gånger.")
            );
        }

        var unread = columns.Unread([.. mapping.Text, .. mapping.LikeText]);
        if (unread.Count > 0)
        {
            diagnostics.Warning(
                null,
                unread[0],
                columns.Text < 0
                    ? T("Ingen kolumn läses som text. Ange rubriken under Så läses filen om den här kolumnen är texten.")
                    : T("Kolumnen läses inte, för en annan är textens. Ange rubriken under Så läses filen om den ska gälla.")
            );
        }
    }

    private void TakeTotal(CostFileRow row)
    {
        // An opening or closing balance holds more than the rows; a sum of something that is named, less.
        hasOpening |= mapping.Balances.Any(word => row.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        var label = row.Text.Trim(' ', ':', '.', '=');
        if (!row.Amount.IsZero && mapping.Sums.Contains(label, StringComparer.OrdinalIgnoreCase))
        {
            var fits = row.Amount.Ore == all || row.Amount.Ore == sinceSum;
            unlike = fits ? null : (row.Line, row.Amount, new Money((long)Int128.Clamp(all, long.MinValue, long.MaxValue)));
        }

        sinceSum = 0;
    }

    // FNV-1a of all that tells rows apart: two rows of a list that are not alike share it once in many billions.
    private static ulong KeyOf(CostFileRow row)
    {
        var text =
            $"{row.Series}\u001f{row.Number}\u001f{row.Date:O}\u001f{row.Account}\u001f{row.Project}\u001f{row.Text}\u001f{row.Amount.Ore}";
        var key = 14695981039346656037UL;
        foreach (var part in Encoding.UTF8.GetBytes(text))
        {
            key = (key ^ part) * 1099511628211UL;
        }

        return key;
    }
}
