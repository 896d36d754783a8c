using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Fund.Contracts.Messages;
using Microsoft.AspNetCore.Http;

namespace Fund.Web.Forms;

/// <summary>
/// Between a form's fields on the page and its answers. Nothing is judged or changed here but blanks around a line: what was typed is what
/// is stored or shown again.
/// </summary>
public static class FormPosting
{
    /// <summary>The posted name of the request id.</summary>
    public const string RequestIdName = "requestId";

    /// <summary>The posted name of the version that the answers were read as.</summary>
    public const string VersionName = "version";

    /// <summary>More rows than this are not read: nobody types them, and they must be held somewhere.</summary>
    public const int MostRows = 200;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The posted name of a field.</summary>
    public static string NameOf(string key) => $"answers[{key}]";

    /// <summary>
    /// Reads what was typed, by the form's definition: an answer whose question is not in the form, or not asked, is not read.
    /// </summary>
    public static PostedForm Read(FormView definition, IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(posted);
        var typed = definition.With(field => field.Visible ? Typed(field, posted) : field) with
        {
            RequestId = Guid.TryParse(posted[RequestIdName].FirstOrDefault(), out var id) ? id : definition.RequestId,
            Version = posted[VersionName].FirstOrDefault() is { Length: > 0 } version ? version : definition.Version,
        };
        return new(typed, AnswersOf(typed));
    }

