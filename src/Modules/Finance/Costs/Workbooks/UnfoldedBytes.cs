namespace Fund.Finance.Costs.Workbooks;

/// <summary>How much of a workbook has been unfolded. Counted, since what the file says of it may be wrong.</summary>
internal sealed class UnfoldedBytes
{
    /// <summary>
    /// What the parts that are read may unfold to, bytes. A list of 100 000 rows is under 60 MB; larger ones are read as text, which has no
    /// such limit.
    /// </summary>
    public const long Most = 150L * 1024 * 1024;

    private long _sum;

    /// <summary>So many more.</summary>
    /// <exception cref="WorkbookRefused">Now it is too much.</exception>
    public void Add(long bytes)
    {
        _sum += bytes;
        if (_sum > Most)
        {
            throw new WorkbookRefused(
                T(
                    "Arbetsboken är för stor: uppackad är den över 150 MB. Spara verifikationslistan som CSV, eller dela upp den "
                        + "på flera filer."
                )
            );
        }
    }
}
