using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Fund.Documents.Templates;
using Shouldly;
using Xunit;
using static Fund.Tests.Documents.Templates.WordInTest;

namespace Fund.Tests.Documents.Templates;

/// <summary>What is wrong with a template is told before it is used, with what was meant.</summary>
public sealed class TemplateCheckTests
{
    private static readonly Letter Kind = new();

    [Theory(DisplayName = "What cannot be filled is told with its name")]
    [InlineData("Hej {{ärende.rubrk}}", "Platsen ärende.rubrk finns inte. Menade du ärende.rubrik?")]
    [InlineData("Hej {{något.helt.annat.som.inte.liknar}}", "Platsen något.helt.annat.som.inte.liknar finns inte.")]
    [InlineData(
        "Hej {{ärende.rubrik}",
        "Klamrarna i \"Hej {{ärende.rubrik}\" går inte ihop. En plats skrivs med två klamrar före och två efter."
    )]
    [InlineData("{{rader}}", "rader är en lista. Skriv en av dess platser i en tabellrad, eller upprepa ett stycke.")]
    [InlineData("{{rader.text}}", "rader.text hör till listan rader. Skriv den i en tabellrad, eller mellan #each rader och /each.")]
    [InlineData("{{#each rader}}", "Upprepningen av rader tar inte slut. Skriv /each i ett eget stycke efter det som upprepas.")]
    [InlineData("{{#each ärende.rubrik}}", "ärende.rubrik är ingen lista och kan inte upprepas.", "Upprepningen")]
    public void Told(string written, string fault, string? also = null)
    {
        var faults = TemplateCheck.Of(WordInTest.Of(P(written)), Kind).Faults;
        faults.ShouldContain(fault);
        faults.Where(one => one != fault).ShouldAllBe(one => also != null && one.StartsWith(also, StringComparison.Ordinal));
    }

    [Fact]
    public void What_can_be_filled_is_let_in_and_foreign_controls_are_named()
    {
        var findings = TemplateCheck.Of(
            WordInTest.Of(
                P("{{ärende.", "rubrik}}"),
                P("{{#each rader}}"),
                P("{{rader.text}}"),
                P("{{/each}}"),
                Rows(Row("{{rader.text}}")),
                new SdtBlock(new SdtProperties(new Tag { Val = "Kommunens.Egen" }), new SdtContentBlock(P("x")))
            ),
            Kind
        );
        findings.Faults.ShouldBeEmpty();
        findings.OtherControls.ShouldBe(["kommunens.egen"]);
    }

    [Fact]
    public void What_a_file_brings_along_is_refused()
    {
        TemplateCheck.Of("Bara text"u8.ToArray(), Kind).Faults.ShouldHaveSingleItem().ShouldContain("Word-dokument");
        TemplateCheck
            .Of(
                WordInTest.Of(
                    main => main.AddExternalRelationship("http://exempel.invalid/mall", new Uri("http://exempel.invalid/mall.dotm")),
                    P("x")
                ),
                Kind
            )
            .Faults.ShouldHaveSingleItem()
            .ShouldContain("hämtar något");
        TemplateCheck
            .Of(WordInTest.Of(new Paragraph(new SimpleField(new Run()) { Instruction = " INCLUDETEXT c:\\hemligt.docx" })), Kind)
            .Faults.ShouldHaveSingleItem()
            .ShouldContain("fält");
        var macros = WordInTest.Of(main => main.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1, 2, 3])), P("x"));
        TemplateCheck.HasMacros(macros).ShouldBeTrue();
        TemplateCheck.Of(macros, Kind).Faults.ShouldHaveSingleItem().ShouldContain("makron");
        TemplateCheck.HasMacros(WordInTest.Of(P("x"))).ShouldBeFalse();
        TemplateCheck.HasMacros([1, 2, 3]).ShouldBeFalse();
    }

    private sealed class Letter()
        : PaperTemplate<string>(
            new PlaceholderBook<string>()
                .Text("ärende.rubrik", () => "Rubrik", said => said)
                .List("rader", () => "Rader", said => said.Split(' '), row => row.Text("rader.text", () => "Text", text => text))
        )
    {
        public override string Key => "brev";
        public override string Name => "Brev";
        public override string Use => "Aldrig";

        public override byte[] Standard() => WordInTest.Of(P("{{ärende.rubrik}}"));

        protected override string Example() => "ett två";
    }
}
