using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Fund.Documents.Pdf;

/// <summary>
/// A running Chromium that prints. It knows nothing of the host: no setting, no cookie, no address. A page is handed to it as the answer to
/// the only request that gets one; scripts are off, and no other address leads anywhere.
/// </summary>
internal sealed class ChromiumBrowser : IAsyncDisposable
{
    private const string Address = "https://dokument.invalid/";

    // The shell turns what it is given into the two pipes that the browser speaks on, and becomes the browser.
    private const string AsPipes = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null";

    private static readonly string[] Arguments =
    [
        "--headless",
        "--remote-debugging-pipe",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--disable-extensions",
        "--disable-default-apps",
        "--disable-component-update",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
        "--disable-breakpad",
        "--no-first-run",
        "--no-default-browser-check",
        "--no-pings",
        "--mute-audio",
        "--blink-settings=scriptEnabled=false",
        "--font-render-hinting=none",
        // Whatever would leave for the net goes to where nobody listens, also what is meant for this machine.
        "--proxy-server=127.0.0.1:1",
        "--proxy-bypass-list=<-loopback>",
    ];

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly DevToolsPipe pipe;
    private int printed;

    private ChromiumBrowser(Process process, DirectoryInfo folder)
    {
        (this.process, this.folder) = (process, folder);
        pipe = new DevToolsPipe(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    /// <summary>Has it ended?</summary>
    public bool HasEnded => pipe.Ended.IsCompleted || process.HasExited;

    /// <summary>How many pages it has printed.</summary>
    public int Printed => Volatile.Read(ref printed);

    /// <summary>Starts one.</summary>
    /// <exception cref="PdfUnavailable">It does not start; the message has its own words.</exception>
    public static async Task<ChromiumBrowser> StartAsync(string program, bool sandbox, CancellationToken cancellation)
    {
        var home = TemporaryFolder();
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home.FullName,
        };
        foreach (var argument in (string[])["-c", AsPipes, program, .. Arguments, $"--user-data-dir={home.FullName}"])
        {
            start.ArgumentList.Add(argument);
        }

        if (!sandbox)
        {
            start.ArgumentList.Add("--no-sandbox");
        }

        // The host's environment holds its secrets.
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = start.Environment["TMPDIR"] = home.FullName;
        start.Environment["LANG"] = "C.UTF-8";

        var words = new ConcurrentQueue<string>();
        var browser = new ChromiumBrowser(Begin(start, words), home);
        try
        {
            await browser.pipe.AskAsync(null, "Browser.getVersion", null, cancellation);
            return browser;
        }
        catch (BrowserGone gone)
        {
            var lastWords = string.Join(" | ", words);
            await browser.DisposeAsync();
            throw new PdfUnavailable(
                $"Chromium ({program}) ended at its start. If it asks for a sandbox that this system does not give, set "
                    + $"{PdfOptions.Section}:{nameof(PdfOptions.Sandbox)} to false. Its last words: {lastWords}",
                gone
            );
        }
        catch (OperationCanceledException)
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Prints a page in a window that shares nothing with any other.</summary>
    /// <exception cref="BrowserGone">It ended meanwhile.</exception>
    /// <exception cref="PdfUnavailable">It could not print the page.</exception>
    public async Task<byte[]> PrintAsync(string page, CancellationToken cancellation)
    {
        var window = Text(await AskAsync("Target.createBrowserContext", new { disposeOnDetach = true }), "browserContextId");
        string? session = null;
        try
        {
            var target = Text(await AskAsync("Target.createTarget", new { url = "about:blank", browserContextId = window }), "targetId");
            session = Text(await AskAsync("Target.attachToTarget", new { targetId = target, flatten = true }), "sessionId");
            await ShowAsync(session, page, cancellation);
            var printedPage = await pipe.AskAsync(
                session,
                "Page.printToPDF",
                new
                {
                    preferCSSPageSize = true,
                    printBackground = true,
                    generateTaggedPDF = true,
                    generateDocumentOutline = true,
                },
                cancellation
            );
            Interlocked.Increment(ref printed);
            return printedPage.GetProperty("data").GetBytesFromBase64();
        }
        finally
        {
            if (session is not null)
            {
                pipe.StopListening(session);
            }

            // Nobody waits for the window to close, and a browser that has ended has closed it.
            _ = CloseAsync(window);
        }

        Task<JsonElement> AskAsync(string method, object parameters) => pipe.AskAsync(null, method, parameters, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        await pipe.DisposeAsync();
        process.Dispose();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A child that is on its way out may still write there; the system clears its folder for temporary files.
        }
    }

    private static DirectoryInfo TemporaryFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("fund-pdf-");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PdfUnavailable($"Chromium needs a folder below {Path.GetTempPath()}, which cannot be written to.", fault);
        }
    }

