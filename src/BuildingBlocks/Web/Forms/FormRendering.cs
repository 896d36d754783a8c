using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Fund.Web.Forms;

/// <summary>Writes the sections and fields of a dynamic form.</summary>
internal sealed class FormRendering(HttpRequest request, Words words, bool readOnly)
{
    /// <summary>All sections.</summary>
    public Markup Sections(FormView form)
    {
        var markup = new Markup();
        foreach (var section in form.Sections.Where(section => section.Fields.Any(field => field.Visible)))
        {
            var headingId = "section-" + FieldNames.IdOf(section.Key);
            // The only section of a page has the page's title for heading.
            var element = section.Title.Length == 0 ? "div" : "section";
            markup.Open(element, ("class", "fund-form-section"), ("aria-labelledby", section.Title.Length == 0 ? null : headingId));
            if (section.Title.Length > 0)
            {
                markup.Element("h2", section.Title, ("class", "ds-heading"), ("id", headingId));
            }

            if (section.Hint is not null)
            {
                markup.Element("p", section.Hint, ("class", "fund-muted"));
            }

            foreach (var field in section.Fields.Where(field => field.Visible))
            {
                markup.Add(Field(field));
            }

            markup.Close(element);
        }

        return markup;
    }

    private Markup Field(FormViewField field)
    {
        var name = FormPosting.NameOf(field.Key);
        var frame = new FieldFrame(name, FieldNames.IdOf(name), field.Label, words)
        {
            Hint = Hint(field.Hint, field.Kind, field.MaxLength),
            Error = field.Error,
            StoredMeanwhile = field.StoredMeanwhile,
            Optional = field is { Required: false, Recommended: false },
            Recommended = field is { Required: false, Recommended: true },
            Rule = field.Rule,
            ReadOnly = readOnly,
        };
        return field.Kind switch
        {
            FormViewKind.Choices => frame.Group(Inputs.Choices(frame, "checkbox", field.Choices, field.Values)),
            FormViewKind.Units => frame.Group(UnitPicker.Write(frame, field.Choices, field.Values)),
            FormViewKind.YesNo => frame.Group(
                Inputs.Choices(frame, "radio", [new("true", words["Yes"]), new("false", words["No"])], [field.Value ?? string.Empty])
            ),
            // A few choices are seen at a glance; many are better in a list.
            FormViewKind.Choice when field.Choices.Count <= 6 => frame.Group(
                Inputs.Choices(frame, "radio", field.Choices, [field.Value ?? string.Empty])
            ),
            FormViewKind.Document => frame.Field(Document(frame, field)),
            FormViewKind.Rows or FormViewKind.Effects => frame.Group(Rows(field, name), frame.Id),
            _ => Single(frame, field.Kind, field.Value, field.Choices, field.MaxLength),
        };
    }

    private string? Hint(string? hint, FormViewKind kind, int maxLength)
    {
        var further = kind switch
        {
            FormViewKind.Date => words["DateHint"],
            FormViewKind.Text or FormViewKind.LongText when maxLength > 0 => words.Format("MaxLength", Display.Number(maxLength)),
            _ => null,
        };
        return FieldFrame.HintOf(string.IsNullOrEmpty(hint) ? null : hint, further);
    }

    private Markup Single(FieldFrame frame, FormViewKind kind, string? value, IReadOnlyList<Option> choices, int maxLength) =>
        kind switch
        {
            FormViewKind.LongText => frame.Field(Inputs.Area(frame, value, 6, maxLength > 0 ? maxLength : null)),
            FormViewKind.Amount => frame.Field(
                Inputs.Line(frame, value, inputMode: "decimal", autocomplete: "off", suffix: "kr"),
                words["InKronor"],
                "short"
            ),
            FormViewKind.Date or FormViewKind.Year => frame.Field(
                Inputs.Line(frame, value, inputMode: "numeric", autocomplete: "off"),
                width: "short"
            ),
            FormViewKind.Number => frame.Field(Inputs.Line(frame, value, inputMode: "decimal", autocomplete: "off"), width: "short"),
            FormViewKind.Choice => frame.Field(Inputs.Select(frame, choices, value, words["Choose"])),
            _ => frame.Field(Inputs.Line(frame, value, maxLength: maxLength > 0 ? maxLength : null)),
        };

    private Markup Document(FieldFrame frame, FormViewField field)
    {
        var markup = new Markup();
        foreach (var attached in field.Attached)
        {
            markup.Element("p", words.Format("Attached", attached), ("class", "fund-attached"));
        }

        return readOnly
            ? markup
            : markup.Open(
                "input",
                ("class", "ds-input"),
                ("type", "file"),
                ("id", frame.Id),
                ("name", frame.Name),
                ("multiple", string.Empty),
                ("aria-describedby", frame.DescribedBy),
                ("aria-invalid", frame.Invalid)
            );
    }

    private Markup Rows(FormViewField field, string name)
    {
        var markup = new Markup();
        var rows = field.Rows.DefaultIfEmpty(new Dictionary<string, string>(StringComparer.Ordinal)).ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            var number = (row + 1).ToString(CultureInfo.InvariantCulture);
            markup
                .Open("fieldset", ("class", "ds-fieldset fund-row"))
                .Element("legend", words.Format("RowNumber", number), ("class", "ds-label"))
                .Open("div", ("class", "fund-row-cells"));
            foreach (var column in field.Columns)
            {
                markup.Add(Cell(field, column, name, row, rows[row].GetValueOrDefault(column.Key)));
            }

            markup.Close("div");
            if (!readOnly)
            {
                markup.Element(
                    "button",
                    words.Format("RemoveRow", number),
                    ("class", "ds-button"),
                    ("data-variant", "tertiary"),
                    ("data-size", "sm"),
                    ("type", "submit"),
                    ("formnovalidate", string.Empty),
                    ("formaction", Handler("RemoveRow", field.Key, row))
                );
            }

            markup.Close("fieldset");
        }

        return readOnly
            ? markup
            : markup.Element(
                "button",
                words["AddRow"],
                ("class", "ds-button"),
                ("data-variant", "secondary"),
                ("data-size", "sm"),
                ("type", "submit"),
                ("formnovalidate", string.Empty),
                ("formaction", Handler("AddRow", field.Key, null))
            );
    }

    private Markup Cell(FormViewField field, FormViewColumn column, string name, int row, string? value)
    {
        var cellName = string.Create(CultureInfo.InvariantCulture, $"{name}[{row}][{column.Key}]");
        var frame = new FieldFrame(cellName, FieldNames.IdOf(cellName), column.Label, words)
        {
            Error = field.CellErrors.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{row}.{column.Key}")),
            Optional = !column.Required,
            ReadOnly = readOnly,
        };
        return Single(frame, column.Kind, value, column.Choices ?? [], 0);
    }

    // The fragment brings the person back to the rows after the round to the server.
    private string Handler(string handler, string field, int? row)
    {
        var place = row?.ToString(CultureInfo.InvariantCulture);
        return $"{Links.With(request, ("handler", handler), ("field", field), ("row", place))}#{FieldNames.IdOf(field)}";
    }
}
