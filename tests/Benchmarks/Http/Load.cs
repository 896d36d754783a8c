using System.Diagnostics;

namespace Benchmarks.Http;

/// <summary>What is asked, of whom, as whom.</summary>
/// <param name="Address">Whom.</param>
/// <param name="Requests">The requests, one after the other and then from the beginning.</param>
internal sealed record Asked(Uri Address, IReadOnlyList<byte[]> Requests)
{
    public static Asked Of(Uri address, string header, params IEnumerable<string> paths) =>
        new(address, [.. paths.Select(path => Connection.Request(path, header))]);
}

/// <summary>Asks, and measures.</summary>
internal static class Load
{
    /// <summary>Answers, and answers a second, over so many connections at once.</summary>
    public static (int Answers, double PerSecond) PerSecond(Asked asked, int connections, TimeSpan time)
    {
        var ends = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var counts = new int[connections];
        var began = Stopwatch.GetTimestamp();
        var threads = Enumerable
            .Range(0, connections)
            .Select(i => new Thread(() =>
            {
                using var connection = new Connection(asked.Address);
                for (var n = i * 7; Stopwatch.GetTimestamp() < ends; n++)
                {
                    connection.Ask(asked.Requests[n % asked.Requests.Count]);
                    counts[i]++;
                }
            }))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var answers = counts.Sum();
        return (answers, answers / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>Milliseconds of one answer after the other, in order of length.</summary>
    public static IReadOnlyList<double> Milliseconds(Asked asked, int times)
    {
        using var connection = new Connection(asked.Address);
        var took = new List<double>(times);
        for (var n = 0; n < times; n++)
        {
            var began = Stopwatch.GetTimestamp();
            connection.Ask(asked.Requests[n % asked.Requests.Count]);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        took.Sort();
        return took;
    }
}
