using Fund.Contracts.Values;
using Fund.Documents.Word;

namespace Fund.Assessment.Reports;

/// <summary>
/// The template of a decision's extract that comes with the product, and a made-up decision to look at it with. A paper is in Swedish.
/// </summary>
internal static class StandardExtract
{
    private const long Kronor = 100;

    public static byte[] Template() =>
        new WordDraft("Beslutsutdrag", "{{kommun.namn}} · {{ärende.diarienummer}}")
            .Beside("{{kommun.namn}}\n{{beslut.organ}}", "Beslutsutdrag\nDatum: {{beslut.dag}}\nDiarienummer: {{ärende.diarienummer}}")
            .Paragraph("{{beslut.paragraf}} {{ärende.rubrik}}", WordLook.Title)
            .Paragraph("Sökande: {{ärende.sökande}}. Ärende {{ärende.nummer}}.")
            .Paragraph("Beslut", WordLook.Heading1)
            .Paragraph("{{beslut.organ}} beslutade {{beslut.dag}}: {{beslut.utfall}}. Belopp: {{beslut.belopp}}.")
            .Paragraph("Belopp per år", WordLook.Caption)
            .Table(
                [new WordColumn(2), new WordColumn(3, Number: true)],
                ["År", "Belopp"],
                [
                    ["{{belopp.år}}", "{{belopp.kronor}}"],
                ]
            )
            .Paragraph("Villkor och skäl", WordLook.Heading1)
            .Paragraph("{{beslut.villkor}}")
            .Paragraph("Bedömning mot kriterierna", WordLook.Heading1)
            .Table(
                [new WordColumn(3), new WordColumn(2), new WordColumn(5)],
                ["Kriterium", "Utfall", "Motivering"],
                [
                    ["{{kriterier.namn}}", "{{kriterier.utfall}}", "{{kriterier.motivering}}"],
                ]
            )
            .Paragraph("De som deltar", WordLook.Heading1)
            .Paragraph("{{#each deltagare}}")
            .Paragraph("{{deltagare.namn}}")
            .Paragraph("{{/each}}")
            .Paragraph("Protokollet", WordLook.Heading1)
            .Paragraph("Justerat: {{beslut.justerat}}. Anslaget: {{beslut.anslaget}}. Sista dag att överklaga: {{beslut.överklagas}}.")
            .ToBytes();

    public static ExtractPaper Example() =>
        new()
        {
            Municipality = "Åmåla kommun",
            CaseTitle = "Hemma hela vägen – stöd innan hyran är obetald",
            CaseNumber = "2026-4",
            RegistryNumber = "KS-2026-0412",
            LeadUnit = "Socialnämnden",
            Units = ["Socialnämnden", "Barn- och utbildningsnämnden"],
            Body = "Kommunstyrelsen",
            DecidedOn = new DateOnly(2027, 4, 14),
            Paragraph = "§ 73",
            Outcome = "Bifall",
            Granted = new Money(1_200_000 * Kronor),
            PerYear = new Dictionary<int, Money> { [2027] = new(600_000 * Kronor), [2028] = new(600_000 * Kronor) },
            Conditions = "Styrgruppen stämmer av med förvaltningen tolv månader efter starten.",
            AdjustedOn = new DateOnly(2027, 4, 21),
            PostedOn = new DateOnly(2027, 4, 22),
            AppealableTo = new DateOnly(2027, 5, 13),
            Criteria =
            [
                new("Syfte och mål", "Uppfyllt", "Förebygger att barn förlorar sitt hem."),
                new("Går att utvärdera", "Uppfyllt", "Tre indikatorer med källa."),
            ],
        };
}
