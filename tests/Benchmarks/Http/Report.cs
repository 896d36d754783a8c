using System.Globalization;
using System.Text;
using Fund.Tests.Running;

namespace Benchmarks.Http;

/// <summary>The table, on the screen and in artifacts/benchmarks/http.md.</summary>
internal static class Report
{
    public static async Task WriteAsync(IReadOnlyList<Measured> rows, int turns, int connections)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            # HTTP benchmark, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC

            {ManyCases.Count} cases, {connections} connections, {turns} turns each, {Environment.ProcessorCount} processors; product, limit,
            database and client on one machine. Answers a second are the median of the turns, the ratio the median of each turn's.
            The processor time of an answer, the client's part included,
            does not depend on what else the machine does. The fund's page is asked for by one at a time:
            the median, and in brackets the 95th percentile.

            | What | Product | Limit | Ratio | Wanted | Round trips | Statements | Processor time, host + database | Bytes |
            |---|---|---|---|---|---|---|---|---|
            """
        );
        foreach (var row in rows)
        {
            text.AppendLine(row.WantedRatio is null ? Waited(row) : Answered(row));
        }

        var table = text.ToString();
        Console.WriteLine();
        Console.WriteLine(table);
        var file = Path.Combine(TestFiles.Root, "artifacts", "benchmarks", "http.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, table);
        Console.WriteLine($"Kept in {file}");
    }

    private static string Answered(Measured row)
    {
        var ratio = Quantile([.. row.ProductTurns.Zip(row.LimitTurns, (product, limit) => product / limit)], 0.5);
        return string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.What} | {Quantile(row.ProductTurns, 0.5):0}/s | {Quantile(row.LimitTurns, 0.5):0}/s | {ratio:0.00} | "
            )
            + string.Create(CultureInfo.InvariantCulture, $"≥ {row.WantedRatio:0.00} | ")
            + Ends(row);
    }

    private static string Waited(Measured row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.What} | {Quantile(row.ProductTurns, 0.5):0.0} ms ({Quantile(row.ProductTurns, 0.95):0.0}) | "
        )
        + string.Create(CultureInfo.InvariantCulture, $"{Quantile(row.LimitTurns, 0.5):0.0} ms ({Quantile(row.LimitTurns, 0.95):0.0}) | ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{Quantile(row.LimitTurns, 0.5) / Quantile(row.ProductTurns, 0.5):0.00} | ≤ {row.WantedMilliseconds:0} ms | "
        )
        + Ends(row);

    private static string Ends(Measured row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{row.ProductWire.RoundTrips} against {row.LimitWire.RoundTrips}, wanted ≤ {row.MostTrips} | "
        )
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{row.ProductWire.Statements} against {row.LimitWire.Statements} | {Used(row.ProductProcessor)} against "
                + $"{Used(row.LimitProcessor)}"
        )
        + string.Create(CultureInfo.InvariantCulture, $" | {row.Bytes.Product} against {row.Bytes.Limit} |");

    private static string Used(List<ProcessorTime> turns) =>
        turns.Count == 0
            ? "–"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Quantile([.. turns.Select(t => t.Here)], 0.5):0.00} + {Quantile([.. turns.Select(t => t.Database)], 0.5):0.00} ms"
            );

    private static double Quantile(List<double> numbers, double share) =>
        numbers.Order().ElementAt((int)Math.Min(numbers.Count * share, numbers.Count - 1));
}
