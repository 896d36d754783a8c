using Fund.Contracts.Values;
using Fund.Documents.Content;
using Fund.Process.Calendar;

namespace Fund.Finance.Years;

/// <summary>The note for the annual report as a document: the same on its page, in Word and as PDF.</summary>
internal static class NoteDocument
{
    public static PaperDocument Of(YearEndNoteView note, string municipality) =>
        new(
            municipality,
            T($"{note.FundName} {note.Year}"),
            note.ClosedBy is { } closed
                ? T($"Not till årsredovisningen. {closed.Who} stängde året {StockholmTime.DateOf(closed.At):yyyy-MM-dd}.")
                : T("Not till årsredovisningen. Året är inte stängt, och beloppen kan ändras."),
            T($"{note.FundName} {note.Year}"),
            [
                new PaperFact(
                    T("Medlen är"),
                    note.IsYearly
                        ? T("årligt anslag; det som inte används förfaller eller förs " + "över")
                        : T("en del av det egna kapitalet")
                ),
            ],
            [
                new PaperPart(T("Årets förändring"), [Movements(note), Closing(note), Decided(note)]),
                new PaperPart(T("Åtaganden"), [Commitments(note)]),
            ]
        )
        {
            Figures =
            [
                new PaperFact(T("Utgående saldo"), $"{note.Closing}"),
                new PaperFact(T("Varav beviljat, inte utbetalt"), $"{note.Committed}"),
                new PaperFact(T("Utbetalt under året"), $"{note.Paid}"),
            ],
        };

    private static PaperTable Movements(YearEndNoteView note) =>
        new(
            T($"Från ingående till utgående saldo {note.Year}"),
            [new PaperColumn(T("Post")), new PaperColumn(T("Belopp"), Number: true)],
            [
                [T("Ingående saldo"), $"{note.Opening}"],
                [T("Avsatt"), $"{note.Allocated}"],
                .. note.Repaid.IsZero
                    ? Array.Empty<string[]>()
                    :
                    [
                        [T("Återbetalt till fonden"), $"{note.Repaid}"],
                    ],
                [T("Utbetalt, netto efter återkrav"), $"{-note.Paid}"],
                .. note.Drawn.IsZero
                    ? Array.Empty<string[]>()
                    :
                    [
                        [T("Uttag för samordning"), $"{-note.Drawn}"],
                    ],
                [T("Förfallet eller fört över"), $"{-note.Lapsed}"],
                [T("Utgående saldo"), $"{note.Closing}"],
            ],
            ""
        );

    // What the closing balance is made of, and what was decided: neither is a part of the movement above.
    private static PaperTable Closing(YearEndNoteView note) =>
        new(
            T($"Det utgående saldot {note.Year} består av"),
            [new PaperColumn(T("Post")), new PaperColumn(T("Belopp"), Number: true)],
            [
                [T("Beviljat, inte utbetalt"), $"{note.Committed}"],
                [T("Kan beviljas"), $"{note.Closing - note.Committed}"],
                [T("Utgående saldo"), $"{note.Closing}"],
            ],
            ""
        );

    private static PaperTable Decided(YearEndNoteView note) =>
        new(
            T($"Beviljat och återlämnat {note.Year}"),
            [new PaperColumn(T("Post")), new PaperColumn(T("Belopp"), Number: true)],
            [
                [T("Beviljat under året"), $"{note.Granted}"],
                [T("Återlämnat under året"), $"{note.Released}"],
                .. note.Later.IsZero
                    ? Array.Empty<string[]>()
                    :
                    [
                        [T("Därutöver beviljat för kommande år, inte utbetalt"), $"{note.Later}"],
                    ],
            ],
            ""
        );

    private static PaperTable Commitments(YearEndNoteView note) =>
        new(
            note.Ended
                ? T($"Beviljat och inte utbetalt när {note.Year} var slut, ärende för ärende")
                : T($"Beviljat och inte utbetalt så här långt in på {note.Year}, ärende för ärende"),
            [
                new PaperColumn(T("Ärende")),
                new PaperColumn(T("Mottagare")),
                new PaperColumn(
                    note.IsYearly ? T($"Beviljat för {note.Year}, minus återlämnat") : T("Beviljat, minus återlämnat"),
                    Number: true
                ),
                new PaperColumn(T($"Utbetalt {note.Year}"), Number: true),
                new PaperColumn(T("Beviljat, inte utbetalt"), Number: true),
            ],
            [
                .. note.Cases.Select(about =>
                    new[]
                    {
                        $"{about.CaseNumber} {about.CaseTitle}",
                        about.Receiver,
                        $"{about.Granted}",
                        $"{about.PaidInYear}",
                        $"{about.Committed}",
                    }
                ),
                [
                    T("Sammanlagt"),
                    "",
                    $"{note.Cases.Total(about => about.Granted)}",
                    $"{note.Cases.Total(about => about.PaidInYear)}",
                    $"{note.Cases.Total(about => about.Committed)}",
                ],
            ],
            ""
        );
}
