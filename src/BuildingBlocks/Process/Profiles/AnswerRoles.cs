using System.Globalization;
using System.Text.Json;
using Fund.Contracts.Values;

namespace Fund.Process.Profiles;

/// <summary>Reads the answers of a case by what they mean, whatever the municipality's form calls the questions. Pure.</summary>
public sealed class AnswerRoles
{
    private readonly Dictionary<FieldRole, Field> fields;

    private AnswerRoles(Dictionary<FieldRole, Field> fields) => this.fields = fields;

    /// <summary>The roles of a profile's forms; of a question in several forms, the last form's, where most is asked.</summary>
    public static AnswerRoles Of(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new(
            profile
                .Forms.SelectMany(form => form.Fields)
                .Where(field => field.Role is not null)
                .GroupBy(field => field.Role!.Value)
                .ToDictionary(same => same.Key, same => same.Last())
        );
    }

    /// <summary>What is applied for, SEK; null when it is not answered.</summary>
    public Money? RequestedAmount(IReadOnlyDictionary<string, string?> answers) => AmountOf(Answer(answers, FieldRole.RequestedAmount));

    /// <summary>What the whole initiative costs, SEK; null when it is not answered.</summary>
    public Money? TotalCost(IReadOnlyDictionary<string, string?> answers)
    {
        if (fields.GetValueOrDefault(FieldRole.TotalCost)?.Kind != FieldKind.Rows)
        {
            return AmountOf(Answer(answers, FieldRole.TotalCost));
        }

        var amounts = Rows(answers, FieldRole.TotalCost).Select(row => AmountOf(row.GetValueOrDefault(ColumnRole.Amount)));
        return amounts.OfType<Money>().ToList() is { Count: > 0 } known ? known.Total() : null;
    }

    /// <summary>The day on which the initiative is meant to start; null when it is not answered.</summary>
    public DateOnly? StartsOn(IReadOnlyDictionary<string, string?> answers) => DateOf(Answer(answers, FieldRole.StartsOn));

    /// <summary>The day on which it is meant to be done; null when it is not answered.</summary>
    public DateOnly? EndsOn(IReadOnlyDictionary<string, string?> answers) => DateOf(Answer(answers, FieldRole.EndsOn));

    /// <summary>The follow-up plan, a row an indicator; empty when none is written.</summary>
    public IReadOnlyList<FollowUpRow> FollowUpPlan(IReadOnlyDictionary<string, string?> answers) =>
        [
            .. Rows(answers, FieldRole.FollowUpPlan)
                .Where(row => row.Values.Any(value => !string.IsNullOrWhiteSpace(value)))
                .Select(row => new FollowUpRow(
                    row.GetValueOrDefault(ColumnRole.Indicator) is { Length: > 0 } indicator ? indicator : T("Indikator"),
                    row.GetValueOrDefault(ColumnRole.Unit) ?? "",
                    NumberOf(row.GetValueOrDefault(ColumnRole.Baseline)),
                    NumberOf(row.GetValueOrDefault(ColumnRole.Target)),
                    row.GetValueOrDefault(ColumnRole.Source),
                    row.GetValueOrDefault(ColumnRole.Method),
                    row.GetValueOrDefault(ColumnRole.Frequency),
                    row.GetValueOrDefault(ColumnRole.Responsible)
                )),
        ];

    /// <summary>What each unit pays of its own, a unit and year a row; empty where the form asks for none.</summary>
    public IReadOnlyList<UnitYear> OwnCost(IReadOnlyDictionary<string, string?> answers) => PerYear(answers, FieldRole.OwnCost);

    /// <summary>Whose frame is reduced by how much in which budget year; empty where the form asks for none.</summary>
    public IReadOnlyList<UnitYear> RepaymentPlan(IReadOnlyDictionary<string, string?> answers) => PerYear(answers, FieldRole.RepaymentPlan);

    /// <summary>What each unit is expected to gain, year by year; empty where the form asks for none.</summary>
    public IReadOnlyList<UnitYear> Benefit(IReadOnlyDictionary<string, string?> answers) =>
        [
            .. from row in Rows(answers, FieldRole.Benefit)
            let unit = row.GetValueOrDefault(ColumnRole.Bearer)
            let amount = AmountOf(row.GetValueOrDefault(ColumnRole.Amount))
            let first = YearOf(row.GetValueOrDefault(ColumnRole.FromYear))
            let last = YearOf(row.GetValueOrDefault(ColumnRole.ToYear))
            where !string.IsNullOrEmpty(unit) && amount is not null && first is not null && last >= first
            from year in Enumerable.Range(first.Value, Math.Min(last.Value - first.Value + 1, MostYears))
            select new UnitYear(unit, year, amount.Value),
        ];

    // A year that was mistyped makes no endless table.
    private const int MostYears = 50;

    private IReadOnlyList<UnitYear> PerYear(IReadOnlyDictionary<string, string?> answers, FieldRole role) =>
        [
            .. from row in Rows(answers, role)
            let unit = row.GetValueOrDefault(ColumnRole.Bearer)
            let amount = AmountOf(row.GetValueOrDefault(ColumnRole.Amount))
            let year = YearOf(row.GetValueOrDefault(ColumnRole.Year))
            where !string.IsNullOrEmpty(unit) && amount is not null && year is not null
            select new UnitYear(unit, year.Value, amount.Value),
        ];

    private string? Answer(IReadOnlyDictionary<string, string?> answers, FieldRole role) =>
        fields.TryGetValue(role, out var field) ? answers.GetValueOrDefault(field.Key) : null;

    private List<Dictionary<ColumnRole, string?>> Rows(IReadOnlyDictionary<string, string?> answers, FieldRole role)
    {
        if (!fields.TryGetValue(role, out var field) || string.IsNullOrWhiteSpace(answers.GetValueOrDefault(field.Key)))
        {
            return [];
        }

        var columns = field.Columns.Where(column => column.Role is not null).ToList();
        var rows = JsonSerializer.Deserialize<List<Dictionary<string, string?>>>(answers[field.Key]!) ?? [];
        return [.. rows.Select(row => columns.ToDictionary(column => column.Role!.Value, column => row.GetValueOrDefault(column.Key)))];
    }

    private static Money? AmountOf(string? text) => NumberOf(text) is { } kronor ? Money.FromKronor(kronor) : null;

    private static decimal? NumberOf(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? YearOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>An indicator of a follow-up plan, as the applicant wrote it (U-42a, U-63).</summary>
/// <param name="Indicator">What is measured.</param>
/// <param name="Unit">Unit of measurement; empty when none is written.</param>
/// <param name="Baseline">Value at the start, in the unit; null when not known.</param>
/// <param name="Target">Value aimed at, in the unit; null when not set.</param>
/// <param name="Source">Where the value is found.</param>
/// <param name="Method">How it is measured.</param>
/// <param name="Frequency">How often.</param>
/// <param name="Responsible">Who measures.</param>
public sealed record FollowUpRow(
    string Indicator,
    string Unit,
    decimal? Baseline,
    decimal? Target,
    string? Source,
    string? Method,
    string? Frequency,
    string? Responsible
);

/// <summary>An amount of one unit in one calendar year, as the applicant wrote it.</summary>
/// <param name="Unit">Key of the unit.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Amount">SEK.</param>
public sealed record UnitYear(string Unit, int Year, Money Amount);
