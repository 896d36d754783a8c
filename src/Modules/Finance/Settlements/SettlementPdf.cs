using Fund.Contracts.Languages;
using Fund.Documents.Content;
using Fund.Documents.Pdf;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;

namespace Fund.Finance.Settlements;

/// <summary>Prints what lies behind a settlement: a document of the municipality's, in Swedish whoever asks for it.</summary>
internal sealed class SettlementPdf(IPdfPrinter printer, CurrentMunicipality municipality, TenantTransaction transaction)
{
    /// <summary>The PDF file.</summary>
    /// <exception cref="PdfUnavailable">It cannot be made now.</exception>
    public async Task<byte[]> PrintAsync(SettlementDay day, CancellationToken cancellation)
    {
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        var document = SettlementDocument.Of(day, municipality.Value.Name);
        // Printing takes as long as it takes; the connection serves others meanwhile. Nothing was changed.
        await transaction.RollbackAsync();
        return await printer.PrintAsync(DocumentPage.Of(document), cancellation);
    }
}
