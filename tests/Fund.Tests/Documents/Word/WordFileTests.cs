using Fund.Documents.Content;
using Fund.Documents.Word;
using Fund.Tests.Documents.Templates;
using Shouldly;
using Xunit;

namespace Fund.Tests.Documents.Word;

/// <summary>A paper of the house as a Word file that opens without repair.</summary>
public sealed class WordFileTests
{
    [Fact]
    public void Text_tables_and_what_is_empty_are_told_as_they_are()
    {
        var paper = new PaperDocument(
            "Åmåla kommun",
            "Not",
            "Om året\n2026",
            "Fonden 2026",
            [new PaperFact("Saldo", "1 200 kr", "vid årets slut")],
            [
                new PaperPart(
                    "Rörelser",
                    [
                        new PaperTable(
                            "Per år",
                            [new PaperColumn("År"), new PaperColumn("Kronor", Number: true)],
                            [
                                ["2026", "5\u0000"],
                            ],
                            "Inga."
                        ),
                        new PaperTable("Inget", [new PaperColumn("År")], [], "Inga rader."),
                        new PaperText("Skäl", "<b>inte</b> fetstil 🌲"),
                    ]
                ),
            ]
        );

        WordInTest
            .Read(WordFile.Of(paper))
            .ShouldBe([
                "Not",
                "Om året|2026",
                "Saldo: 1 200 kr, vid årets slut",
                "Rörelser",
                "Per år",
                "År",
                "Kronor",
                "2026",
                "5",
                "",
                "Inget",
                "Inga rader.",
                "Skäl",
                "<b>inte</b> fetstil 🌲",
            ]);
    }
}
