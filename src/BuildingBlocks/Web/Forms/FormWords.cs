namespace Fund.Web.Forms;

/// <summary>An answer as one text, where it is told and not asked.</summary>
internal static class FormWords
{
    /// <summary>
    /// The answer in words: labels of what was chosen, rows with a semicolon between, and an empty text when nothing is answered.
    /// </summary>
    public static string Of(FormViewField field)
    {
        if (FormPosting.IsMany(field.Kind))
        {
            return string.Join(", ", field.Values.Select(value => Label(field.Choices, value)));
        }

        if (FormPosting.IsRows(field.Kind))
        {
            return string.Join(
                "; ",
                field.Rows.Select(row => string.Join(", ", field.Columns.Select(column => Cell(column, row)).OfType<string>()))
            );
        }

        return field.Kind == FormViewKind.Choice ? Label(field.Choices, field.Value) : field.Value ?? string.Empty;
    }

    private static string? Cell(FormViewColumn column, IReadOnlyDictionary<string, string> row) =>
        row.GetValueOrDefault(column.Key) is { Length: > 0 } text ? Label(column.Choices ?? [], text) : null;

    private static string Label(IReadOnlyList<Option> choices, string? value) =>
        choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value ?? string.Empty;
}
