using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Documents;

/// <summary>A case's documents.</summary>
[Requires(Permission.ReadCases)]
public sealed class DocumentsModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Kind of the document.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    internal CaseOverviewView Case { get; private set; } = null!;

    internal IReadOnlyList<DocumentRow> Documents { get; private set; } = [];

    /// <summary>Kinds to choose.</summary>
    public IReadOnlyList<Option> Kinds { get; private set; } = [];

    /// <summary>May the person attach?</summary>
    public bool MayAttach => Kinds.Count > 0;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);
        Documents = await mediator.Send(new CaseDocuments(CaseNumber), cancellation);
        Kinds =
        [
            .. (await mediator.Send(new DocumentKinds(CaseNumber), cancellation)).Select(k => new Option(
                k.Key,
                k.Rule is null ? k.Name : $"{k.Name} ({k.Rule})"
            )),
        ];
    }

    /// <summary>Attaches a file.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            throw new Refused(T("Välj en fil."), field: "file");
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        await mediator.Send(new AttachDocument(CaseNumber, Kind ?? "", file.FileName, content.ToArray()), cancellation);
        Done = T("Handlingen är bifogad.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/handlingar");
    }

    /// <summary>Gives a file out, as a download always.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellation)
    {
        var file = await mediator.Send(new DownloadDocument(CaseNumber, id), cancellation);
        return File(file.Content, "application/octet-stream", file.Name);
    }
}
