using System.Globalization;
using System.Text.Json;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Platform.Load;

/// <summary>
/// Answers every question of a rule version's forms by what it means and what kind of answer it takes, as the answers are stored. Pure.
/// </summary>
/// <param name="rules">The rule version.</param>
/// <param name="lead">The unit that applies.</param>
/// <param name="bearer">The unit whose frame is reduced, where one is asked for.</param>
/// <param name="perYear">What is applied for a year, SEK; for two years.</param>
/// <param name="start">The day on which the initiative is meant to start.</param>
internal sealed class LoadAnswers(Profile rules, UnitView lead, UnitView bearer, Money perYear, DateOnly start)
{
    private static readonly string[] Sentences =
    [
        "Alltför många barn och unga får stöd först när svårigheterna har vuxit sig stora. Vi vill möta dem tidigare, där de "
            + "redan är. ",
        "Skolan, socialtjänsten och fritidsverksamheten arbetar tillsammans med varje familj, och en person håller ihop arbetet. ",
        "Arbetet följs upp varje halvår med de mått som står i planen, och resultatet berättas för dem som har bidragit. ",
        "Erfarenheter från liknande arbete i andra kommuner visar att tidigt stöd minskar frånvaro och behovet av senare insatser. ",
    ];

    private static readonly (string Indicator, string Unit, decimal Baseline, decimal Target)[] Indicators =
    [
        ("Elever med hög frånvaro", "procent", 24m, 12m),
        ("Familjer som har fått stöd", "familjer", 0m, 40m),
    ];

    /// <summary>The answers by question; a question in several forms has one answer.</summary>
    public IReadOnlyDictionary<string, string> All()
    {
        var answers = new Dictionary<string, string>();
        foreach (var (place, field) in rules.Forms.SelectMany(form => form.Fields).Index())
        {
            answers[field.Key] = Answer(field, place);
        }

        return answers;
    }

    private string Answer(Field field, int place) =>
        field.Kind switch
        {
            FieldKind.LongText => Cut(Sentences[place % 4] + Sentences[(place + 1) % 4], field.MaxLength),
            FieldKind.Amount => Written(perYear + perYear),
            FieldKind.Date => Day(field.Role == FieldRole.EndsOn ? start.AddYears(2).AddDays(-1) : start),
            FieldKind.Year => Year(0),
            FieldKind.Number => (40 + place).ToString(CultureInfo.InvariantCulture),
            FieldKind.YesNo => "yes",
            FieldKind.Choice => field.Choices[place % field.Choices.Count].Key,
            FieldKind.Choices => JsonSerializer.Serialize<string[]>([field.Choices[0].Key]),
            FieldKind.Rows => JsonSerializer.Serialize(Enumerable.Range(0, 2).Select(row => Row(field, row))),
            _ => Cut("Tidigt stöd", field.MaxLength),
        };

    private Dictionary<string, string?> Row(Field field, int row) =>
        field.Columns.ToDictionary(column => column.Key, string? (column) => Cell(field, column, row));

    private string Cell(Field field, Column column, int row) =>
        (column.Role, column.Kind) switch
        {
            (ColumnRole.Indicator, _) => Indicators[row].Indicator,
            (ColumnRole.Unit, _) => Indicators[row].Unit,
            (ColumnRole.Baseline, _) => Indicators[row].Baseline.ToString(CultureInfo.InvariantCulture),
            (ColumnRole.Target, _) => Indicators[row].Target.ToString(CultureInfo.InvariantCulture),
            (ColumnRole.Source, not ColumnKind.Choice) => "Verksamhetssystemet",
            (ColumnRole.Method, not ColumnKind.Choice) => "Räknas vid varje terminsslut",
            (ColumnRole.Responsible, ColumnKind.Text) => "Projektledaren",
            (ColumnRole.ToYear, _) => Year(4),
            (ColumnRole.FromYear, _) => Year(0),
            (_, ColumnKind.Amount) => Written(perYear),
            (_, ColumnKind.Year) => Year(row + (field.Role == FieldRole.RepaymentPlan ? 2 : 0)),
            (_, ColumnKind.Number) => (10 + row).ToString(CultureInfo.InvariantCulture),
            (_, ColumnKind.Date) => Day(start.AddMonths(6 * row)),
            (_, ColumnKind.Unit) => field.Role is FieldRole.RepaymentPlan or FieldRole.Benefit ? bearer.Key : lead.Key,
            (_, ColumnKind.Choice) => column.Choices[(row + 1) % column.Choices.Count].Key,
            _ => "Enligt plan",
        };

    private string Year(int after) => (start.Year + after).ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Written(Money amount) => amount.Kronor.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Cut(string text, int most) => (text.Length <= most ? text : text[..most]).Trim();
}
