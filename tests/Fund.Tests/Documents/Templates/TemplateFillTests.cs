using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Fund.Documents.Templates;
using Shouldly;
using Xunit;
using static Fund.Tests.Documents.Templates.WordInTest;

namespace Fund.Tests.Documents.Templates;

/// <summary>A template as Word leaves it is filled, and Word opens the result.</summary>
public sealed class TemplateFillTests
{
    private static readonly PaperValues Case = Values(
        new()
        {
            ["ärende.rubrik"] = "Hemma hela vägen – åäö ÅÄÖ é",
            ["bakgrund"] = "Första stycket\nmed två rader.\n\nAndra stycket.",
            ["farligt"] = "<w:p>&\"</w:t> {{ärende.rubrik}} \u0001\uFFFF 🌲",
        },
        new()
        {
            ["kriterier"] =
            [
                Item(("kriterier.namn", "Syfte"), ("kriterier.utfall", "Uppfyllt")),
                Item(("kriterier.namn", "Evidens"), ("kriterier.utfall", "Inte uppfyllt")),
            ],
            ["inga"] = [],
        }
    );

    [Theory(DisplayName = "A placeholder is filled however Word has split it, and keeps what stands around it")]
    [InlineData("Rubrik: {{ärende.rubrik}}.")]
    [InlineData("Rubrik: {", "{ärende", ".rub", "rik}", "}.")]
    [InlineData("Rubrik: {{ ", "ÄRENDE.Rubrik ", "}}", ".")]
    [InlineData("Rubrik: {{a\u0308rende.rubrik}}.")]
    public void Split(params string[] runs) =>
        Read(TemplateFill.Of(WordInTest.Of(P(runs)), Case)).ShouldBe(["Rubrik: Hemma hela vägen – åäö ÅÄÖ é."]);

    [Fact]
    public void Text_is_never_markup_nor_a_placeholder_of_its_own() =>
        Read(TemplateFill.Of(WordInTest.Of(P("Se {{farligt}}")), Case)).ShouldBe(["Se <w:p>&\"</w:t> {{ärende.rubrik}}  🌲"]);

    [Fact]
    public void A_blank_line_begins_a_paragraph_and_a_line_break_stays_one() =>
        Read(TemplateFill.Of(WordInTest.Of(P("{{bakgrund}}"), P("Mitt i {{bakgrund}}")), Case))
            .ShouldBe(["Första stycket|med två rader.", "Andra stycket.", "Mitt i Första stycket|med två rader.||Andra stycket."]);

