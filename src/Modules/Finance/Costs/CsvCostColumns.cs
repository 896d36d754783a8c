namespace Fund.Finance.Costs;

/// <summary>Which column of a table means what, found by its headings. A column is its index from 0; −1 when the file has none.</summary>
internal sealed record CsvCostColumns
{
    // What is told and kept of a heading: none that anybody has written is longer.
    private const int LongestHeading = 200;

    /// <summary>Headings of the file, as written.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    public required int Number { get; init; }

    public required int Series { get; init; }

    public required int Date { get; init; }

    public required int Account { get; init; }

    public required int Project { get; init; }

    public required int Text { get; init; }

    public required int Amount { get; init; }

    public required int Debit { get; init; }

    public required int Credit { get; init; }

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
            Headings = [.. cells.Select(cell => FileText.Cut(FileText.OnOneLine(FileText.Composed(cell)), LongestHeading))],
            Number = Find(mapping.Number),
            Series = Find(mapping.Series),
            Date = Find(mapping.Date),
            Account = Find(mapping.Account),
            Project = Find(mapping.Project),
            Text = Find(mapping.Text),
            Amount = Find(mapping.Amount),
            Debit = Find(mapping.Debit),
            Credit = Find(mapping.Credit),
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
        int[] used = [Number, Series, Date, Account, Project, Text, Amount, Debit, Credit];
        return used.Where(column => column >= 0)
            .Select(column => Headings[column])
            .FirstOrDefault(heading => Headings.Count(other => Plain(other) == Plain(heading)) > 1);
    }

    /// <summary>Which heading each meaning was found under, for those that were.</summary>
    public IReadOnlyList<FoundColumn> Named() =>
        [
            .. new[]
            {
                (T("Verifikation"), Number),
                (T("Serie"), Series),
                (T("Dag"), Date),
                (T("Konto"), Account),
                (T("Projekt"), Project),
                (T("Text"), Text),
                (T("Belopp"), Amount),
                (T("Debet"), Debit),
                (T("Kredit"), Credit),
            }
                .Where(meaning => meaning.Item2 >= 0)
                .Select(meaning => new FoundColumn(meaning.Item1, Headings[meaning.Item2])),
        ];

    /// <summary>Those of some headings that stand in the file over a column that means nothing here, as written there.</summary>
    public IReadOnlyList<string> Unread(IReadOnlyList<string> headings)
    {
        int[] used = [Number, Series, Date, Account, Project, Text, Amount, Debit, Credit];
        var asked = headings.Select(Plain).ToHashSet();
        return [.. Headings.Where((heading, column) => !used.Contains(column) && asked.Contains(Plain(heading)))];
    }

    /// <summary>Are these the headings once more, as at the top of each printed page?</summary>
    public bool AreRepeatedBy(IReadOnlyList<string> cells) =>
        cells.Count >= Headings.Count && Headings.Zip(cells).All(pair => Plain(pair.First) == Plain(pair.Second));

    private static string Plain(string heading) => string.Concat(FileText.Composed(heading).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>A column of a list: what it means, and the heading that it was found under.</summary>
internal sealed record FoundColumn(string Meaning, string Heading);
