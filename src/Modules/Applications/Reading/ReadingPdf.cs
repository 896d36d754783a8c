using Fund.Contracts.Languages;
using Fund.Documents.Content;
using Fund.Documents.Pdf;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;

namespace Fund.Applications.Reading;

/// <summary>Prints a version that has been read.</summary>
internal sealed class ReadingPdf(IPdfPrinter printer, CurrentMunicipality municipality, TenantTransaction transaction)
{
    /// <summary>The version as a PDF file.</summary>
    /// <exception cref="PdfUnavailable">It cannot be made now.</exception>
    public async Task<byte[]> PrintAsync(FormReading version, CancellationToken cancellation)
    {
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        return await PrintAsync(ReadingDocument.Of(version, municipality.Value.Name), cancellation);
    }

    /// <summary>The document as a PDF file.</summary>
    /// <exception cref="PdfUnavailable">It cannot be made now.</exception>
    public async Task<byte[]> PrintAsync(PaperDocument document, CancellationToken cancellation)
    {
        // Printing takes as long as it takes; the connection serves others meanwhile. Nothing was changed.
        await transaction.RollbackAsync();
        return await printer.PrintAsync(DocumentPage.Of(document), cancellation);
    }
}
