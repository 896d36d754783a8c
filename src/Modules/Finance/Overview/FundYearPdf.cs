using Fund.Contracts.Languages;
using Fund.Finance.Papers;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;

namespace Fund.Finance.Overview;

/// <summary>Prints a fund's year: a document of the municipality's, in Swedish whoever asks for it.</summary>
internal sealed class FundYearPdf(PaperPrint print, CurrentMunicipality municipality, TimeProvider time)
{
    /// <summary>The PDF file.</summary>
    /// <exception cref="Documents.Pdf.PdfUnavailable">It cannot be made now.</exception>
    public async Task<byte[]> PrintAsync(FundPageView view, CancellationToken cancellation)
    {
        using var paper = ReadersLanguage.Speak(Language.Swedish);
        return await print.PdfAsync(FundYearPaper.Of(view, municipality.Value.Name, StockholmTime.Today(time)), cancellation);
    }
}