    private static Process Begin(ProcessStartInfo start, ConcurrentQueue<string> words)
    {
        const int keptLines = 8;
        Process started;
        try
        {
            started = Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new PdfUnavailable("Chromium could not be started: the system starts no process.", fault);
        }

        started.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is { Length: > 0 } line)
            {
                words.Enqueue(line);
                if (words.Count > keptLines)
                {
                    words.TryDequeue(out string? _);
                }
            }
        };
        started.BeginErrorReadLine();
        return started;
    }

    // The page is loaded when its layout and letters are: only then is it printed.
    private async Task ShowAsync(string session, string page, CancellationToken cancellation)
    {
        var loaded = Channel.CreateUnbounded<string>();
        var given = false;
        pipe.Listen(
            session,
            (what, said) =>
            {
                switch (what)
                {
                    case "Fetch.requestPaused":
                        _ = AnswerAsync(session, Text(said, "requestId"), given ? null : page);
                        given = true;
                        break;
                    case "Page.lifecycleEvent" when Text(said, "name") == "load":
                        loaded.Writer.TryWrite(Text(said, "loaderId"));
                        break;
                    case "Inspector.targetCrashed":
                        loaded.Writer.TryComplete(new BrowserGone("The page crashed."));
                        break;
                    default:
                        break;
                }
            }
        );
        await AskAsync("Inspector.enable", null);
        await AskAsync("Emulation.setScriptExecutionDisabled", new { value = true });
        await AskAsync("Page.enable", null);
        await AskAsync("Page.setLifecycleEventsEnabled", new { enabled = true });
        await AskAsync("Fetch.enable", new { patterns = new[] { new { urlPattern = "*" } } });
        var shown = await AskAsync("Page.navigate", new { url = Address });
        if (shown.TryGetProperty("errorText", out var error))
        {
            throw new PdfUnavailable($"The browser did not show the page: {error.GetString()}");
        }

        var seen = LoadedAsync(loaded.Reader, Text(shown, "loaderId"), cancellation);
        await Task.WhenAny(seen, pipe.Ended).WaitAsync(cancellation);
        if (!seen.IsCompleted)
        {
            throw new BrowserGone("The browser ended while it loaded a page.");
        }

        await seen;

        Task<JsonElement> AskAsync(string method, object? parameters) => pipe.AskAsync(session, method, parameters, cancellation);
    }

    // The empty window has loaded as well, and may say so late: it is this page that is waited for.
    private static async Task LoadedAsync(ChannelReader<string> loaded, string wanted, CancellationToken cancellation)
    {
        while (await loaded.WaitToReadAsync(cancellation))
        {
            while (loaded.TryRead(out var page))
            {
                if (page == wanted)
                {
                    return;
                }
            }
        }
    }

    // The first request is for the page itself. Whatever else it asks for, it does not get.
    private async Task AnswerAsync(string session, string request, string? page)
    {
        try
        {
            await (
                page is null
                    ? pipe.AskAsync(
                        session,
                        "Fetch.failRequest",
                        new { requestId = request, errorReason = "BlockedByClient" },
                        CancellationToken.None
                    )
                    : pipe.AskAsync(
                        session,
                        "Fetch.fulfillRequest",
                        new
                        {
                            requestId = request,
                            responseCode = 200,
                            responseHeaders = new[]
                            {
                                new { name = "Content-Type", value = "text/html; charset=utf-8" },
                                new { name = "Content-Security-Policy", value = Content.DocumentPage.Policy },
                            },
                            body = Convert.ToBase64String(Encoding.UTF8.GetBytes(page)),
                        },
                        CancellationToken.None
                    )
            );
        }
        catch (Exception gone) when (gone is BrowserGone or PdfUnavailable)
        {
            // Whoever waits for the page hears of it, or stops waiting.
        }
    }

    private async Task CloseAsync(string window)
    {
        try
        {
            await pipe.AskAsync(null, "Target.disposeBrowserContext", new { browserContextId = window }, CancellationToken.None);
        }
        catch (Exception gone) when (gone is BrowserGone or PdfUnavailable)
        {
            // It is closed with the browser.
        }
    }

    private static string Text(JsonElement said, string name) =>
        said.GetProperty(name).GetString() ?? throw new BrowserGone($"The browser said nothing of {name}.");
}
