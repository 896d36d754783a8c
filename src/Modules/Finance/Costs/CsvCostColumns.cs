using System.Text;

namespace Fund.Finance.Costs;

/// <summary>Which column of a table means what, found by its headings. A column is its index from 0; −1 when the file has none.</summary>
internal sealed record CsvCostColumns
{
    /// <summary>Headings of the file, as written.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    public required int Number { get; init; }

    public required int Series { get; init; }

    public required int Row { get; init; }

    public required int Date { get; init; }

    public required int Account { get; init; }

    public required int Project { get; init; }

    public required int Text { get; init; }

    public required int Amount { get; init; }

    public required int Debit { get; init; }

    public required int Credit { get; init; }

    /// <summary>Code parts and their columns.</summary>
    public required IReadOnlyList<(string Name, int Column)> CodeParts { get; init; }

    /// <summary>Do these cells look like the headings: are all columns there that must be?</summary>
    public static CsvCostColumns? In(IReadOnlyList<string> cells, CsvCostMapping mapping)
    {
        var names = cells.Select(Plain).ToList();
        int Find(IReadOnlyList<string> headings)
        {
            // The mapping's order is the order of preference: Ver.datum before Datum where a list has both.
            foreach (var heading in headings)
            {
                var column = names.IndexOf(Plain(heading));
                if (column >= 0)
                {
                    return column;
                }
            }

            return -1;
        }

        var found = new CsvCostColumns
        {
            Headings = [.. cells.Select(cell => cell.Trim())],
            Number = Find(mapping.Number),
            Series = Find(mapping.Series),
            Row = Find(mapping.Row),
            Date = Find(mapping.Date),
            Account = Find(mapping.Account),
            Project = Find(mapping.Project),
            Text = Find(mapping.Text),
            Amount = Find(mapping.Amount),
            Debit = Find(mapping.Debit),
            Credit = Find(mapping.Credit),
            CodeParts = [.. mapping.CodeParts.Select(part => (part.Key, Find(part.Value))).Where(part => part.Item2 >= 0)],
        };
        return
            found is { Number: >= 0, Date: >= 0, Account: >= 0, Project: >= 0 }
            && (found.Amount >= 0 || found is { Debit: >= 0, Credit: >= 0 })
            ? found
            : null;
    }

    /// <summary>A heading used twice makes it impossible to know which column is meant: its name, or null.</summary>
    public string? Ambiguous()
    {
        int[] used = [Number, Series, Row, Date, Account, Project, Text, Amount, Debit, Credit, .. CodeParts.Select(part => part.Column)];
        return used.Where(column => column >= 0)
            .Select(column => Headings[column])
            .FirstOrDefault(heading => Headings.Count(other => Plain(other) == Plain(heading)) > 1);
    }

    private static string Plain(string heading) =>
        string.Concat(heading.Normalize(NormalizationForm.FormC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
