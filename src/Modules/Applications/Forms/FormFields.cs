using System.Globalization;
using Fund.Applications.Answers;
using Fund.Process.Profiles;
using Fund.Web;
using Fund.Web.Forms;

namespace Fund.Applications.Forms;

/// <summary>A rule version's questions as the fields of a page.</summary>
internal static class FormFields
{
    /// <summary>Sections of a form with the stored answers in their fields.</summary>
    /// <param name="form">The form.</param>
    /// <param name="sections">Those of its sections that the page has.</param>
    /// <param name="headed">Do they have headings of their own? Where the page is one section its title is the page's.</param>
    public static FormView Of(CaseFormView form, IReadOnlyList<CaseFormSection> sections, bool headed)
    {
        IReadOnlyList<Option> units = [.. form.Units.Select(unit => new Option(unit.Key, unit.Name))];
        return FormPosting.Fill(
            new FormView([
                .. sections.Select(section => new FormViewSection(
                    section.Key,
                    headed ? section.Title : "",
                    [.. section.Fields.Select(field => Shown(field, units))],
                    section.Hint
                )),
            ])
            {
                Version = form.RowVersion.ToString(CultureInfo.InvariantCulture),
            },
            sections
                .SelectMany(section => section.Fields)
                .ToDictionary(field => field.Field.Key, field => AnswerText.Typed(field.Field, field.Value))
        );
    }

    private static FormViewField Shown(CaseFormField asked, IReadOnlyList<Option> units)
    {
        var field = asked.Field;
        return new FormViewField
        {
            Key = field.Key,
            Label = field.Label,
            Kind = field.Kind switch
            {
                FieldKind.Text => FormViewKind.Text,
                FieldKind.LongText => FormViewKind.LongText,
                FieldKind.Amount => FormViewKind.Amount,
                FieldKind.Date => FormViewKind.Date,
                FieldKind.Year => FormViewKind.Year,
                FieldKind.Number => FormViewKind.Number,
                FieldKind.Choices => FormViewKind.Choices,
                FieldKind.Rows => FormViewKind.Rows,
                _ => FormViewKind.Choice,
            },
            Hint = field.Hint,
            Required = field.Required,
            Recommended = field.Recommended,
            Rule = field.Rule,
            Choices =
                field.Kind == FieldKind.YesNo
                    ? [new Option("yes", T("Ja")), new Option("no", T("Nej"))]
                    : [.. field.Choices.Select(c => new Option(c.Key, c.Label))],
            MaxLength = field.Kind is FieldKind.Text or FieldKind.LongText ? field.MaxLength : 0,
            Columns = [.. field.Columns.Select(c => Column(c, units))],
            Visible = asked.Visible,
        };
    }

    private static FormViewColumn Column(Column column, IReadOnlyList<Option> units) =>
        column.Kind switch
        {
            ColumnKind.Amount => new FormViewColumn(column.Key, column.Label, FormViewKind.Amount, column.Required),
            ColumnKind.Year => new FormViewColumn(column.Key, column.Label, FormViewKind.Year, column.Required),
            ColumnKind.Number => new FormViewColumn(column.Key, column.Label, FormViewKind.Number, column.Required),
            ColumnKind.Date => new FormViewColumn(column.Key, column.Label, FormViewKind.Date, column.Required),
            ColumnKind.Unit => new FormViewColumn(column.Key, column.Label, FormViewKind.Choice, column.Required, units),
            ColumnKind.Choice => new FormViewColumn(
                column.Key,
                column.Label,
                FormViewKind.Choice,
                column.Required,
                [.. column.Choices.Select(c => new Option(c.Key, c.Label))]
            ),
            _ => new FormViewColumn(column.Key, column.Label, FormViewKind.Text, column.Required),
        };
}
