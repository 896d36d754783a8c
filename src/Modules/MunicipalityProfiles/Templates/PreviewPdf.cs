using Fund.Documents.Pdf;
using Fund.Documents.Templates;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>Prints a paper that was made from a template.</summary>
internal sealed class PreviewPdf(IPdfPrinter printer, CurrentMunicipality municipality, TenantTransaction transaction)
{
    /// <summary>The paper as a PDF file.</summary>
    /// <exception cref="PdfUnavailable">It cannot be made now.</exception>
    public async Task<byte[]> PrintAsync(MadePaper paper, CancellationToken cancellation)
    {
        // Printing takes as long as it takes; the connection serves others meanwhile. Nothing was changed.
        await transaction.RollbackAsync();
        return await printer.PrintAsync(WordPage.Of(paper, municipality.Value.Name), cancellation);
    }
}
