using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using Fund.Documents.Word;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>The templates of a kind of paper, and every placeholder that they may hold, made from the paper's own model.</summary>
[Requires(Permission.Administer)]
public sealed class TemplatePageModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>Which version to download; 0 for the product's.</summary>
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    internal TemplateOfKindView View { get; private set; } = null!;

    /// <summary>Each placeholder, a list followed by what its items have.</summary>
    internal IReadOnlyList<Placeholder> Placeholders => [.. View.Placeholders.SelectMany(placeholder => placeholder.WithTexts())];

    internal static IReadOnlyList<Crumb> Crumbs =>
        [new(T("Administration"), "~/administration"), new(T("Word-mallar"), "~/administration/mallar")];

    /// <summary>As it is typed in Word.</summary>
    internal static string Typed(Placeholder placeholder) =>
        placeholder.IsList ? $"{{{{#each {placeholder.Name}}}}} … {{{{/each}}}}" : $"{{{{{placeholder.Name}}}}}";

    /// <summary>A page below this.</summary>
    internal string HrefOf(string page) => $"{Root}/administration/mallar/{Kind}/{page}";

    /// <summary>A version's file.</summary>
    internal string FileHref(int number) => $"~/administration/mallar/{Kind}?handler=File&number={number}";

    /// <summary>A version filled with a made-up case.</summary>
    internal string PreviewHref(int number) => HrefOf($"forhandsvisning?number={number}");

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new TemplateOfKind(Kind), cancellation);

    /// <summary>A template, to change in Word.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation)
    {
        var file = await mediator.Send(new TemplateFile(Kind, Number), cancellation);
        return File(file.Word, WordFile.MediaType, file.WordName);
    }
}
