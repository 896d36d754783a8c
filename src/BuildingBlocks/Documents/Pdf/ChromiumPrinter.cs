using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fund.Documents.Pdf;

/// <summary>
/// Prints with one Chromium that is started when it is first needed and kept warm. A few pages are printed at a time and the others wait;
/// a browser that dies or hangs is replaced; one that nobody needs is ended, and with it goes what it has gathered.
/// </summary>
internal sealed partial class ChromiumPrinter : IPdfPrinter, IAsyncDisposable
{
    private const int MostWaiting = 64;

    // It gathers memory, whatever it prints.
    private const int MostPrinted = 500;
    private static readonly TimeSpan KeptWarm = TimeSpan.FromMinutes(5);

    private readonly PdfOptions options;
    private readonly ILogger<ChromiumPrinter> log;
    private readonly SemaphoreSlim turns;
    private readonly SemaphoreSlim changing = new(1);
    private readonly ITimer idle;
    private ChromiumBrowser? warm;
    private PdfUnavailable? lastFault;
    private int inside;

    public ChromiumPrinter(IOptions<PdfOptions> options, TimeProvider time, ILogger<ChromiumPrinter> log)
    {
        this.options = options.Value;
        this.log = log;
        turns = new SemaphoreSlim(this.options.AtOnce);
        idle = time.CreateTimer(_ => _ = EndIdleAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string? Fault
    {
        get
        {
            try
            {
                ChromiumProgram.Find(options);
                return Volatile.Read(ref lastFault)?.Message;
            }
            catch (PdfUnavailable missing)
            {
                return missing.Message;
            }
        }
    }

    public async Task<byte[]> PrintAsync(string page, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        var waiting = Interlocked.Increment(ref inside);
        try
        {
            return waiting <= MostWaiting
                ? await PrintInTurnAsync(page, cancellation, limit.Token)
                : throw new PdfUnavailable($"More than {MostWaiting} pages wait to be printed.");
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw Told(new PdfUnavailable($"A page was not printed within {options.TimeoutSeconds} seconds.", late));
        }
        catch (PdfUnavailable fault)
        {
            Told(fault);
            throw;
        }
        finally
        {
            var isLast = Interlocked.Decrement(ref inside) == 0;
            idle.Change(isLast && Volatile.Read(ref warm)?.Printed >= MostPrinted ? TimeSpan.Zero : KeptWarm, Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await idle.DisposeAsync();
        await changing.WaitAsync();
        if (warm is not null)
        {
            await warm.DisposeAsync();
            warm = null;
        }
    }

    private PdfUnavailable Told(PdfUnavailable fault)
    {
        LogFault(log, fault);
        Volatile.Write(ref lastFault, fault);
        return fault;
    }

    private async Task<byte[]> PrintInTurnAsync(string page, CancellationToken cancellation, CancellationToken limit)
    {
        await turns.WaitAsync(limit);
        try
        {
            // A browser that was found dead, that another page took with it, or that could not print a page that was still
            // trying to go elsewhere, is no reason to fail: it is tried once more, in a new window.
            var printed =
                await PrintOnceAsync(page, isLast: false, cancellation, limit)
                ?? await PrintOnceAsync(page, isLast: true, cancellation, limit);
            Volatile.Write(ref lastFault, null);
            return printed ?? throw new PdfUnavailable("Chromium ended twice while it printed a page.");
        }
        finally
        {
            turns.Release();
        }
    }

    // Null when the browser ended meanwhile, or refused and is to be asked again.
    private async Task<byte[]?> PrintOnceAsync(string page, bool isLast, CancellationToken cancellation, CancellationToken limit)
    {
        var browser = await WarmAsync(limit);
        try
        {
            return await browser.PrintAsync(page, limit);
        }
        catch (BrowserGone gone)
        {
            LogGone(log, gone);
            await EndAsync(browser);
            return null;
        }
        catch (PdfUnavailable refused) when (!isLast)
        {
            LogRefused(log, refused);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It had all the time there was: it hangs.
            await EndAsync(browser);
            throw;
        }
    }

    private async Task<ChromiumBrowser> WarmAsync(CancellationToken limit)
    {
        await changing.WaitAsync(limit);
        try
        {
            if (warm is { HasEnded: false })
            {
                return warm;
            }

            if (warm is not null)
            {
                await warm.DisposeAsync();
                warm = null;
            }

            var sandbox = options.Sandbox ?? !Environment.IsPrivilegedProcess;
            return warm = await ChromiumBrowser.StartAsync(ChromiumProgram.Find(options), sandbox, limit);
        }
        finally
        {
            changing.Release();
        }
    }

    private async Task EndAsync(ChromiumBrowser browser)
    {
        await changing.WaitAsync();
        try
        {
            if (warm == browser)
            {
                warm = null;
                await browser.DisposeAsync();
            }
        }
        finally
        {
            changing.Release();
        }
    }

    private async Task EndIdleAsync()
    {
        await changing.WaitAsync();
        try
        {
            // Whoever comes now has to wait for a new one, and gets it.
            if (warm is not null && Volatile.Read(ref inside) == 0)
            {
                await warm.DisposeAsync();
                warm = null;
            }
        }
        finally
        {
            changing.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There was no PDF file.")]
    private static partial void LogFault(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Chromium ended while it printed; another is started.")]
    private static partial void LogGone(ILogger log, Exception gone);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Chromium did not print a page; it is asked once more.")]
    private static partial void LogRefused(ILogger log, Exception refused);
}
