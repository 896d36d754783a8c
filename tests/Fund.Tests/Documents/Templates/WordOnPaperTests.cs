using System.Diagnostics;
using Fund.Documents.Templates;
using Fund.Tests.Documents.Pdf;
using Fund.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Fund.Tests.Documents.Templates;

/// <summary>What another word processor makes of the house's Word files, where the machine has one.</summary>
public sealed class WordOnPaperTests(FundFixture fund)
{
    private const string Program = "/usr/bin/soffice";

    [Fact(DisplayName = "Every kind of paper is laid out by LibreOffice with what it says, and none of its marks")]
    public async Task Laid_out()
    {
        Assert.SkipUnless(File.Exists(Program), "LibreOffice is not installed.");
        var here = await fund.StartLingonbyAsync();
        var folder = Directory.CreateTempSubdirectory("fund-word-");
        try
        {
            foreach (var kind in here.Application.Services.GetServices<PaperTemplate>())
            {
                var file = TemplateFill.Of(kind.Standard(), kind.MadeUp());
                var path = Path.Combine(folder.FullName, kind.Key + ".docx");
                await File.WriteAllBytesAsync(path, file);
                await RunAsync($"-env:UserInstallation=file://{folder.FullName}/office", "--headless", "--convert-to", "pdf", path);
                using var pdf = new PrintedPdf(await File.ReadAllBytesAsync(Path.ChangeExtension(path, "pdf")));
                pdf.Text.ShouldNotContain("{{");
                pdf.Text.ShouldContain(kind.MadeUp().Texts["ärende.rubrik"]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        async Task RunAsync(params string[] arguments)
        {
            using var office = System.Diagnostics.Process.Start(
                new ProcessStartInfo(Program, arguments) { WorkingDirectory = folder.FullName }
            )!;
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await office.WaitForExitAsync(patience.Token);
            office.ExitCode.ShouldBe(0);
        }
    }
}
