using Fund.Contracts.Values;
using Fund.Documents.Content;
using Fund.Process.Calendar;

namespace Fund.Finance.Settlements;

/// <summary>What lies behind a settlement, on paper: who is paid, and of each initiative every cost with what became of it.</summary>
internal static class SettlementDocument
{
    /// <summary>Its name as a file.</summary>
    public static string FileName(SettlementDay day) => $"underlag-avrakning-{day.Occasion}-{day.Sequence}.pdf";

    /// <summary>The document.</summary>
    /// <param name="day">The settlement.</param>
    /// <param name="owner">The municipality's name.</param>
    public static PaperDocument Of(SettlementDay day, string owner) =>
        new(
            owner,
            T($"Underlag till avräkning {day.Name}"),
            T($"Kostnader {SwedishDate.ForPage(day.PeriodStart)}–{SwedishDate.ForPage(day.PeriodEnd)}."),
            T($"Avräkning {day.Name}, nummer {day.Sequence}"),
            Facts(day),
            [Receivers(day), .. day.Rows.OrderBy(row => row.Title, SwedishText.Comparer).Select(row => Initiative(row, day))]
        )
        {
            Figures =
            [
                new PaperFact(T("Betalas"), $"{day.Total}"),
                new PaperFact(T("Periodens kostnad"), $"{day.Totals.PeriodCost}"),
                new PaperFact(T("Hålls inne"), $"{day.Totals.Held}"),
                new PaperFact(T("Över beviljat"), $"{day.Totals.Overrun}"),
                .. day.Totals.LeftOut.IsZero ? Array.Empty<PaperFact>() : [new PaperFact(T("Tas inte upp"), $"{day.Totals.LeftOut}")],
            ],
        };

    private static List<PaperFact> Facts(SettlementDay day)
    {
        var facts = new List<PaperFact>();
        if (day is { PreparedBy: { } preparer, PreparedAt: { } prepared })
        {
            facts.Add(new PaperFact(T("Förberedd"), $"{Day(prepared)}, {preparer}"));
        }

        facts.Add(
            day is { ApprovedBy: { } approver, ApprovedAt: { } approved }
                ? new PaperFact(T("Godkänd och bokförd"), $"{Day(approved)}, {approver}")
                : new PaperFact(T("Godkänd och bokförd"), T("Inte än"))
        );
        facts.Add(new PaperFact(T("Regelversion"), day.RuleVersion ?? ""));
        if (day.Reversal is { ApprovedBy: { } by, ApprovedAt: { } at } reversal)
        {
            facts.Add(new PaperFact(T("Vänd"), $"{Day(at)}, {reversal.By}, {by}", reversal.Reason));
        }

        return facts;
    }

    private static PaperPart Receivers(SettlementDay day) =>
        new(
            T("Mottagare"),
            [
                new PaperTable(
                    T("Det här betalas"),
                    [new(T("Mottagare")), new(T("Antal"), Number: true), new(T("Betalas"), Number: true)],
                    [
                        .. day.Payees.Select(payee =>
                            (IReadOnlyList<string>)
                                [
                                    payee.IsExternal ? T($"{payee.Unit} (extern mottagare)") : payee.Unit,
                                    $"{payee.Initiatives}",
                                    $"{payee.Amount}",
                                ]
                        ),
                        [T("Sammanlagt"), $"{day.Payees.Sum(payee => payee.Initiatives)}", $"{day.Total}"],
                    ],
                    T("Inget betalas den här gången.")
                ),
            ]
        );

    private static PaperPart Initiative(SettlementDayRow row, SettlementDay day) =>
        new(
            row.Title,
            [
                new PaperText(
                    T($"{row.CaseNumber}, {row.Receiver}"),
                    string.Join(
                        '\n',
                        [
                            day.IsYearly
                                ? T($"Betalas {row.Payable}. Kvar av beviljat för {day.Year}: {row.GrantLeft}.")
                                : T($"Betalas {row.Payable}. Kvar av beviljat: {row.GrantLeft}."),
                            .. row.Remarks,
                            .. row.Later is { } later ? [later] : Array.Empty<string>(),
                        ]
                    )
                ),
                new PaperTable(
                    T("Kostnader"),
                    [
                        new(T("Dag")),
                        new(T("Verifikation")),
                        new(T("Konto")),
                        new(T("Text")),
                        new(T("Vad som händer")),
                        new(T("Belopp"), Number: true),
                        new(T("Betalas"), Number: true),
                    ],
                    [
                        .. row.Costs.Select(cost =>
                            (IReadOnlyList<string>)
                                [
                                    SwedishDate.ForPage(cost.Date),
                                    cost.Voucher,
                                    cost.Account,
                                    cost.Text,
                                    OutcomeWords.Of(cost.Outcome),
                                    $"{cost.Amount}",
                                    $"{cost.Payable}",
                                ]
                        ),
                    ],
                    row.CostCount == 0 ? T("Inga kostnader.")
                        : row.CostCount == 1 ? T("En kostnad, som visas på sidan.")
                        : T($"{row.CostCount} kostnader. Alla finns i filen rad för rad.")
                ),
            ]
        );

    private static string Day(DateTimeOffset at) => SwedishDate.ForPage(StockholmTime.DateOf(at));
}
