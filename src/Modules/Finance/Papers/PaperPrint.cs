using Fund.Documents.Content;
using Fund.Documents.Pdf;
using Fund.Platform.Persistence;

namespace Fund.Finance.Papers;

/// <summary>Prints what Finance has read.</summary>
internal sealed class PaperPrint(IPdfPrinter printer, TenantTransaction transaction)
{
    /// <summary>The document as a PDF file.</summary>
    /// <exception cref="PdfUnavailable">It cannot be made now.</exception>
    public async Task<byte[]> PdfAsync(PaperDocument document, CancellationToken cancellation)
    {
        // Printing takes as long as it takes; the connection serves others meanwhile. Nothing was changed.
        await transaction.RollbackAsync();
        return await printer.PrintAsync(DocumentPage.Of(document), cancellation);
    }
}
