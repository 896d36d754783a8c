namespace Fund.Documents.Pdf;

/// <summary>There can be no PDF just now. People are told what to do instead; the message is for the operator.</summary>
public sealed class PdfUnavailable(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What a person is told: what happened, and the other way to the same paper.</summary>
    public static string Words =>
        T(
            "PDF-filen kan inte skapas just nu. Ingenting har gått förlorat. Skriv ut sidan i webbläsaren i stället, där du också "
                + "kan välja att spara den som PDF, eller försök igen om en stund."
        );
}
