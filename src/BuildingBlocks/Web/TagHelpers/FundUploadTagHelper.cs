using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A field for files: <c>&lt;fund-upload name="file" label="Bilaga" accept=".pdf,.docx" max-bytes="20000000" /&gt;</c>. The form must have
/// <c>enctype="multipart/form-data"</c>.
/// </summary>
[HtmlTargetElement("fund-upload")]
public sealed class FundUploadTagHelper : FieldTagHelper
{
    /// <summary>Allowed endings: ".pdf,.docx".</summary>
    public string? Accept { get; set; }

    /// <summary>Largest file, bytes; said in the help.</summary>
    public long? MaxBytes { get; set; }

    /// <summary>Several files at once.</summary>
    public bool Multiple { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var already = await output.GetChildContentAsync();
        // No page can put a file back into its field: whoever chose one is told, or it is missed by nobody before it is needed.
        if (already.IsEmptyOrWhiteSpace && Given(Error) is null && Frame().Error is null && Chosen() is { Length: > 0 } chosen)
        {
            Error = Words.Format("ChooseAgain", chosen);
        }

        Write(output, Upload(Given(Accept), MaxBytes, Multiple, already.IsEmptyOrWhiteSpace ? null : already));
    }

    // What was posted in this field, by the files' names.
    private string Chosen() =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType
            ? string.Join(", ", Request.Form.Files.GetFiles(FieldName).Select(file => Path.GetFileName(file.FileName)))
            : "";

    private Markup Upload(string? accept, long? maxBytes, bool multiple, IHtmlContent? already)
    {
        var said = new[]
        {
            accept is null ? null : Words.Format("FileTypes", accept.Replace(",", ", ", StringComparison.Ordinal)),
            maxBytes is { } bytes ? Words.Format("MaxSize", Display.Size(bytes)) : null,
        };
        var frame = Frame(string.Join(' ', said.OfType<string>()) is { Length: > 0 } text ? text : null);
        var input = new Markup().Open(
            "input",
            ("class", "ds-input"),
            ("type", "file"),
            ("id", frame.Id),
            ("name", frame.Name),
            ("accept", accept),
            ("multiple", multiple ? string.Empty : null),
            ("data-max-bytes", maxBytes?.ToString(CultureInfo.InvariantCulture)),
            ("aria-describedby", frame.DescribedBy),
            ("aria-invalid", frame.Invalid)
        );
        return frame.Field(new Markup().Add(already).Add(input));
    }
}
