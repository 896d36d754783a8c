namespace Fund.Finance.Costs;

/// <summary>How much a remark on an imported file weighs.</summary>
internal enum ImportSeverity
{
    /// <summary>Worth knowing; the file may be used.</summary>
    Warning,

    /// <summary>The file is refused as a whole: nothing in it may be used (BAD-08).</summary>
    Error,
}

/// <summary>One remark on an imported file, in Swedish for the person who chose the file.</summary>
/// <param name="Severity">Error refuses the whole file.</param>
/// <param name="Line">Line in the file, from 1; null when the remark is about the whole file.</param>
/// <param name="Field">The field's name as the file format or the column heading calls it; null when the whole line is meant.</param>
/// <param name="Reason">What is wrong and, where it helps, what to do. A whole sentence.</param>
/// <param name="Column">Column in a table, from 1; null for formats without columns.</param>
internal sealed record ImportDiagnostic(ImportSeverity Severity, int? Line, string? Field, string Reason, int? Column = null)
{
    /// <summary>The remark as one sentence with its place first, as shown in a list.</summary>
    public override string ToString()
    {
        var place = (Line, Column) switch
        {
            (null, _) => T("Filen"),
            ({ } line, null) => T($"Rad {line}"),
            ({ } line, { } column) => T($"Rad {line}, kolumn {column}"),
        };
        return Field is null ? T($"{place}: {Reason}") : T($"{place}, {Field}: {Reason}");
    }
}
