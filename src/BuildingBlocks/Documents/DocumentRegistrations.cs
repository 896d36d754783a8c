using Fund.Documents.Pdf;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Documents;

/// <summary>What the host registers for documents.</summary>
public static class DocumentRegistrations
{
    /// <summary>Adds the printer of PDF files, set up by the section <c>Pdf</c>.</summary>
    public static IServiceCollection AddFundDocuments(this IServiceCollection services)
    {
        services.AddOptions<PdfOptions>().BindConfiguration(PdfOptions.Section);
        services.AddSingleton<IPdfPrinter, ChromiumPrinter>();
        services.AddHostedService<PdfStart>();
        return services;
    }
}
