using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Fund.Web;

/// <summary>Writes elements in order. Every text and every attribute value is encoded when it is written out; nothing else is.</summary>
internal sealed class Markup : IHtmlContent
{
    private readonly List<Part> parts = [];

    /// <summary>Opens an element. An attribute whose value is null is left out; an empty value stands as a bare attribute.</summary>
    public Markup Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag("<").Tag(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                Tag(" ").Tag(name).Tag("=\"").Text(value).Tag("\"");
            }
        }

        return Tag(">");
    }

    /// <summary>Closes an element.</summary>
    public Markup Close(string element) => Tag("</").Tag(element).Tag(">");

    /// <summary>An element that holds one text.</summary>
    public Markup Element(string element, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(text).Close(element);

    /// <summary>Text.</summary>
    public Markup Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            parts.Add(new Part(null, text, null));
        }

        return this;
    }

    /// <summary>Content that is already safe HTML.</summary>
    public Markup Add(IHtmlContent? content)
    {
        if (content is not null)
        {
            parts.Add(new Part(null, null, content));
        }

        return this;
    }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts)
        {
            if (part.Tag is not null)
            {
                writer.Write(part.Tag);
            }
            else if (part.Text is not null)
            {
                encoder.Encode(writer, part.Text);
            }
            else
            {
                part.Content!.WriteTo(writer, encoder);
            }
        }
    }

    // The code's own words, never a person's.
    private Markup Tag(string words)
    {
        parts.Add(new Part(words, null, null));
        return this;
    }

    /// <summary>One of the three.</summary>
    private readonly record struct Part(string? Tag, string? Text, IHtmlContent? Content);
}