    [Fact]
    public void A_text_of_many_pages_comes_whole()
    {
        var text = string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"ord{n}"));
        Read(TemplateFill.Of(WordInTest.Of(P("{{långt}}")), Values(new() { ["långt"] = text }))).ShouldBe([text]);
    }

    [Fact]
    public void A_row_with_an_items_texts_is_repeated_and_gone_where_there_is_none() =>
        Read(
                TemplateFill.Of(
                    WordInTest.Of(
                        Rows(Row("Kriterium", "Utfall"), Row("{{kriterier.namn}}", "{{kriterier.utfall}}")),
                        P("Mellan"),
                        Rows(Row("{{inga.text}}"))
                    ),
                    Case
                )
            )
            .ShouldBe(["Kriterium", "Utfall", "Syfte", "Uppfyllt", "Evidens", "Inte uppfyllt", "Mellan"]);

    [Fact]
    public void Paragraphs_between_the_marks_are_repeated_also_with_marks_in_a_row_and_lists_within_lists()
    {
        var years = Values(
            [],
            new()
            {
                ["år"] =
                [
                    Values(
                        new() { ["år.namn"] = "2027" },
                        new() { ["år.rader"] = [Item(("år.rader.namn", "a")), Item(("år.rader.namn", "b"))] }
                    ),
                    Values(new() { ["år.namn"] = "2028" }, new() { ["år.rader"] = [Item(("år.rader.namn", "c"))] }),
                ],
            }
        );
        Read(
                TemplateFill.Of(
                    WordInTest.Of(
                        P("{{#each år}}"),
                        P("År {{år.namn}}"),
                        P("{{#each år.rader}}"),
                        P("- {{år.rader.namn}}"),
                        P("{{/each}}"),
                        P("{{/", "each}}"),
                        Rows(Row("{{#each år}}{{år.namn}}", "{{/each}}"))
                    ),
                    years
                )
            )
            .ShouldBe(["År 2027", "- a", "- b", "År 2028", "- c", "2027", "", "2028", ""]);
    }

    [Fact]
    public void A_repetition_in_a_cell_leaves_the_cell_whole() =>
        Read(
                TemplateFill.Of(
                    WordInTest.Of(Rows(new TableRow(new TableCell(P("{{#each inga}}"), P("{{inga.text}}"), P("{{/each}}"))))),
                    Case
                )
            )
            .ShouldBe([""]);

    [Fact]
    public void Content_controls_are_filled_by_their_tags_and_lose_what_they_prompted_with()
    {
        var id = 0;
        var file = TemplateFill.Of(
            WordInTest.Of(
                new SdtBlock(Tagged("ärende.rubrik"), new SdtContentBlock(P("Klicka här"), P("och skriv"))),
                new Paragraph(new SdtRun(Tagged("Ärende.Rubrik"), new SdtContentRun(new Run(new Text("Klicka"))))),
                new SdtBlock(Tagged("kommunens.egen"), new SdtContentBlock(P("Som förut"))),
                new SdtBlock(
                    Tagged("kriterier"),
                    new SdtContentBlock(
                        new SdtBlock(Tagged("kriterier.namn"), new SdtContentBlock(P("Namn"))),
                        P("är {{kriterier.utfall}}")
                    )
                ),
                Rows(new TableRow(new SdtCell(Tagged("kriterier.namn"), new SdtContentCell(new TableCell(P("Namn"))))))
            ),
            Case
        );
        Read(file)
            .ShouldBe([
                "Hemma hela vägen – åäö ÅÄÖ é",
                "Hemma hela vägen – åäö ÅÄÖ é",
                "Som förut",
                "Syfte",
                "är Uppfyllt",
                "Evidens",
                "är Inte uppfyllt",
                "Syfte",
                "Evidens",
            ]);
        using var word = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var controls = word.MainDocumentPart!.Document!.Descendants<SdtElement>().ToList();
        controls
            .Where(control => control.SdtProperties!.Elements().Any(one => one is ShowingPlaceholder or DataBinding))
            .Select(control => control.SdtProperties!.GetFirstChild<Tag>()?.Val?.Value)
            .ShouldBe(["kommunens.egen"]);
        controls.SelectMany(control => control.Descendants<SdtId>()).Select(id => id.Val!.Value).ShouldBeUnique();

        SdtProperties Tagged(string tag) =>
            new(
                new Tag { Val = tag },
                new SdtId { Val = ++id },
                new ShowingPlaceholder(),
                new DataBinding { XPath = "/a", StoreItemId = "{00000000-0000-0000-0000-000000000000}" }
            );
    }

    [Fact]
    public void Headers_and_footers_are_filled_too_and_a_template_becomes_a_document()
    {
        var template = WordInTest.Of(
            main =>
            {
                var header = main.AddNewPart<HeaderPart>();
                header.Header = new Header(P("{{ärende.rubrik}}"));
                main.Document!.Body!.AppendChild(
                    new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) })
                );
            },
            P("Text")
        );
        using (var stream = new MemoryStream())
        {
            stream.Write(template);
            using (var word = WordprocessingDocument.Open(stream, isEditable: true))
            {
                word.ChangeDocumentType(DocumentFormat.OpenXml.WordprocessingDocumentType.Template);
            }

            template = stream.ToArray();
        }

        var file = TemplateFill.Of(template, Case);
        Read(file).ShouldBe(["Text"]);
        using var filled = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        filled.DocumentType.ShouldBe(DocumentFormat.OpenXml.WordprocessingDocumentType.Document);
        filled.MainDocumentPart!.HeaderParts.Single().Header!.InnerText.ShouldBe("Hemma hela vägen – åäö ÅÄÖ é");
        filled.PackageProperties.Language.ShouldBe("sv-SE");
    }

    [Fact]
    public void A_repetition_without_an_end_is_no_silent_gap() =>
        Should
            .Throw<TemplateFault>(() => TemplateFill.Of(WordInTest.Of(P("{{#each kriterier}}"), P("x")), Case))
            .Message.ShouldContain("kriterier");
}
