using System.Globalization;
using System.Text.Json;
using Fund.Platform.Requests;
using Fund.Tests.Running;

namespace Benchmarks.Http;

/// <summary>
/// How much of what the machine could do is left when the house does it: pages and API of a municipality with ten thousand cases beside the
/// same answers written by hand, in one run on one database, turn by turn so that a busy machine is slow for both.
/// </summary>
internal static class HttpBenchmark
{
    private const int Connections = 16;
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Measures and writes the report. The first argument is the number of turns, 5 where there is none; the second, words of what is to be
    /// measured, all where there are none.
    /// </summary>
    public static async Task RunAsync(string[] args)
    {
        var turns = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 5;
        var wanted = args is [_, var words] ? words : "";
        await using var database = await BenchmarkDatabase.CreateAsync();
        Console.WriteLine($"Filling {ManyCases.Count:N0} cases...");
        var municipality = await Product.PrepareAsync(database, ManyCases.Count);
        var running = await ManyCases.ReadyAsync(database.Superuser, municipality, Product.Coordinator);

        var (patterns, rows) = await MeasureAsync(database, municipality, running, turns, wanted);
        await CountAsync(database, municipality, running, patterns, rows);
        await Report.WriteAsync(rows, turns, Connections);
    }

    private static async Task<(Patterns, IReadOnlyList<Measured>)> MeasureAsync(
        BenchmarkDatabase database,
        int municipality,
        IReadOnlyList<string> running,
        int turns,
        string wanted
    )
    {
        await using var product = await Product.StartAsync(database.App);
        var patterns = PatternsOf(product, running[0]);
        await using var limit = await Limit.StartAsync(database.App, municipality, patterns);
        var rows = Pairs(product, limit, running).Where(row => row.What.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var row in rows)
        {
            Console.WriteLine($"{row.What}...");
            row.Bytes = (Length(row.Product), Length(row.Limit));
            if (row.WantedRatio is null)
            {
                Latency(row, turns);
            }
            else
            {
                Throughput(row, turns, database.Name);
            }
        }

        return (patterns, rows);
    }