    /// <summary>The form with stored answers in its fields.</summary>
    public static FormView Fill(FormView definition, IReadOnlyDictionary<string, string?> answers)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(answers);
        return definition.With(field =>
            answers.TryGetValue(field.Key, out var answer) && answer is not null ? Stored(field, answer) : field
        );
    }

    /// <summary>The form with refusals at their fields. A finding of a cell names it as it is posted: "cost[0][amount]".</summary>
    public static FormView WithFindings(FormView form, IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(form);
        var refusals = findings.Where(finding => finding is { Severity: Severity.Refusal, Field: not null }).ToList();
        return form.With(field =>
            field with
            {
                Error = refusals.FirstOrDefault(finding => finding.Field == field.Key)?.Message ?? field.Error,
                CellErrors = refusals
                    .Where(finding => finding.Field!.StartsWith(field.Key + "[", StringComparison.Ordinal))
                    .GroupBy(
                        finding => finding.Field![(field.Key.Length + 1)..^1].Replace("][", ".", StringComparison.Ordinal),
                        StringComparer.Ordinal
                    )
                    .ToDictionary(cell => cell.Key, cell => cell.First().Message, StringComparer.Ordinal),
            }
        );
    }

    /// <summary>
    /// What was typed, with what is now stored told at every question where the two differ; the next save is of this version. For two who
    /// wrote at once.
    /// </summary>
    public static FormView BesideStored(FormView typed, FormView stored)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(stored);
        var (mine, theirs) = (AnswersOf(typed), AnswersOf(stored));
        var fields = stored.Fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
        var beside = typed.With(field =>
            mine.GetValueOrDefault(field.Key) == theirs.GetValueOrDefault(field.Key)
                ? field
                : field with
                {
                    StoredMeanwhile = FormWords.Of(fields[field.Key]),
                }
        );
        return beside with { Version = stored.Version };
    }

    /// <summary>The form with one more, empty, row in a field.</summary>
    public static FormView AddRow(FormView form, string field)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.With(one =>
            one.Key == field && IsRows(one.Kind) && one.Rows.Count < MostRows
                ? one with
                {
                    Rows = [.. one.Rows.DefaultIfEmpty(NoCells), NoCells],
                }
                : one
        );
    }

    /// <summary>The form with one row less in a field; the first row is 0.</summary>
    public static FormView RemoveRow(FormView form, string field, int row)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.With(one =>
            one.Key == field ? one with { Rows = [.. one.Rows.Where((_, index) => index != row)], CellErrors = NoCells } : one
        );
    }

    internal static bool IsRows(FormViewKind kind) => kind is FormViewKind.Rows or FormViewKind.Effects;

    internal static bool IsMany(FormViewKind kind) => kind is FormViewKind.Choices or FormViewKind.Units;

    private static readonly Dictionary<string, string> NoCells = new(StringComparer.Ordinal);

    private static FormViewField Typed(FormViewField field, IFormCollection posted)
    {
        var name = NameOf(field.Key);
        if (IsMany(field.Kind))
        {
            var chosen = posted[name].OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.Ordinal);
            return field with { Values = [.. chosen] };
        }

        if (IsRows(field.Kind))
        {
            return field with { Rows = TypedRows(field, posted, name) };
        }

        return field.Kind == FormViewKind.Document ? field : field with { Value = posted[name].FirstOrDefault() };
    }

    private static List<IReadOnlyDictionary<string, string>> TypedRows(FormViewField field, IFormCollection posted, string name)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        for (var row = 0; row < MostRows; row++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{name}[{row}]");
            if (!field.Columns.Any(column => posted.ContainsKey($"{prefix}[{column.Key}]")))
            {
                break;
            }

            rows.Add(
                field.Columns.ToDictionary(
                    column => column.Key,
                    column => posted[$"{prefix}[{column.Key}]"].FirstOrDefault() ?? string.Empty,
                    StringComparer.Ordinal
                )
            );
        }

        return rows;
    }

    private static Dictionary<string, string?> AnswersOf(FormView form)
    {
        var answers = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(field => field.Visible && field.Kind != FormViewKind.Document))
        {
            answers[field.Key] = field.Kind switch
            {
                var kind when IsMany(kind) => field.Values.Count == 0 ? null : JsonSerializer.Serialize(field.Values, Plain),
                var kind when IsRows(kind) => RowsAsJson(field.Rows),
                FormViewKind.LongText => string.IsNullOrWhiteSpace(field.Value) ? null : field.Value,
                _ => string.IsNullOrWhiteSpace(field.Value) ? null : field.Value.Trim(),
            };
        }

        return answers;
    }

    // A row where nothing is written is no row: the page always offers an empty one.
    private static string? RowsAsJson(IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var written = rows.Where(row => row.Values.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Select(row => row.ToDictionary(cell => cell.Key, cell => cell.Value.Trim(), StringComparer.Ordinal))
            .ToList();
        return written.Count == 0 ? null : JsonSerializer.Serialize(written, Plain);
    }

    private static FormViewField Stored(FormViewField field, string answer)
    {
        if (!IsMany(field.Kind) && !IsRows(field.Kind))
        {
            return field with { Value = answer };
        }

        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                return field;
            }

            var items = json.RootElement.EnumerateArray();
            return IsMany(field.Kind)
                ? field with
                {
                    Values = [.. items.Select(Text)],
                }
                : field with
                {
                    Rows = [.. items.Where(row => row.ValueKind == JsonValueKind.Object).Select(Cells)],
                };
        }
        catch (JsonException)
        {
            // Not stored by this kit (an import, an older kind of question): shown empty rather than not at all.
            return field;
        }
    }

    private static IReadOnlyDictionary<string, string> Cells(JsonElement row) =>
        row.EnumerateObject().ToDictionary(cell => cell.Name, cell => Text(cell.Value), StringComparer.Ordinal);

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()!
        : value.ValueKind == JsonValueKind.Null ? string.Empty
        : value.GetRawText();
}

/// <summary>What was posted: the form with everything that was typed, and the answers to store.</summary>
/// <param name="Form">To show again.</param>
/// <param name="Answers">By field key, of every question that was asked; null when nothing was answered. Amounts, dates and numbers as
/// typed; choices and rows as JSON arrays.</param>
public sealed record PostedForm(FormView Form, IReadOnlyDictionary<string, string?> Answers)
{
    /// <summary>By which the command is carried out once.</summary>
    public Guid RequestId => Form.RequestId;

    /// <summary>What the answers were read as.</summary>
    public string? Version => Form.Version;
}
