using System.Globalization;

namespace Fund.Web;

/// <summary>The inputs themselves, shared by the field tag helpers and the dynamic form.</summary>
internal static class Inputs
{
    /// <summary>A line of text.</summary>
    public static Markup Line(
        FieldFrame frame,
        string? value,
        string type = "text",
        string? inputMode = null,
        string? autocomplete = null,
        int? maxLength = null,
        string? suffix = null
    )
    {
        var input = new Markup().Open(
            "input",
            ("class", "ds-input"),
            ("type", type),
            ("id", frame.Id),
            ("name", frame.Name),
            ("value", value ?? string.Empty),
            ("inputmode", inputMode),
            ("autocomplete", autocomplete),
            ("data-maxlength", Length(maxLength)),
            ("aria-describedby", frame.DescribedBy),
            ("aria-invalid", frame.Invalid),
            ("readonly", frame.ReadOnly ? string.Empty : null)
        );
        return suffix is null
            ? input
            : new Markup()
                .Open("div", ("class", "ds-field-affixes"))
                .Add(input)
                .Element("span", suffix, ("class", "ds-field-affix"), ("aria-hidden", "true"))
                .Close("div");
    }

    /// <summary>Paragraphs. The length is counted beside it rather than cut: cutting a pasted text loses what was typed.</summary>
    public static Markup Area(FieldFrame frame, string? value, int rows, int? maxLength) =>
        new Markup()
            // The line feed after the tag is eaten by the browser; without it a text that begins with one would lose it.
            .Open(
                "textarea",
                ("class", "ds-input"),
                ("id", frame.Id),
                ("name", frame.Name),
                ("rows", rows.ToString(CultureInfo.InvariantCulture)),
                ("data-maxlength", Length(maxLength)),
                ("aria-describedby", frame.DescribedBy),
                ("aria-invalid", frame.Invalid),
                ("readonly", frame.ReadOnly ? string.Empty : null)
            )
            .Text("\n" + value)
            .Close("textarea");

    /// <summary>A list to choose one from.</summary>
    public static Markup Select(FieldFrame frame, IEnumerable<Option> options, string? value, string? empty)
    {
        var markup = new Markup().Open(
            "select",
            ("class", "ds-input"),
            ("id", frame.Id),
            ("name", frame.Name),
            ("aria-describedby", frame.DescribedBy),
            ("aria-invalid", frame.Invalid),
            ("disabled", frame.ReadOnly ? string.Empty : null)
        );
        if (empty is not null)
        {
            markup.Element("option", empty, ("value", string.Empty));
        }

        foreach (var group in Grouped(options))
        {
            if (group.Key is not null)
            {
                markup.Open("optgroup", ("label", group.Key));
            }

            foreach (var option in group)
            {
                markup.Element("option", option.Label, ("value", option.Value), ("selected", option.Value == value ? string.Empty : null));
            }

            if (group.Key is not null)
            {
                markup.Close("optgroup");
            }
        }

        return markup.Close("select");
    }

    /// <summary>Radio buttons or check boxes. The first has the field's own id, so that the error summary leads to it.</summary>
    public static Markup Choices(FieldFrame frame, string type, IEnumerable<Option> options, IReadOnlyCollection<string> chosen)
    {
        var markup = new Markup();
        if (type == "checkbox")
        {
            markup.Open("input", ("type", "hidden"), ("name", ShownMarker(frame.Name)), ("value", "1"));
        }

        var number = 0;
        foreach (var group in Grouped(options))
        {
            if (group.Key is not null)
            {
                markup.Element("p", group.Key, ("class", "fund-group-name"));
            }

            foreach (var option in group)
            {
                number++;
                Choice(markup, frame, type, option, number == 1 ? frame.Id : $"{frame.Id}-{number}", chosen.Contains(option.Value));
            }
        }

        return markup;
    }

    private static void Choice(Markup markup, FieldFrame frame, string type, Option option, string id, bool chosen)
    {
        var hintId = option.Hint is null ? null : id + "-choice";
        markup
            .Open("div", ("class", "ds-field"))
            .Open(
                "input",
                ("class", "ds-input"),
                ("type", type),
                ("id", id),
                ("name", frame.Name),
                ("value", option.Value),
                ("checked", chosen ? string.Empty : null),
                ("aria-describedby", hintId),
                ("aria-invalid", frame.Invalid),
                ("disabled", frame.ReadOnly ? string.Empty : null)
            )
            .Element("label", option.Label, ("class", "ds-label"), ("for", id));
        if (hintId is not null)
        {
            markup.Element("div", option.Hint, ("data-field", "description"), ("id", hintId));
        }

        markup.Close("div");
    }

    /// <summary>Posted beside check boxes, so that "none ticked" is told apart from "not on the page".</summary>
    public static string ShownMarker(string name) => name + "-shown";

    private static IEnumerable<IGrouping<string?, Option>> Grouped(IEnumerable<Option> options) => options.GroupBy(option => option.Group);

    private static string? Length(int? maxLength) => maxLength?.ToString(CultureInfo.InvariantCulture);
}
