using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Fund.Documents.Word;

/// <summary>The styles and the numbering of a made Word file: Word's own names, so that they can be changed in one place there.</summary>
internal static class WordStyles
{
    /// <summary>The language of what is written.</summary>
    public const string Language = "sv-SE";

    private const int NumberingId = 1;

    /// <summary>Puts them into the file.</summary>
    public static void AddTo(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = "Calibri",
                            HighAnsi = "Calibri",
                            ComplexScript = "Calibri",
                        },
                        new FontSize { Val = "22" },
                        new Languages { Val = Language }
                    )
                ),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))
            ),
            Style(WordLook.Normal, "Normal", new StyleParagraphProperties(), new StyleRunProperties(), standard: true),
            Style(WordLook.Title, "Title", Head("120", "200", null), Letters("36", bold: true)),
            Style(WordLook.Heading1, "heading 1", Head("280", "80", 0), Letters("26", bold: true)),
            Style(WordLook.Heading2, "heading 2", Head("200", "60", 1), Letters("23", bold: true)),
            Style(WordLook.Caption, "caption", new StyleParagraphProperties(new KeepNext()), Letters("22", bold: true)),
            Style(
                WordLook.Numbered,
                "List Number",
                new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = NumberingId })),
                new StyleRunProperties()
            ),
            Style(
                WordLook.Small,
                "Small",
                new StyleParagraphProperties(new SpacingBetweenLines { After = "20" }),
                Letters("19", bold: false)
            )
        );
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.SingleLevel },
                new Level(
                    new StartNumberingValue { Val = 1 },
                    new NumberingFormat { Val = NumberFormatValues.Decimal },
                    new LevelText { Val = "%1." },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(new Indentation { Left = "454", Hanging = "454" })
                )
                {
                    LevelIndex = 0,
                }
            )
            {
                AbstractNumberId = 0,
            },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = NumberingId }
        );
    }

    private static Style Style(
        WordLook look,
        string name,
        StyleParagraphProperties paragraph,
        StyleRunProperties letters,
        bool standard = false
    )
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = look.ToString() };
        style.AddChild(new StyleName { Val = name });
        if (standard)
        {
            style.Default = true;
        }
        else
        {
            style.AddChild(new BasedOn { Val = nameof(WordLook.Normal) });
        }

        style.AddChild(new PrimaryStyle());
        style.AddChild(paragraph);
        style.AddChild(letters);
        return style;
    }

    private static StyleParagraphProperties Head(string before, string after, int? level)
    {
        var head = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = before, After = after });
        if (level is { } outline)
        {
            head.AddChild(new OutlineLevel { Val = outline });
        }

        return head;
    }

    private static StyleRunProperties Letters(string size, bool bold)
    {
        var letters = new StyleRunProperties();
        if (bold)
        {
            letters.AddChild(new Bold());
        }

        letters.AddChild(new FontSize { Val = size });
        return letters;
    }
}
