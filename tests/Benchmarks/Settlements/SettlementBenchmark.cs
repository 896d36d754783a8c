using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Benchmarks.Http;
using Fund.Platform.Requests;
using Fund.Tests.Running;
using Npgsql;

namespace Benchmarks.Settlements;

/// <summary>
/// A settlement of ten thousand initiatives and a million costs, prepared and approved over the API as a municipality does it, beside the
/// one statement that does it by hand and the one that marks every cost, in the same run on the same database.
/// </summary>
internal static class SettlementBenchmark
{
    private const int Cases = 10_000;
    private const int Costs = 1_000_000;

    // Of the cases that are made for load, three in ten have been granted something, have begun and not ended.
    private const double CasesForEachRunning = 3.36;

    /// <summary>Measures and writes the report. The arguments are how many initiatives and how many costs.</summary>
    public static async Task RunAsync(string[] args)
    {
        var cases = args is [var some, ..] ? int.Parse(some, CultureInfo.InvariantCulture) : Cases;
        var costs = args is [_, var many, ..] ? int.Parse(many, CultureInfo.InvariantCulture) : Costs;
        await using var database = await BenchmarkDatabase.CreateAsync();
        Console.WriteLine("Filling...");
        var municipality = await Product.PrepareAsync(database, (int)Math.Ceiling(cases * CasesForEachRunning));
        await using var superuser = new NpgsqlConnection(database.Superuser);
        await superuser.OpenAsync();
        var occasion = await Occasion.FillAsync(superuser, municipality, costs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{occasion.Cases:N0} initiatives, {occasion.Costs:N0} costs."));

        await using var product = await Product.StartAsync(database.App);
        using var controller = await ClientAsync(product, superuser, municipality, "lingonby-ekonom");
        using var other = await ClientAsync(product, superuser, municipality, "lingonby-ekonom2");
        var path = $"settlements/{occasion.Key}";
        // What has been asked for once is compiled: the host is warm, as on any day.
        await controller.GetStringAsync("cases");

        var byHand = new List<TimeSpan> { await HandWritten.PrepareAsync(superuser, municipality, occasion) };
        var (prepared, preparing) = await WatchedAsync(() => PostAsync(controller, $"{path}/prepare", new { }));
        await superuser.ExecuteAsync("vacuum analyze");
        byHand.Add(await HandWritten.PrepareAsync(superuser, municipality, occasion));

        var run = (Guid)
            await superuser.ScalarAsync(
                "select id from finance.settlement_runs where municipality_id = $1 and occasion = $2 and state = 'Prepared'",
                municipality,
                occasion.Key
            );
        var total = Convert.ToInt64(
            await superuser.ScalarAsync("select sum(payable) from finance.settlement_lines where run_id = $1", run),
            CultureInfo.InvariantCulture
        );
        var (paged, paging) = await WatchedAsync(() => controller.GetStringAsync(path));
        var marked = new List<TimeSpan> { await HandWritten.MarkAsync(superuser, municipality, run) };
        var (approved, approving) = await WatchedAsync(() =>
            PostAsync(
                other,
                $"{path}/approve",
                new
                {
                    run,
                    version = 1,
                    total,
                }
            )
        );
        marked.Add(await HandWritten.MarkAsync(superuser, municipality, run));
        var settled = await superuser.ScalarAsync("select count(*) from finance.settled_costs where run_id = $1", run);

        await WriteAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                # Settlement benchmark, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC

                {occasion.Cases:N0} initiatives with {occasion.Costs:N0} costs, {settled:N0} of them settled, {total / 100:N0} kr.
                {Environment.ProcessorCount} processors; product, database and client on one machine; by hand before and after, the mean.

                | What | Product | By hand | Ratio | Wanted | Memory above idle |
                |---|---|---|---|---|---|
                {Row("Prepared", prepared, byHand, 2, preparing)}
                {Row("Approved", approved, marked, 0.5, approving)}
                | Settlement day over the API | {paged.TotalMilliseconds:0} ms | | | | {paging / 1_000_000} MB |
                """
            )
        );
    }

    private static string Row(string what, TimeSpan product, List<TimeSpan> byHand, double wanted, long memory)
    {
        var hand = byHand.Average(took => took.TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {product.TotalSeconds:0.0} s | {hand:0.0} s | {product.TotalSeconds / hand:0.00} | ≤ {wanted:0.0} | "
                + $"{memory / 1_000_000} MB, wanted < 150 |"
        );
    }

    private static async Task<(TimeSpan Took, long Memory)> WatchedAsync(Func<Task> work)
    {
        await using var memory = new Memory();
        var began = Stopwatch.GetTimestamp();
        await work();
        return (Stopwatch.GetElapsedTime(began), memory.AboveIdle);
    }

    // What takes long is answered with the address of the work, which is asked until it is done.
    private static async Task PostAsync(HttpClient client, string path, object content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(content) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        if (answer.StatusCode != HttpStatusCode.Accepted)
        {
            return;
        }

        while (true)
        {
            var work = await client.GetFromJsonAsync<Work>(answer.Headers.Location);
            switch (work!.State)
            {
                case "done":
                    return;
                case "failed":
                    throw new InvalidOperationException($"{path}: {work.Said}");
                default:
                    await Task.Delay(100);
                    break;
            }
        }
    }

    private static async Task<HttpClient> ClientAsync(Product product, NpgsqlConnection superuser, int municipality, string subject)
    {
        var token = "fund_" + subject;
        await superuser.ExecuteAsync(
            """
            insert into profiles.tokens (municipality_id, id, person_id, label, hash, created_at, expires_at)
            select $1, gen_random_uuid(), id, 'Speed', $3, now(), now() + interval '30 days'
            from profiles.persons where municipality_id = $1 and subject = $2
            """,
            municipality,
            subject,
            ActorMiddleware.HashOf(token)
        );
        var client = new HttpClient
        {
            BaseAddress = new Uri(product.Address, $"/{Product.Municipality}/api/v1/"),
            Timeout = TimeSpan.FromMinutes(30),
        };
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        return client;
    }

    private static async Task WriteAsync(string table)
    {
        Console.WriteLine();
        Console.WriteLine(table);
        var file = Path.Combine(TestFiles.Root, "artifacts", "benchmarks", "settlement.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, table);
        Console.WriteLine($"Kept in {file}");
    }

    private sealed record Work(string State, string? Said);
}
