using Fund.Contracts.Values;
using Fund.Documents.Templates;

namespace Fund.Assessment.Reports;

/// <summary>The extract of a decision, to go out with the notice of it and to be kept with the minutes.</summary>
internal sealed class ExtractTemplate() : PaperTemplate<ExtractPaper>(Book())
{
    public override string Key => "beslutsutdrag";

    public override string Name => T("Beslutsutdrag");

    public override string Use => T("Ett registrerat beslut på ett papper, med belopp per år, villkor och skäl.");

    public override byte[] Standard() => StandardExtract.Template();

    protected override ExtractPaper Example() => StandardExtract.Example();

    private static PlaceholderBook<ExtractPaper> Book() =>
        new PlaceholderBook<ExtractPaper>()
            .Text("kommun.namn", () => T("Kommunens namn"), paper => paper.Municipality)
            .Text("ärende.rubrik", () => T("Ansökans namn"), paper => paper.CaseTitle)
            .Text("ärende.nummer", () => T("Ärendets nummer i tjänsten"), paper => paper.CaseNumber)
            .Text("ärende.diarienummer", () => T("Diarienummer"), paper => paper.RegistryNumber)
            .Text("ärende.sökande", () => T("Den som ansöker, huvudsökande"), paper => paper.LeadUnit)
            .List(
                "deltagare",
                () => T("De enheter som deltar, huvudsökande bland dem"),
                paper => paper.Units,
                unit => unit.Text("deltagare.namn", () => T("Enhetens namn"), name => name)
            )
            .Text("beslut.organ", () => T("Den som har beslutat"), paper => paper.Body)
            .Text("beslut.dag", () => T("Dagen för beslutet"), paper => Day(paper.DecidedOn))
            .Text("beslut.paragraf", () => T("Paragraf i protokollet"), paper => paper.Paragraph)
            .Text("beslut.utfall", () => T("Vad beslutet blev"), paper => paper.Outcome)
            .Text("beslut.belopp", () => T("Beloppet som beslutet gäller"), paper => paper.Granted.IsZero ? null : paper.Granted.ToString())
            .Text("beslut.villkor", () => T("Villkor och skäl, som de är registrerade"), paper => paper.Conditions)
            .Text("beslut.justerat", () => T("Dagen då protokollet justerades"), paper => Day(paper.AdjustedOn))
            .Text("beslut.anslaget", () => T("Dagen då protokollet anslogs"), paper => Day(paper.PostedOn))
            .Text("beslut.överklagas", () => T("Sista dagen att överklaga"), paper => Day(paper.AppealableTo))
            .List(
                "belopp",
                () => T("Beloppet per år"),
                paper => paper.PerYear.OrderBy(year => year.Key),
                year =>
                    year.Text("belopp.år", () => T("Året"), one => $"{one.Key}")
                        .Text("belopp.kronor", () => T("Beloppet för året"), one => one.Value.ToString())
            )
            .List(
                "kriterier",
                () => T("Kriterierna, i riktlinjens ordning"),
                paper => paper.Criteria,
                criterion =>
                    criterion
                        .Text("kriterier.namn", () => T("Kriteriets namn"), one => one.Name)
                        .Text("kriterier.utfall", () => T("Vad bedömningen blev"), one => one.Outcome)
                        .Text("kriterier.motivering", () => T("Motiveringen till bedömningen"), one => one.Reason)
            );

    private static string? Day(DateOnly? day) => day is { } one ? SwedishDate.ForPage(one) : null;
}
