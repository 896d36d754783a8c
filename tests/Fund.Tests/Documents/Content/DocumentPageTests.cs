using System.Text.Encodings.Web;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Fund.Documents.Content;
using Shouldly;
using Xunit;

namespace Fund.Tests.Documents.Content;

/// <summary>A document as HTML: whole, and nothing that people have written is more than text.</summary>
public sealed class DocumentPageTests
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</style><script>alert(1)</script>",
        "\" } @page { @top-left { content: url(http://exempel.invalid/) } } \"",
        "]]><!--",
        "&lt;b&gt;",
        "\\22 } \n\r\f body { display: none }",
    ];

    public static TheoryData<string> HostileTexts => [.. Hostile];

    [Fact]
    public void It_says_its_language_and_title_and_has_one_main_heading()
    {
        var page = Parsed(Document("Läxhjälp på Ågatan"));

        page.DocumentElement.GetAttribute("lang").ShouldBe("sv");
        page.Title.ShouldBe("Ansökan: Ärende 2026-3, version 2 – Åmåla kommun");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Ansökan");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("h2").Select(h => h.TextContent).ShouldBe(["Insatsen"]);
    }

    [Fact]
    public void It_brings_its_layout_and_its_letters_and_asks_for_nothing()
    {
        var html = DocumentPage.Of(Document("Text"));
        var page = Parsed(Document("Text"));

        page.QuerySelectorAll("script, link, img, iframe, object, base, form").ShouldBeEmpty();
        page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!.ShouldStartWith("default-src 'none'");
        html.ShouldContain("@font-face");
        html.Split("url(").Skip(1).ShouldAllBe(address => address.StartsWith("data:font/woff2;base64,"));
        html.ShouldContain("size: A4");
        html.ShouldContain("counter(page)");
    }

    [Fact]
    public void Swedish_letters_and_line_breaks_stand_as_they_were_written()
    {
        const string text = "Första raden: åäö ÅÄÖ é\nAndra raden";
        var html = DocumentPage.Of(Document(text));

        html.ShouldContain("Första raden: åäö ÅÄÖ é");
        Parsed(Document(text)).QuerySelector("p.fund-text")!.TextContent.ShouldBe(text);
        html.ShouldContain("white-space: pre-line");
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void What_people_have_written_is_text_wherever_it_stands(string text)
    {
        var document = new PaperDocument(
            text,
            text,
            text,
            text,
            [new(text, text)],
            [
                new(
                    text,
                    [
                        new PaperText(text, text),
                        new PaperTable(
                            text,
                            [new(text), new(text, Number: true)],
                            [
                                [text, text],
                            ],
                            text
                        ),
                    ]
                ),
            ]
        );

        var page = Parsed(document);

        page.QuerySelectorAll("script, img").ShouldBeEmpty();
        page.All.SelectMany(e => e.Attributes).ShouldNotContain(a => a.Name.StartsWith("on", StringComparison.Ordinal));
        page.QuerySelectorAll("style").Length.ShouldBe(1);
        page.Title.ShouldNotBeNull();
        foreach (var place in new[] { "h1", "h2", "h3", "dt", "dd", "caption", "th", "td", "p.fund-text", ".fund-document-lead" })
        {
            page.QuerySelector(place)!.TextContent.ReplaceLineEndings("\n").ShouldBe(text.ReplaceLineEndings("\n"), place);
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void No_text_ends_the_string_that_it_stands_in_in_the_layout(string text)
    {
        var css = DocumentPage.InCss(text);

        css.ShouldStartWith("\"");
        css.ShouldEndWith("\"");
        css[1..^1].ShouldAllBe(sign => char.IsLetterOrDigit(sign) || sign == ' ' || sign == '\\');
    }

    [Fact]
    public void The_body_is_the_same_on_the_page_and_on_paper()
    {
        var document = Document("Ett <b>svar</b>");
        using var body = new StringWriter();
        new DocumentBody(document).WriteTo(body, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));

        DocumentPage.Of(document).ShouldContain($"<main>{body}</main>");
    }

    [Fact]
    public void A_table_has_its_caption_and_headings_and_an_empty_one_says_so()
    {
        var page = Parsed(Document("Text"));

        var table = page.QuerySelectorAll("table").ShouldHaveSingleItem();
        table.QuerySelector("caption")!.TextContent.ShouldBe("Kostnader");
        table.QuerySelectorAll("thead th[scope=col]").Select(h => h.TextContent).ShouldBe(["Vad", "Belopp"]);
        table.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        table.QuerySelectorAll("td.fund-number").Select(c => c.TextContent).ShouldBe(["120 000", "3 500"]);
        table.QuerySelectorAll("td[data-label]").Select(c => c.GetAttribute("data-label")).ShouldBe(["Belopp", "Belopp"]);
        var empty = page.QuerySelectorAll("h3").Single(h => h.TextContent == "Intäkter");
        empty.NextElementSibling!.TextContent.ShouldBe("Inget svar.");
    }

    [Fact]
    public void What_differs_is_said_first_and_marked_by_a_word_and_an_element_never_by_colour_alone()
    {
        var document = Document("Två trygghetsvärdar") with
        {
            Figures = [new("Söker", "90 000 kr", "tidigare 100 000 kr")],
            Changes = new(
                "1 ändring sedan version 1",
                "Visa <b>kostnaderna</b>.",
                [new("Vad är problemet?", "svar-a", [new("värdar", PaperMark.Removed)])]
            ),
            Parts =
            [
                new(
                    "Insatsen",
                    [
                        new PaperText("Vad är problemet?", "Två trygghetsvärdar")
                        {
                            Id = "svar-a",
                            Mark = PaperMark.Changed,
                            Runs = [new("Två "), new("värdar", PaperMark.Removed), new("trygghetsvärdar", PaperMark.Added)],
                        },
                        new PaperTable(
                            "Kostnader",
                            [new("Vad")],
                            [
                                ["Lön"],
                            ],
                            ""
                        )
                        {
                            Mark = PaperMark.Changed,
                            Compared =
                            [
                                new(
                                    [
                                        [new("Lön", PaperMark.Added)],
                                    ],
                                    PaperMark.Added
                                ),
                                new(
                                    [
                                        [new("Resor", PaperMark.Removed)],
                                    ],
                                    PaperMark.Removed
                                ),
                            ],
                        },
                    ],
                    "del-a"
                ),
            ],
        };

        var page = Parsed(document);

        page.QuerySelectorAll("h2").Select(h => h.TextContent).ShouldBe(["1 ändring sedan version 1", "Insatsen"]);
        page.QuerySelector(".fund-changes p")!.TextContent.ShouldBe("Visa <b>kostnaderna</b>.");
        page.GetElementById(page.QuerySelector(".fund-changes a")!.GetAttribute("href")![1..]).ShouldNotBeNull();
        var changed = page.GetElementById("svar-a")!;
        changed.QuerySelector(".fund-marked-word")!.TextContent.ShouldBe("Ändrat");
        changed.QuerySelector("del")!.TextContent.ShouldBe("Borttaget: värdar");
        changed.QuerySelector("ins")!.TextContent.ShouldBe("Tillagt: trygghetsvärdar");
        page.QuerySelectorAll("tbody tr .fund-marked-word").Select(word => word.TextContent).ShouldBe(["Tillagt: ", "Borttaget: "]);
        page.QuerySelector(".fund-figure")!.TextContent.ShouldBe("90 000 kr");
        page.GetElementById("del-a").ShouldNotBeNull();
    }

    internal static PaperDocument Document(string answer) =>
        new(
            "Åmåla kommun",
            "Ansökan",
            "Läxhjälp. Inlämnad 2026-03-02 av Östen Åberg. Ändras inte.",
            "Ärende 2026-3, version 2",
            [new("Ärendenummer", "2026-3"), new("Inlämnad av", "Östen Åberg")],
            [
                new(
                    "Insatsen",
                    [
                        new PaperText("Vad är problemet?", answer),
                        new PaperTable(
                            "Kostnader",
                            [new("Vad"), new("Belopp", Number: true)],
                            [
                                ["Löner", "120 000"],
                                ["Böcker", "3 500"],
                            ],
                            "Inget svar."
                        ),
                        new PaperTable("Intäkter", [new("Vad")], [], "Inget svar."),
                    ]
                ),
            ]
        );

    private static IHtmlDocument Parsed(PaperDocument document) => new HtmlParser().ParseDocument(DocumentPage.Of(document));
}
