using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Fund.Plugins;

[assembly: FundPlugin("curious", "1.0.0")]

namespace Samples;

/// <summary>Does everything that a plugin may not; is judged, never run.</summary>
[Step("everything", 100)]
public sealed partial class Curious : ICheck<SubmitIdea>
{
    private static int seen;
    private static readonly Dictionary<string, string> Remembered = [];
    private static readonly ConcurrentBag<string> Bag = [];
    private static readonly string[] Allowed = ["a", "b"];
    private static int Counter { get; set; }

    [ModuleInitializer]
    internal static void AtLoad() => seen = 1;

    public ValueTask CheckAsync(SubmitIdea operation, CheckContext context, CancellationToken cancellation)
    {
        seen++;
        Counter++;
        Remembered["x"] = File.ReadAllText("/etc/hostname");
        Bag.Add(Environment.MachineName);
        context.Trace(
            DateTime.Now.ToString(CultureInfo.InvariantCulture)
                + Environment.NewLine
                + string.Join(", ", Allowed.Select(a => a.ToUpperInvariant()))
        );
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        context.Trace(typeof(Operation).Assembly.FullName!);
        Process.Start("ls").Dispose();
        new Thread(() => { }).Start();
        _ = Task.Run(() => { }, cancellation);
        using var timer = new Timer(_ => { });
        using var client = new HttpClient();
        GC.Collect();
        Fire();
        _ = getpid();
        unsafe
        {
            var here = 1;
            context.Trace($"{*&here}");
        }

        return default;
    }

    private static async void Fire() => await Task.Yield();

    [DllImport("libc")]
    private static extern int getpid();
}
