using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Fund.Web;

/// <summary>Writes elements in order. Every text and every attribute value is encoded when it is written out; nothing else is.</summary>
internal sealed class Markup : IHtmlContent
{
    private readonly List<Action<TextWriter, HtmlEncoder>> parts = [];

    /// <summary>Opens an element. An attribute whose value is null is left out; an empty value stands as a bare attribute.</summary>
    public Markup Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var kept = new List<(string Name, string Value)>(attributes.Length);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                kept.Add((name, value));
            }
        }

        parts.Add(
            (writer, encoder) =>
            {
                writer.Write('<');
                writer.Write(element);
                foreach (var (name, value) in kept)
                {
                    writer.Write(' ');
                    writer.Write(name);
                    writer.Write("=\"");
                    encoder.Encode(writer, value);
                    writer.Write('"');
                }

                writer.Write('>');
            }
        );
        return this;
    }

    /// <summary>Closes an element.</summary>
    public Markup Close(string element)
    {
        parts.Add(
            (writer, _) =>
            {
                writer.Write("</");
                writer.Write(element);
                writer.Write('>');
            }
        );
        return this;
    }

    /// <summary>An element that holds one text.</summary>
    public Markup Element(string element, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(text).Close(element);

    /// <summary>Text.</summary>
    public Markup Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            parts.Add((writer, encoder) => encoder.Encode(writer, text));
        }

        return this;
    }

    /// <summary>Content that is already safe HTML.</summary>
    public Markup Add(IHtmlContent? content)
    {
        if (content is not null)
        {
            parts.Add(content.WriteTo);
        }

        return this;
    }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts)
        {
            part(writer, encoder);
        }
    }
}
