using Fund.Documents.Content;
using Fund.Documents.Pdf;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;

namespace Fund.Applications.Submission;

/// <summary>Prints a handed-in version that has been read.</summary>
internal sealed class SubmittedPdf(IPdfPrinter printer, CurrentMunicipality municipality, TenantTransaction transaction)
{
    /// <summary>The PDF file.</summary>
    /// <exception cref="PdfUnavailable">It cannot be made now.</exception>
    public async Task<byte[]> PrintAsync(SubmittedVersionView version, CancellationToken cancellation)
    {
        // Printing takes as long as it takes; the connection serves others meanwhile. Nothing was changed.
        await transaction.RollbackAsync();
        return await printer.PrintAsync(DocumentPage.Of(SubmittedDocument.Of(version, municipality.Value.Name)), cancellation);
    }
}