    private static void Throughput(Measured row, int turns, string database)
    {
        WarmUp(row.Product);
        WarmUp(row.Limit);
        for (var turn = 0; turn < turns; turn++)
        {
            row.ProductTurns.Add(PerSecond(row.Product, database, row.ProductProcessor));
            row.LimitTurns.Add(PerSecond(row.Limit, database, row.LimitProcessor));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {row.ProductTurns[^1]:0}/s of {row.LimitTurns[^1]:0}/s, {row.ProductProcessor[^1].Here:0.00} ms of "
                        + $"{row.LimitProcessor[^1].Here:0.00} ms"
                )
            );
        }
    }

    // Until an answer has not become cheaper three times in a row: the runtime compiles what is called often once more, when it gets to it.
    private static void WarmUp(Asked asked)
    {
        var began = TimeProvider.System.GetTimestamp();
        var (least, since) = (double.MaxValue, 0);
        while (since < 3 && TimeProvider.System.GetElapsedTime(began) < LongestWarmUp)
        {
            var used = Environment.CpuUsage.TotalTime;
            var (answers, _) = Load.PerSecond(asked, Connections, Turn);
            var cost = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / answers;
            (least, since) = cost < least * 0.95 ? (cost, 0) : (least, since + 1);
        }
    }

    private static double PerSecond(Asked asked, string database, List<ProcessorTime> processor)
    {
        var before = ProcessorTime.Now(database);
        var (answers, perSecond) = Load.PerSecond(asked, Connections, Turn);
        var used = ProcessorTime.Now(database) - before;
        processor.Add(new ProcessorTime(used.Here / answers, used.Database / answers));
        return perSecond;
    }

    // One asks at a time: what a person waits for.
    private static void Latency(Measured row, int turns)
    {
        Load.Milliseconds(row.Product, 500);
        Load.Milliseconds(row.Limit, 500);
        for (var turn = 0; turn < turns; turn++)
        {
            row.ProductTurns.AddRange(Load.Milliseconds(row.Product, 200));
            row.LimitTurns.AddRange(Load.Milliseconds(row.Limit, 200));
        }
    }

    // A second pair of hosts behind a wire that counts, so that counting costs the measuring nothing.
    private static async Task CountAsync(
        BenchmarkDatabase database,
        int municipality,
        IReadOnlyList<string> running,
        Patterns patterns,
        IReadOnlyList<Measured> rows
    )
    {
        await using var wire = new DatabaseWire(database.App);
        await using (var product = await Product.StartAsync(wire.ConnectionString))
        await using (var limit = await Limit.StartAsync(wire.ConnectionString, municipality, patterns))
        {
            foreach (var row in rows)
            {
                var pair = Pairs(product, limit, running).Single(pair => pair.What == row.What);
                row.ProductWire = await CountOneAsync(wire, pair.Product);
                row.LimitWire = await CountOneAsync(wire, pair.Limit);
            }
        }

        static async Task<WireCount> CountOneAsync(DatabaseWire wire, Asked asked)
        {
            using var connection = new Connection(asked.Address);
            // Until everything that is prepared has been.
            for (var i = 0; i < 20; i++)
            {
                connection.Ask(asked.Requests[0]);
            }

            return await wire.CountAsync(() => Task.Run(() => connection.Ask(asked.Requests[0])));
        }
    }

    private static IEnumerable<Measured> Pairs(Product product, Limit limit, IReadOnlyList<string> numbers)
    {
        const string root = "/" + Product.Municipality;
        yield return new Measured("Case list, page of 25 of 10,000 rows with counts and sums")
        {
            WantedRatio = 0.45,
            MostTrips = 3,
            Product = Asked.Of(product.Address, product.Cookie, root + "/arenden"),
            Limit = Asked.Of(limit.Address, "Accept: */*", "/list"),
        };
        yield return new Measured("One case over the API")
        {
            WantedRatio = 0.40,
            MostTrips = 6,
            Product = Asked.Of(product.Address, Product.Bearer, numbers.Select(number => $"{root}/api/v1/cases/{number}")),
            Limit = Asked.Of(limit.Address, "Accept: */*", numbers.Select(number => $"/cases/{number}")),
        };
        yield return new Measured("Case list over the API")
        {
            WantedRatio = 0.45,
            MostTrips = 3,
            Product = Asked.Of(product.Address, Product.Bearer, root + "/api/v1/cases"),
            Limit = Asked.Of(limit.Address, "Accept: */*", "/cases"),
        };
        yield return new Measured("The fund's page")
        {
            WantedMilliseconds = 15,
            MostTrips = 6,
            Product = Asked.Of(product.Address, product.Cookie, root + "/fonden"),
            Limit = Asked.Of(limit.Address, "Accept: */*", "/fund"),
        };
    }

    private static int Length(Asked asked)
    {
        using var connection = new Connection(asked.Address);
        return connection.Ask(asked.Requests[0]);
    }

    private static Patterns PatternsOf(Product product, string number)
    {
        using var connection = new Connection(product.Address);
        const string root = "/" + Product.Municipality;
        var list = connection.AskText(Connection.Request(root + "/arenden", product.Cookie));
        var fund = connection.AskText(Connection.Request(root + "/fonden", product.Cookie));
        var answer = connection.AskText(Connection.Request($"{root}/api/v1/cases/{number}", Product.Bearer));
        using var read = JsonDocument.Parse(answer);
        string[] byHand =
        [
            "caseNumber",
            "registryNumber",
            "title",
            "stage",
            "stageKind",
            "ruleVersion",
            "openedOn",
            "receivedOn",
            "projectCode",
            "version",
            "participants",
        ];
        var rest = string.Join(
            ',',
            read.RootElement.EnumerateObject().Where(p => !byHand.Contains(p.Name)).Select(p => $"\"{p.Name}\":{p.Value.GetRawText()}")
        );
        return new Patterns(ActorMiddleware.HashOf(ManyCases.Token), Around.Of(list), Around.Of(fund), rest);
    }
}

/// <summary>One thing that was asked of both.</summary>
/// <param name="What">In words.</param>
internal sealed record Measured(string What)
{
    public required Asked Product { get; init; }

    public required Asked Limit { get; init; }

    /// <summary>The least share of the limit's answers a second; null where milliseconds are what is wanted.</summary>
    public double? WantedRatio { get; init; }

    /// <summary>The longest median, milliseconds; null where a share is wanted.</summary>
    public double? WantedMilliseconds { get; init; }

    /// <summary>The most round trips to the database.</summary>
    public required int MostTrips { get; init; }

    /// <summary>Answers a second of each turn, or milliseconds of each answer.</summary>
    public List<double> ProductTurns { get; } = [];

    public List<double> LimitTurns { get; } = [];

    /// <summary>Processor time of one answer, a figure a turn.</summary>
    public List<ProcessorTime> ProductProcessor { get; } = [];

    public List<ProcessorTime> LimitProcessor { get; } = [];

    public (int Product, int Limit) Bytes { get; set; }

    public WireCount ProductWire { get; set; } = new(0, 0);

    public WireCount LimitWire { get; set; } = new(0, 0);
}
