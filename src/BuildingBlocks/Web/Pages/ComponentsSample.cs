using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web.Charts;
using Fund.Web.Forms;

namespace Fund.Web.Pages;

/// <summary>Invented content for the components page.</summary>
internal static class ComponentsSample
{
    /// <summary>A row of the sample list.</summary>
    public sealed record CaseRow(string Number, string Title, string Unit, string Stage, string Kind, Money? Amount, DateOnly Received);

    public const string LongWord =
        "Ungdomsmottagningsverksamhetsutvecklingsinsatssamordning mellan socialförvaltningen, utbildningsförvaltningen och kultur- och "
        + "fritidsförvaltningen";

    public static readonly IReadOnlyList<Finding> Missing =
    [
        new("Plan för återbetalning saknas.", "R-64", "purpose"),
        new("Chefen för socialförvaltningen har inte undertecknat.", "R-66", Link: "underskrifter"),
        new("Beskriv hur effekterna ska mätas.", "R-26", Severity: Severity.Warning, Link: "ansokan#effects"),
    ];

    public static readonly IReadOnlyList<StageMark> Stages =
    [
        new("Idé", StageState.Done, new(2026, 1, 12)),
        new("Dialogmöte", StageState.Skipped, Note: "behövdes inte"),
        new("Ansökan", StageState.Current, new(2026, 3, 2), "hos projektledaren"),
        new("Beredning", StageState.Coming),
        new("Beslut", StageState.Coming, new(2026, 5, 20)),
        new("Genomförande", StageState.Coming),
    ];

    public static readonly IReadOnlyList<TimelineEvent> Events =
    [
        new(
            new(2026, 3, 2, 8, 15, 0, TimeSpan.Zero),
            "Ansökan sparades",
            "Karin Åberg, projektledare",
            "Avsnittet Kostnader ändrades.",
            "#"
        ),
        new(new(2026, 1, 20, 13, 0, 0, TimeSpan.Zero), "Idén besvarades", "Östen Lind, samordnare"),
        new(new(2026, 1, 12, 9, 30, 0, TimeSpan.Zero), "Idén togs emot"),
    ];

    public static readonly IReadOnlyList<Option> Units =
    [
        new("bun", "Barn- och ungdomsnämnden", Group: "Nämnder"),
        new("kfn", "Kultur- och fritidsnämnden", Group: "Nämnder"),
        new("mn", "Miljönämnden", Group: "Nämnder"),
        new("on", "Omsorgsnämnden", Group: "Nämnder"),
        new("sn", "Socialnämnden", Group: "Nämnder"),
        new("un", "Utbildningsnämnden", Group: "Nämnder"),
        new("aldre", "Äldrenämnden", Group: "Nämnder"),
        new("bost", "Bostadsbolaget", Group: "Bolag"),
        new("energi", "Energibolaget", Group: "Bolag"),
        new("region", "Regionen", Group: "Utanför kommunen"),
    ];

    public static readonly IReadOnlyList<Option> Outcomes =
    [
        new("met", "Uppfyllt"),
        new("partly", "Delvis uppfyllt", "Skriv vad som återstår."),
        new("not", "Inte uppfyllt"),
    ];

    public static readonly IReadOnlyList<CaseRow> Cases =
    [
        new(
            "2026-4",
            "Tidiga insatser för skolnärvaro",
            "Utbildningsnämnden",
            "Ansökan",
            "info",
            Money.FromKronor(1_200_000),
            new(2026, 1, 12)
        ),
        new("2026-3", "Föräldrastöd i samverkan", "Socialnämnden", "Beviljad", "success", Money.FromKronor(850_000.50m), new(2025, 11, 3)),
        new("2025-17", LongWord, "Kultur- och fritidsnämnden", "Tiden har gått ut", "danger", null, new(2025, 9, 30)),
    ];

    public static readonly IReadOnlyList<WaterfallStep> Balance =
    [
        new("Ingående saldo", 2_400_000, IsTotal: true),
        new("Avsatt", 1_800_000),
        new("Beviljat", -1_200_000),
        new("Återlämnat", 150_000),
        new("Tillgängligt", 3_150_000, IsTotal: true),
    ];

    public static readonly IReadOnlyList<ColumnSeries> PerYear =
    [
        new("Avsatt", ChartTone.Outline, [2_000_000, 1_200_000, 1_800_000, null]),
        new("Beviljat", ChartTone.Tint, [900_000, 950_000, 1_200_000, null], 1),
        new("Beviljat för kommande år", ChartTone.Hatch, [null, null, null, 850_000], 1),
        new("Utbetalt", ChartTone.Solid, [120_000, 610_000, 0, null], 2),
    ];

