using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>A field where something is chosen.</summary>
public abstract class ChoiceTagHelper : FieldTagHelper
{
    /// <summary>What there is to choose among.</summary>
    public IEnumerable<Option> Options { get; set; } = [];

    internal IReadOnlyList<string> Chosen(IEnumerable<string?> given) =>
        Typed() ?? [.. given.OfType<string>().Where(value => value.Length > 0), .. ModelValues(given)];

    private IEnumerable<string> ModelValues(IEnumerable<string?> given)
    {
        if (given.Any(value => !string.IsNullOrEmpty(value)))
        {
            return [];
        }

        return For?.Model switch
        {
            null => [],
            string one => [one],
            System.Collections.IEnumerable many => many.Cast<object?>().Select(one => one?.ToString()).OfType<string>(),
            bool yes => [yes ? "true" : "false"],
            var one => [one.ToString() ?? string.Empty],
        };
    }
}

/// <summary>A list to choose one from: <c>&lt;fund-select name="unit" label="Enhet" options="Model.Units" /&gt;</c>.</summary>
[HtmlTargetElement("fund-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundSelectTagHelper : ChoiceTagHelper
{
    /// <summary>The stored choice.</summary>
    public string? Value { get; set; }

    /// <summary>What the empty first line says; "Välj" where not given.</summary>
    public string? Empty { get; set; }

    /// <summary>Leaves the empty line out: something is always chosen.</summary>
    public bool NoEmpty { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = Frame();
        Write(
            output,
            frame.Field(
                Inputs.Select(
                    frame,
                    Options,
                    Chosen([Value]) is [var one, ..] ? one : null,
                    NoEmpty ? null : Given(Empty) ?? Words["Choose"]
                )
            )
        );
    }
}

/// <summary>Radio buttons: <c>&lt;fund-radios name="outcome" label="Bedömning" options="Model.Outcomes" /&gt;</c>.</summary>
[HtmlTargetElement("fund-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundRadiosTagHelper : ChoiceTagHelper
{
    /// <summary>The stored choice.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = Frame();
        Write(output, frame.Group(Inputs.Choices(frame, "radio", Options, Chosen([Value]))));
    }
}

/// <summary>
/// Check boxes: <c>&lt;fund-checkboxes name="groups" label="Målgrupper" options="Model.Groups" values="Model.Chosen" /&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-checkboxes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundCheckboxesTagHelper : ChoiceTagHelper
{
    /// <summary>The stored choices.</summary>
    public IEnumerable<string> Values { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = Frame();
        Write(output, frame.Group(Inputs.Choices(frame, "checkbox", Options, Chosen(Values))));
    }
}

/// <summary>
/// Committees, administrations and others of the municipality, as check boxes with a search field where script runs:
/// <c>&lt;fund-unit-picker name="partners" label="Medverkande" options="Model.Units" /&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-unit-picker", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundUnitPickerTagHelper : ChoiceTagHelper
{
    /// <summary>The stored choices.</summary>
    public IEnumerable<string> Values { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = Frame();
        Write(output, frame.Group(UnitPicker.Write(frame, Options, Chosen(Values))));
    }
}
