using System.Globalization;
using Fund.Contracts.Values;
using Fund.Documents.Content;

namespace Fund.Applications.Reading;

/// <summary>A version, or the draft, as a document: the same on its page, on paper and as PDF.</summary>
internal static class ReadingDocument
{
    private static string Unanswered => T("Inget svar.");
    private static string UnitsTitle => T("De som berörs");

    /// <summary>What links lead to the units by.</summary>
    public static string UnitsId => "svar-enheter";

    /// <summary>The document.</summary>
    /// <param name="reading">What is read.</param>
    /// <param name="municipality">The municipality's name.</param>
    /// <param name="differences">What differs from another version; null where none is compared with.</param>
    /// <param name="why">Why there is a newer version; null where nothing was said.</param>
    public static PaperDocument Of(FormReading reading, string municipality, FormDifferences? differences = null, string? why = null) =>
        new(
            municipality,
            $"{reading.FormName}: {reading.CaseTitle}",
            reading is { On: { } on, Who: { } who }
                ? T($"Inlämnad {SwedishDate.ForPage(on)} av {who}. Ändras inte.")
                : T("Utkast. Det som står här är inte inlämnat."),
            T($"Ärende {reading.CaseNumber}, {VersionOf(reading).ToLowerInvariant()}"),
            [.. Facts(reading)],
            [Units(reading, differences), .. reading.Sections.Select(section => Part(section, differences))]
        )
        {
            Figures = [.. Figures(reading)],
            Changes = differences is null ? null : Changes(reading, differences, why),
        };

    /// <summary>Name of the file.</summary>
    public static string FileName(FormReading reading) =>
        string.Create(CultureInfo.InvariantCulture, $"arende-{reading.CaseNumber}-{reading.Form}-version-{reading.Number}.pdf");

    /// <summary>"Version 2", "Utkast".</summary>
    public static string VersionOf(FormReading reading) => reading.Number is { } number ? T($"Version {number}") : T("Utkast");

    /// <summary>What links lead to a section by.</summary>
    public static string IdOf(ReadSection section) => $"del-{section.Key}";

    private static IEnumerable<PaperFact> Figures(FormReading reading)
    {
        if (reading.Requested is { } requested)
        {
            yield return new(T("Söker"), SwedishAmount.ForPage(requested));
        }

        if (reading is { StartsOn: { } starts, EndsOn: { } ends } && ends >= starts)
        {
            yield return new(T("Tid"), Length(starts, ends), $"{SwedishDate.ForPage(starts)} – {SwedishDate.ForPage(ends)}");
        }
        else if (reading.StartsOn is { } begins)
        {
            yield return new(T("Startar"), SwedishDate.ForPage(begins));
        }

        yield return reading is { On: { } on, Who: { } who }
            ? new(T("Inlämnad"), VersionOf(reading), T($"{SwedishDate.ForPage(on)}, av {who}"))
            : new(T("Inlämnad"), T("Inte än"), T("Utkast"));
    }

    // Whole months as people count them: 1 January to 31 December two years on is two years.
    private static string Length(DateOnly starts, DateOnly ends)
    {
        var after = ends.AddDays(1);
        var months = ((after.Year - starts.Year) * 12) + after.Month - starts.Month - (after.Day < starts.Day ? 1 : 0);
        return (months / 12, months % 12) switch
        {
            (0, 0) => T($"{after.DayNumber - starts.DayNumber} dagar"),
            (0, 1) => T("1 månad"),
            (0, var m) => T($"{m} månader"),
            (var y, 0) => T($"{y} år"),
            var (y, m) => T($"{y} år {m} mån"),
        };
    }

    private static IEnumerable<PaperFact> Facts(FormReading reading)
    {
        yield return new(T("Ärendenummer"), reading.CaseNumber);
        yield return new(T("Diarienummer"), reading.RegistryNumber ?? "–");
        yield return new(T("Version"), reading.Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : T("Utkast"));
        if (reading is { On: { } on, Who: { } who })
        {
            yield return new(T("Inlämnad"), SwedishDate.ForPage(on));
            yield return new(T("Inlämnad av"), who);
        }

        yield return new(T("Handläggs enligt"), reading.Guideline);
    }

    private static PaperPart Units(FormReading reading, FormDifferences? differences) =>
        new(
            UnitsTitle,
            [
                new PaperTable(
                    T("Enheter som deltar"),
                    [new(T("Enhet")), new(T("Berörs av")), new(T("Roll"))],
                    FormDifferences.UnitRows(reading),
                    Unanswered
                )
                {
                    Id = UnitsId,
                    Mark = differences?.Units is null ? PaperMark.Same : PaperMark.Changed,
                    Compared = differences?.Units ?? [],
                },
            ]
        );

    private static PaperPart Part(ReadSection section, FormDifferences? differences) =>
        new(
            section.Title,
            [.. section.Answers.Select(answer => Block(answer, differences?.Answers.GetValueOrDefault(answer.Key)))],
            IdOf(section)
        );

    private static PaperBlock Block(ReadAnswer answer, AnswerDifference? difference)
    {
        var (id, mark) = ($"svar-{answer.Key}", difference?.Mark ?? PaperMark.Same);
        return answer.Columns.Count > 0
            ? new PaperTable(
                answer.Label,
                [.. answer.Columns.Select(column => new PaperColumn(column.Label, column.IsNumber))],
                answer.Rows,
                Unanswered
            )
            {
                Id = id,
                Mark = mark,
                Compared = difference?.Rows ?? [],
            }
            : new PaperText(answer.Label, answer.Text ?? Unanswered)
            {
                Id = id,
                Mark = mark,
                Runs = difference?.Runs ?? [],
            };
    }

    private static PaperChanges Changes(FormReading reading, FormDifferences differences, string? why)
    {
        var labels = reading.Sections.SelectMany(section => section.Answers).ToDictionary(answer => answer.Key, answer => answer.Label);
        var lines = new List<PaperChange>();
        if (differences.Title is { } title)
        {
            lines.Add(new PaperChange(T("Namnet"), null, title));
        }

        if (differences.Units is not null)
        {
            lines.Add(new PaperChange(UnitsTitle, UnitsId, [new PaperRun(T("Enheterna, eller hur de berörs, är andra."))]));
        }

        // In the order of the form; what is asked no longer comes last.
        lines.AddRange(
            labels
                .Keys.Where(differences.Answers.ContainsKey)
                .Select(key => new PaperChange(labels[key], $"svar-{key}", differences.Answers[key].Short))
        );
        lines.AddRange(
            differences
                .Answers.Where(answer => !labels.ContainsKey(answer.Key))
                .Select(answer => new PaperChange(T("Frågan ställs inte längre"), null, answer.Value.Short))
        );
        var than = string.Create(CultureInfo.InvariantCulture, $"version {differences.Than}");
        return new PaperChanges(
            (differences.Count, differences.Older) switch
            {
                (0, true) => T($"Inga ändringar sedan {than}"),
                (1, true) => T($"1 ändring sedan {than}"),
                (var n, true) => T($"{n} ändringar sedan {than}"),
                (0, false) => T($"Ingen skillnad mot {than}"),
                (1, false) => T($"1 skillnad mot {than}"),
                var (n, _) => T($"{n} skillnader mot {than}"),
            },
            why,
            lines
        );
    }
}
