namespace Fund.Finance.Costs.Workbooks;

/// <summary>A workbook cannot be taken.</summary>
/// <param name="reason">Why, and what to do: Swedish, a whole sentence.</param>
/// <param name="sheet">The sheet that is meant, where there are several.</param>
/// <param name="row">The row that is meant, from 1.</param>
/// <param name="column">The column that is meant, from 1.</param>
internal sealed class WorkbookRefused(string reason, string? sheet = null, int? row = null, int? column = null) : Exception(reason)
{
    /// <summary>The sheet that is meant; null for the only one, or the whole workbook.</summary>
    public string? Sheet => sheet;

    /// <summary>The row that is meant; null for the whole workbook.</summary>
    public int? Row => row;

    /// <summary>The column that is meant; null for the whole row.</summary>
    public int? Column => column;

    /// <summary>It is broken, in whichever way.</summary>
    public static WorkbookRefused Damaged() =>
        new(T("Arbetsboken kan inte läsas; den är skadad eller av ett annat slag. Öppna den och spara om den som .xlsx."));
}
