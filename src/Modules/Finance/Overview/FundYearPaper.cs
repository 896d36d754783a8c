using System.Globalization;
using Fund.Contracts.Values;
using Fund.Documents.Content;
using Fund.Finance.Ledger;
using Fund.Process.Calendar;

namespace Fund.Finance.Overview;

/// <summary>
/// A fund's year on paper: the five amounts, from opening to closing balance, year by year, and the ledger's newest rows.
/// </summary>
internal static class FundYearPaper
{
    /// <summary>The document.</summary>
    public static PaperDocument Of(FundPageView view, string municipality, DateOnly today) =>
        new(
            municipality,
            T($"{view.FundName} {view.Year}"),
            view.Closing is { } closed
                ? T($"{closed.Who} stängde året {StockholmTime.DateOf(closed.At):yyyy-MM-dd}.")
                : T($"Året är inte stängt. Så stod fonden {SwedishDate.ForPage(today)}."),
            T($"{view.FundName} {view.Year}"),
            [],
            [
                new PaperPart(T("Årets förändring"), [Movement(view, today)]),
                new PaperPart(T("År för år"), [Years(view)]),
                new PaperPart(T("Huvudboken"), [Ledger(view)]),
            ]
        )
        {
            Figures =
            [
                new PaperFact(T("Kan beviljas"), $"{view.Amounts.Available}"),
                new PaperFact(T("Avsatt"), $"{view.SetAside}"),
                new PaperFact(T("Utbetalt"), $"{view.ToCases}"),
                .. view.Drawn.IsZero ? Array.Empty<PaperFact>() : [new PaperFact(T("Uttag för samordning"), $"{view.Drawn}")],
                new PaperFact(T("Beviljat, inte utbetalt"), $"{view.Amounts.Committed}"),
                .. view.Lapsed.IsZero ? Array.Empty<PaperFact>() : [new PaperFact(T("Förfallet eller fört över"), $"{view.Lapsed}")],
                new PaperFact(T("Återlämnat"), $"{view.Amounts.Released}"),
            ],
        };

    /// <summary>The file's name.</summary>
    public static string FileName(FundPageView view) => $"fonden-{view.Fund}-{view.Year.ToString(CultureInfo.InvariantCulture)}.pdf";

    private static PaperTable Movement(FundPageView view, DateOnly today) =>
        new(
            T($"Från ingående till utgående saldo {view.Year}"),
            [new PaperColumn(T("Post")), new PaperColumn(T("Belopp"), Number: true)],
            [.. FundPageModel.MovementOf(view, today).Select(post => new[] { post.Post, $"{post.Amount}" })],
            ""
        );

    private static PaperTable Years(FundPageView view)
    {
        var years = view.Years.Where(year => year.Year <= view.Year).ToList();
        var lapsed = years.Exists(year => !year.Lapsed.IsZero);
        return new PaperTable(
            T("Vad som bokfördes på varje år"),
            [
                new PaperColumn(T("År")),
                new PaperColumn(T("Avsatt"), Number: true),
                new PaperColumn(T("Beviljat"), Number: true),
                new PaperColumn(T("Utbetalt"), Number: true),
                new PaperColumn(T("Uttag för samordning"), Number: true),
                new PaperColumn(T("Återlämnat"), Number: true),
                .. lapsed ? [new PaperColumn(T("Förfallet eller fört över"), Number: true)] : Array.Empty<PaperColumn>(),
                new PaperColumn(T("Kan beviljas"), Number: true),
            ],
            [
                .. years.Select(year =>
                    new[]
                    {
                        $"{year.Year}",
                        $"{year.Allocated + year.Repaid}",
                        $"{year.Granted}",
                        $"{year.ToCases}",
                        $"{year.Drawn}",
                        $"{year.Released}",
                    }
                        .Concat(lapsed ? [$"{year.Lapsed}"] : [])
                        .Append($"{year.End.Available}")
                        .ToArray()
                ),
            ],
            T("Inget är bokfört än.")
        );
    }

    private static PaperTable Ledger(FundPageView view) =>
        new(
            view.HasOlder ? T("De senaste raderna. Alla rader finns som Excelfil på fondens sida.") : T("Det senaste först"),
            [
                new PaperColumn(T("När")),
                new PaperColumn(T("Händelse")),
                new PaperColumn(T("Ärende")),
                new PaperColumn(T("Underlag")),
                new PaperColumn(T("Vem")),
                new PaperColumn(T("Ändrar det som kan beviljas"), Number: true),
                new PaperColumn(T("Ändrar utbetalt"), Number: true),
            ],
            [.. view.Ledger.Select(Row)],
            T("Inget är bokfört än.")
        );

    private static string[] Row(LedgerListRow row) =>
        [
            $"{StockholmTime.DateOf(row.At):yyyy-MM-dd}",
            row.Kind,
            row.CaseNumber is { } number ? $"{number} {row.CaseTitle}" : "",
            row.Reference ?? row.Text,
            row.Who,
            FundPageModel.Signed(row.Effect),
            FundPageModel.Signed(row.Paid),
        ];
}
