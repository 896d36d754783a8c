using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fund.Documents.Pdf;

/// <summary>Tells the operator at the start what is missing for PDF files; the host runs without them.</summary>
internal sealed partial class PdfStart(IPdfPrinter printer, ILogger<PdfStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (printer.Fault is { } fault)
        {
            LogFault(log, fault);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault} Everything else works; people can print their pages.")]
    private static partial void LogFault(ILogger log, string fault);
}