    public static readonly IReadOnlyList<ColumnSeries> AtEnd =
    [
        new("Beviljat, inte utbetalt", ChartTone.Tint, [780_000, 1_120_000, 2_320_000]),
        new("Kan beviljas", ChartTone.Solid, [1_100_000, 1_350_000, 1_950_000]),
        new("Förfallet", ChartTone.Grey, [null, 200_000, null]),
    ];

    public static readonly IReadOnlyList<ColumnSeries> Flow = [new("In", ChartTone.Tint, [45_000]), new("Ut", ChartTone.Solid, [-80_000])];

    public static readonly IReadOnlyList<Bar> Years =
    [
        new("2025", 310_000, 400_000),
        new("2026", 745_000, 700_000),
        new("2027", 120_000, 500_000),
    ];

    public static readonly IReadOnlyList<LineSeries> Forecast =
    [
        new("Saldo", [2_400_000, 3_150_000, 2_700_000, null]),
        new("Prognos", [null, null, 2_700_000, -250_000], IsPlan: true),
    ];

    public static readonly IReadOnlyList<TornadoBar> Tornado =
    [
        new("Andel som når målet", -400_000, 1_900_000),
        new("Kostnad per placering", 100_000, 1_200_000),
        new("Tid till effekt", 900_000, 450_000),
    ];

    public static readonly IReadOnlyList<HistogramBin> Spread =
    [
        new(-600_000, -300_000, 40),
        new(-300_000, 0, 310),
        new(0, 300_000, 1200),
        new(300_000, 600_000, 2900),
        new(600_000, 900_000, 3100),
        new(900_000, 1_200_000, 1700),
        new(1_200_000, 1_500_000, 750),
    ];

    public static FormView Form() =>
        new([
            new(
                "start",
                "Vad ni vill göra",
                [
                    new()
                    {
                        Key = "purpose",
                        Label = "Syfte",
                        Kind = FormViewKind.LongText,
                        Hint = "Vad ska bli bättre, och för vem?",
                        Required = true,
                        Rule = "R-24",
                        MaxLength = 400,
                    },
                    new()
                    {
                        Key = "leader",
                        Label = "Projektledare",
                        Kind = FormViewKind.Text,
                        Required = true,
                        Value = "Karin Åberg",
                    },
                    new()
                    {
                        Key = "partners",
                        Label = "Medverkande enheter",
                        Kind = FormViewKind.Units,
                        Choices = Units,
                        Values = ["sn"],
                        Recommended = true,
                    },
                    new()
                    {
                        Key = "proven",
                        Label = "Är metoden prövad tidigare?",
                        Kind = FormViewKind.YesNo,
                        Required = true,
                    },
                    new()
                    {
                        Key = "group",
                        Label = "Målgrupp",
                        Kind = FormViewKind.Choices,
                        Choices = [new("barn", "Barn"), new("unga", "Unga"), new("vuxna", "Vuxna")],
                    },
                ],
                "Skriv så att den som inte känner verksamheten förstår."
            ),
            new(
                "money",
                "Tid och pengar",
                [
                    new()
                    {
                        Key = "start",
                        Label = "Startdatum",
                        Kind = FormViewKind.Date,
                        Required = true,
                        Value = "2026-13-01",
                        Error = "Månaden finns inte. Skriv datumet som åååå-mm-dd.",
                    },
                    new()
                    {
                        Key = "amount",
                        Label = "Sökt belopp",
                        Kind = FormViewKind.Amount,
                        Required = true,
                        Value = "1 200 000",
                    },
                    new()
                    {
                        Key = "costs",
                        Label = "Kostnader",
                        Kind = FormViewKind.Rows,
                        Required = true,
                        Rule = "R-25",
                        Hint = "En rad för varje slag av kostnad och år.",
                        Columns =
                        [
                            new("what", "Vad", Required: true),
                            new("year", "År", FormViewKind.Year, true),
                            new("amount", "Belopp", FormViewKind.Amount, true),
                            new("unit", "Enhet", FormViewKind.Choice, false, Units),
                        ],
                        Rows =
                        [
                            Row(("what", "Lön"), ("year", "2026"), ("amount", "600 000"), ("unit", "un")),
                            Row(("what", "Utbildning"), ("year", "2027"), ("amount", "tolv tusen")),
                        ],
                        CellErrors = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["1.amount"] = "Skriv beloppet med siffror, till exempel 12 000.",
                        },
                    },
                    new()
                    {
                        Key = "budget",
                        Label = "Budget som bilaga",
                        Kind = FormViewKind.Document,
                        Attached = ["budget-2026.xlsx"],
                    },
                ]
            ),
        ]);

    private static Dictionary<string, string> Row(params ReadOnlySpan<(string Key, string Value)> cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in cells)
        {
            row[key] = value;
        }

        return row;
    }
}
