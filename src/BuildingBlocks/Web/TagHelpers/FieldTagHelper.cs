using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Fund.Web.TagHelpers;

/// <summary>
/// What every field has. Its error comes from <see cref="Error"/>, the model state, or the refusals of the request, in that order;
/// its value is what the person typed when the page is shown again.
/// </summary>
public abstract class FieldTagHelper : FundTagHelper
{
    /// <summary>The page model's property: gives name and value.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The posted name, where there is no <see cref="For"/>.</summary>
    public string? Name { get; set; }

    /// <summary>The element's id; made of the name where not given.</summary>
    public string? Id { get; set; }

    /// <summary>The question. Always shown.</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>Help, under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>What is wrong, a Swedish sentence.</summary>
    public string? Error { get; set; }

    /// <summary>Marks the field "(frivilligt)". Fields are otherwise taken to be needed.</summary>
    public bool Optional { get; set; }

    /// <summary>Marks the field "(bör anges)".</summary>
    public bool Recommended { get; set; }

    /// <summary>The guideline's rule ("A-24"), shown with the help.</summary>
    public string? Rule { get; set; }

    /// <summary>The field is shown but cannot be changed.</summary>
    public bool ReadOnly { get; set; }

    internal string FieldName =>
        Given(Name) ?? For?.Name ?? throw new InvalidOperationException($"The field \"{Label}\" has neither name nor for.");

    internal FieldFrame Frame(string? furtherHint = null)
    {
        var id = Given(Id) ?? FieldNames.IdOf(FieldName);
        return new(FieldName, id, Label, Words)
        {
            Hint = FieldFrame.HintOf(Given(Hint), furtherHint),
            Error = Given(Error) ?? ErrorIn(id),
            Optional = Optional,
            Recommended = Recommended,
            Rule = Given(Rule),
            ReadOnly = ReadOnly,
        };
    }

    /// <summary>
    /// The texts typed in this field, when the page is shown again after a post; null when it was not part of what was posted.
    /// </summary>
    internal string[]? Typed()
    {
        if (ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is { } raw)
        {
            return raw as string[] ?? [raw.ToString() ?? string.Empty];
        }

        if (!HttpMethods.IsPost(Request.Method) || !Request.HasFormContentType)
        {
            return null;
        }

        if (Request.Form.TryGetValue(FieldName, out var posted))
        {
            return [.. posted.OfType<string>()];
        }

        // Unticked boxes are not posted at all: the marker says that they were shown.
        return Request.Form.ContainsKey(Inputs.ShownMarker(FieldName)) ? [] : null;
    }

    private string? ErrorIn(string id)
    {
        if (ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.Errors.Count > 0)
        {
            return entry.Errors[0].ErrorMessage;
        }

        return PageFindings
            .Of(ViewContext.HttpContext)
            .FirstOrDefault(finding => finding.Field is { } field && FieldNames.IdOf(field) == id)
            ?.Message;
    }
}
