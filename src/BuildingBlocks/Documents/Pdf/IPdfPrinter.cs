namespace Fund.Documents.Pdf;

/// <summary>
/// Makes a page into a PDF file: the one seam behind which the engine can be changed. What it makes can be read by those who hear it
/// (tagged, with language, title and outline), searched, and opened anywhere (the letters are inside).
/// </summary>
public interface IPdfPrinter
{
    /// <summary>What the operator has to mend before there can be any PDF; null when nothing is known to be wrong.</summary>
    string? Fault { get; }

    /// <summary>Prints.</summary>
    /// <param name="page">
    /// A whole HTML page that brings all it needs. It is given no network, no cookie, no file, no script, and limited time.
    /// </param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The PDF file.</returns>
    /// <exception cref="PdfUnavailable">It cannot be done now; nothing else is wrong.</exception>
    Task<byte[]> PrintAsync(string page, CancellationToken cancellation);
}
