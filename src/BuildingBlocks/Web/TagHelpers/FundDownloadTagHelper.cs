using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A link to a file: <c>&lt;fund-download href="…" kind="PDF" bytes="482000"&gt;Beslutsunderlag&lt;/fund-download&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-download")]
public sealed class FundDownloadTagHelper : FundTagHelper
{
    /// <summary>Where the file is.</summary>
    public string? Href { get; set; }

    /// <summary>What kind of file, in words: "PDF", "Excel", "SIE 4".</summary>
    public string? Kind { get; set; }

    /// <summary>Its size in bytes.</summary>
    public long? Bytes { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var facts = string.Join(", ", new[] { Given(Kind), Bytes is { } bytes ? Display.Size(bytes) : null }.OfType<string>());
        Write(
            output,
            new Markup()
                .Open("a", ("class", "ds-link fund-download"), ("href", Resolve(Href)), ("download", string.Empty))
                .Add(words)
                .Text(facts.Length == 0 ? null : $" ({facts})")
                .Close("a")
        );
    }
}
