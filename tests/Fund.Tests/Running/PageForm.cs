using AngleSharp.Html.Dom;

namespace Fund.Tests.Running;

/// <summary>One way to send a form: its fields, filled in as well as can be told from the page, and the button pressed.</summary>
/// <param name="Page">Where it was found.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Button">The words on the button.</param>
/// <param name="Fields">Everything but files, in the order of the page.</param>
/// <param name="Files">Names of the fields for files.</param>
internal sealed record PageForm(string Page, string Action, string Button, IReadOnlyList<PageField> Fields, IReadOnlyList<string> Files)
{
    /// <summary>The field that proves that the form is the house's own.</summary>
    public const string TokenName = "__RequestVerificationToken";

    /// <summary>Two forms alike are one: the same fields sent to the same place.</summary>
    public string Kind => $"{Action} [{Button}] {string.Join(',', Fields.Select(f => f.Name).Distinct())}";

    /// <summary>Does it show the page again, with a row more or less or something worked out, and keep nothing?</summary>
    public bool OnlyShows =>
        Action.Contains("handler=AddRow", StringComparison.Ordinal)
        || Action.Contains("handler=RemoveRow", StringComparison.Ordinal)
        || Action.Contains("handler=Count", StringComparison.Ordinal)
        || Action.Contains("handler=More", StringComparison.Ordinal);

    /// <summary>Is what is right saved, though something else is refused?</summary>
    public bool SavesTheRest => Action.Contains("/ansokan", StringComparison.Ordinal);

    /// <summary>Is it about the cases that are ticked in the list?</summary>
    public bool TakesSeveral => Action.Contains("/arenden?handler=", StringComparison.Ordinal);

    public static PageForm Of(string page, IHtmlFormElement form, IHtmlButtonElement button)
    {
        var fields = new List<PageField>();
        var files = new List<string>();
        foreach (var element in form.Elements.Where(e => !e.HasAttribute("disabled") && !string.IsNullOrEmpty(e.GetAttribute("name"))))
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "file" } file:
                    files.Add(file.Name!);
                    break;
                case IHtmlInputElement { Type: "radio" } radio when fields.All(f => f.Name != radio.Name):
                    var chosen = form.Elements.OfType<IHtmlInputElement>()
                        .FirstOrDefault(other => other.Name == radio.Name && other.IsChecked);
                    fields.Add(new(radio.Name!, (chosen ?? radio).Value, PageFieldKind.Choice, Invented: chosen is null));
                    break;
                case IHtmlInputElement { Type: "checkbox" } box:
                    fields.Add(new(box.Name!, box.Value, PageFieldKind.Choice, Invented: !box.IsChecked));
                    break;
                case IHtmlInputElement { Type: "hidden" } hidden:
                    fields.Add(new(hidden.Name!, hidden.Value, PageFieldKind.Hidden));
                    break;
                case IHtmlInputElement { Type: not ("radio" or "submit") } line:
                    var written = line.GetAttribute("inputmode") is "decimal" or "numeric";
                    fields.Add(
                        new(
                            line.Name!,
                            line.Value.Length > 0 ? line.Value : Fitting(line.Name!, written),
                            written ? PageFieldKind.Number : PageFieldKind.Text,
                            Invented: line.Value.Length == 0
                        )
                    );
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(
                        new(
                            area.Name!,
                            area.Value.Length > 0 ? area.Value : "Kort och sakligt, med å, ä och ö.",
                            PageFieldKind.Text,
                            Invented: area.Value.Length == 0
                        )
                    );
                    break;
                case IHtmlSelectElement select:
                    fields.Add(
                        new(
                            select.Name!,
                            select.Value is { Length: > 0 } value
                                ? value
                                : select.Options.Select(o => o.Value).FirstOrDefault(v => v.Length > 0) ?? "",
                            PageFieldKind.Choice,
                            Invented: string.IsNullOrEmpty(select.Value)
                        )
                    );
                    break;
            }
        }

        if (button.Name is { Length: > 0 } name)
        {
            fields.Add(new(name, button.Value, PageFieldKind.Hidden));
        }

        var action = button.GetAttribute("formaction") ?? form.GetAttribute("action");
        return new(
            page,
            string.IsNullOrEmpty(action) ? page
                : action.StartsWith('?') ? page.Split('?')[0] + action
                : action,
            button.TextContent.Trim(),
            fields,
            files
        );
    }

    /// <summary>
    /// As it stands, with one field written otherwise; blanks are filled with what fits, but for where that would be saved.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> With(int field, string value) =>
        from pair in Fields.Index()
        where pair.Index == field || !(SavesTheRest && pair.Item.Invented)
        select KeyValuePair.Create(pair.Item.Name, pair.Index == field ? value : pair.Item.Value);

    private static string Fitting(string name, bool number)
    {
        var last = name.Split('[', ']', '.').Last(part => part.Length > 0);
        if (
            last.EndsWith("day", StringComparison.OrdinalIgnoreCase)
            || last.EndsWith("on", StringComparison.OrdinalIgnoreCase)
            || last.Contains("date", StringComparison.OrdinalIgnoreCase)
        )
        {
            return "2026-02-02";
        }

        if (last.Contains("year", StringComparison.OrdinalIgnoreCase))
        {
            return "2026";
        }

        return number ? "10" : "Enligt bilaga";
    }
}

/// <summary>What a field takes.</summary>
internal enum PageFieldKind
{
    Text,
    Number,
    Choice,
    Hidden,
}

/// <summary>A field and what stands in it.</summary>
internal sealed record PageField(string Name, string Value, PageFieldKind Kind, bool Invented = false);
