using System.Net;
using System.Net.Sockets;
using Fund.Documents.Content;
using Fund.Documents.Pdf;
using Fund.Tests.Documents.Content;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;
using OsProcess = System.Diagnostics.Process;

namespace Fund.Tests.Documents.Pdf;

/// <summary>
/// Real PDF files from a real Chromium, opened again. Browsers are counted: tests that start others do not run meanwhile.
/// </summary>
[Collection(nameof(ChromiumPrinterTests))]
public sealed class ChromiumPrinterTests : IAsyncDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly List<int> others = Running();
    private readonly ChromiumPrinter printer;

    public ChromiumPrinterTests() => printer = Printer(new PdfOptions());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_has_the_text_its_title_language_and_tags_and_brings_its_letters()
    {
        using var pdf = await PrintAsync(DocumentPageTests.Document("Räksmörgås på Ågatan: åäö ÅÄÖ"));

        pdf.Title.ShouldBe("Ansökan: Ärende 2026-3, version 2 – Åmåla kommun");
        pdf.Language.ShouldBe("sv");
        pdf.IsTagged.ShouldBeTrue();
        pdf.Size.Width.ShouldBe(595, 1.5);
        pdf.Size.Height.ShouldBe(842, 1.5);
        pdf.Text.ShouldContain("Räksmörgås på Ågatan: åäö ÅÄÖ");
        pdf.Text.ShouldContain("Löner");
        pdf.Text.ShouldContain("120 000");
        pdf.Text.ShouldContain("Östen Åberg");
        pdf.Fonts.ShouldAllBe(font => font.Contains("+OpenSans", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_sheet_says_whose_and_which_it_is_and_how_far()
    {
        using var pdf = await PrintAsync(DocumentPageTests.Document(string.Join("\n", Enumerable.Range(1, 200).Select(n => $"Rad {n}"))));

        pdf.Pages.ShouldBeGreaterThan(2);
        for (var page = 1; page <= pdf.Pages; page++)
        {
            var text = pdf.TextOf(page);
            text.ShouldContain("Åmåla kommun");
            text.ShouldContain("Ärende 2026-3, version 2");
            text.ShouldContain($"Sida {page} av {pdf.Pages}");
        }

        pdf.Text.ShouldContain("Rad 1 ");
        pdf.Text.ShouldContain("Rad 200");
    }

    [Fact]
    public async Task A_word_without_end_stays_on_its_sheet_and_a_table_without_end_repeats_its_headings()
    {
        var document = DocumentPageTests.Document(new string('å', 4_000)) with
        {
            Parts =
            [
                new(
                    "Allt",
                    [
                        new PaperText("Ett ord", new string('å', 4_000)),
                        new PaperTable("Rader", [new("Kolumnen")], [.. Enumerable.Range(1, 150).Select(n => new[] { $"Cell {n}" })], ""),
                    ]
                ),
            ],
        };

        using var pdf = await PrintAsync(document);

        pdf.Text.Count(sign => sign == 'å').ShouldBeGreaterThanOrEqualTo(4_000);
        for (var page = 3; page <= pdf.Pages; page++)
        {
            pdf.TextOf(page).ShouldContain("Kolumnen", customMessage: $"page {page}");
        }
    }

    [Fact]
    public async Task Eight_at_once_each_get_their_own()
    {
        var files = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(n => printer.PrintAsync(DocumentPage.Of(DocumentPageTests.Document($"Svar nummer {n}.")), Cancellation))
        );

        for (var n = 1; n <= files.Length; n++)
        {
            using var pdf = new PrintedPdf(files[n - 1]);
            pdf.Text.ShouldContain($"Svar nummer {n}.");
        }

        Browsers().Count.ShouldBe(1, "they share one browser");
    }

    [Fact]
    public async Task A_browser_that_was_killed_is_replaced_and_nobody_notices()
    {
        using var before = await PrintAsync(DocumentPageTests.Document("Före"));
        var killed = Browsers().ShouldHaveSingleItem();
        using (var process = OsProcess.GetProcessById(killed))
        {
            process.Kill(entireProcessTree: true);
        }

        using var after = await PrintAsync(DocumentPageTests.Document("Efter"));

        after.Text.ShouldContain("Efter");
        Browsers().ShouldHaveSingleItem().ShouldNotBe(killed);
        printer.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_browser_that_is_killed_while_it_prints_takes_no_page_with_it()
    {
        using var before = await PrintAsync(DocumentPageTests.Document("Före"));
        var killed = Browsers().ShouldHaveSingleItem();
        var rows = string.Join('\n', Enumerable.Range(1, 3_000).Select(n => $"Rad {n}"));
        var printing = Enumerable.Range(1, 4).Select(n => PrintAsync(DocumentPageTests.Document($"{rows}\nSvar nummer {n}."))).ToList();

        using (var process = OsProcess.GetProcessById(killed))
        {
            process.Kill(entireProcessTree: true);
        }

        for (var n = 1; n <= printing.Count; n++)
        {
            using var pdf = await printing[n - 1];
            pdf.Text.ShouldContain($"Svar nummer {n}.");
        }

        Browsers().ShouldHaveSingleItem().ShouldNotBe(killed);
    }

    [Fact]
    public async Task A_browser_that_hangs_costs_its_time_and_the_next_page_is_printed()
    {
        await using var hasty = Printer(new PdfOptions { TimeoutSeconds = 10 });
        using var before = new PrintedPdf(await hasty.PrintAsync(DocumentPage.Of(DocumentPageTests.Document("Före")), Cancellation));
        var stopped = Browsers().ShouldHaveSingleItem();
        Signal("STOP", stopped);

        await Should.ThrowAsync<PdfUnavailable>(() =>
            hasty.PrintAsync(DocumentPage.Of(DocumentPageTests.Document("Hänger")), Cancellation)
        );
        hasty.Fault.ShouldNotBeNull("the operator is told");
        using var after = new PrintedPdf(await hasty.PrintAsync(DocumentPage.Of(DocumentPageTests.Document("Efter")), Cancellation));

        after.Text.ShouldContain("Efter");
        Browsers().ShouldHaveSingleItem().ShouldNotBe(stopped);
        hasty.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task No_script_runs_and_nothing_is_fetched_even_from_a_page_that_tries()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}";
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "Hemligt ord", Cancellation);
        try
        {
            // No policy of its own, as if a document had forgotten it.
            var page = $"""
                <!DOCTYPE html><html lang="sv"><head><title>Fälla</title><link rel="stylesheet" href="{address}/a.css">
                <meta http-equiv="refresh" content="0;url={address}/b"></head>
                <body onload="document.body.textContent='Skriptet kördes'"><p>Orört.</p><img src="{address}/c.png">
                <iframe src="{address}/d"></iframe><iframe src="file://{secret}"></iframe><object data="file://{secret}"></object>
                <script>document.body.append('Skriptet kördes');fetch('{address}/e')</script>
                <noscript>Utan skript.</noscript></body></html>
                """;

            using var pdf = new PrintedPdf(await printer.PrintAsync(page, Cancellation));

            pdf.Text.ShouldContain("Orört.");
            pdf.Text.ShouldNotContain("Skriptet kördes");
            pdf.Text.ShouldNotContain("Hemligt ord");
            elsewhere.Pending().ShouldBeFalse("nobody called");
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public async Task The_browser_is_told_none_of_the_hosts_secrets_and_opens_no_port()
    {
        Environment.SetEnvironmentVariable("FUND_TEST_SECRET", "hemligt");
        using var pdf = await PrintAsync(DocumentPageTests.Document("Text"));

        var browser = Browsers().ShouldHaveSingleItem();
        (await File.ReadAllTextAsync($"/proc/{browser}/environ", Cancellation)).ShouldNotContain("FUND_");
        Command(browser).ShouldNotContain("remote-debugging-port");
    }

    [Fact]
    public async Task A_browser_that_nobody_needs_is_ended_and_its_folder_with_it()
    {
        using var pdf = await PrintAsync(DocumentPageTests.Document("Text"));
        var browser = Browsers().ShouldHaveSingleItem();
        var folder = Command(browser).Single(argument => argument.StartsWith("--user-data-dir=", StringComparison.Ordinal)).Split('=')[1];
        Directory.Exists(folder).ShouldBeTrue();

        time.Advance(TimeSpan.FromMinutes(4));
        Browsers().ShouldBe([browser]);
        time.Advance(TimeSpan.FromMinutes(2));

        for (var tenths = 0; tenths < 100 && (Browsers().Count > 0 || Directory.Exists(folder)); tenths++)
        {
            await Task.Delay(100, Cancellation);
        }

        Browsers().ShouldBeEmpty();
        Directory.Exists(folder).ShouldBeFalse();
        using var again = await PrintAsync(DocumentPageTests.Document("Igen"));
        again.Text.ShouldContain("Igen");
    }

    [Theory]
    [InlineData("/finns/inte/chromium", "does not exist")]
    [InlineData("/bin/false", "ended at its start")]
    public async Task Without_a_browser_it_says_what_is_missing(string program, string words)
    {
        await using var without = Printer(new PdfOptions { Chromium = program });

        var told = await Should.ThrowAsync<PdfUnavailable>(() => without.PrintAsync("<p>x</p>", Cancellation));

        told.Message.ShouldContain(words);
        without.Fault!.ShouldContain(words);
        without.Fault!.ShouldContain(program);
    }

    public ValueTask DisposeAsync() => printer.DisposeAsync();

    private async Task<PrintedPdf> PrintAsync(PaperDocument document) =>
        new(await printer.PrintAsync(DocumentPage.Of(document), Cancellation));

    private ChromiumPrinter Printer(PdfOptions options)
    {
        options.Chromium ??= Environment.GetEnvironmentVariable("FUND_TEST_CHROMIUM");
        return new ChromiumPrinter(Options.Create(options), time, NullLogger<ChromiumPrinter>.Instance);
    }

    private List<int> Browsers() => [.. Running().Except(others)];

    // The browsers that this process has started: children of its own that are spoken to over pipes.
    private static List<int> Running() =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
                .Where(id => id > 0 && Parent(id) == Environment.ProcessId && Command(id).Contains("--remote-debugging-pipe")),
        ];

    private static string[] Command(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static int Parent(int process)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ')[2], null);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void Signal(string name, int process)
    {
        using var kill = OsProcess.Start("/bin/sh", ["-c", $"kill -{name} {process}"]);
        kill.WaitForExit();
    }
}
