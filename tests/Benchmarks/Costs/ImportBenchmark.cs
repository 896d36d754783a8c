using System.Diagnostics;
using System.Globalization;
using Autofac;
using Autofac.Extensions.DependencyInjection;
using Benchmarks.Http;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Finance.Costs.Import;
using Fund.Platform.Catalogue;
using Fund.Platform.Jobs;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using Fund.Tests.Running;
using MediatR;
using Npgsql;

namespace Benchmarks.Costs;

/// <summary>
/// A SIE file with a million rows of costs, received, read, compared and booked by the jobs of the house as when a controller sends it,
/// beside the same rows by COPY and one INSERT … SELECT by hand, in the same run on the same database.
/// </summary>
internal static class ImportBenchmark
{
    private const int Rows = 1_000_000;
    private const int Cases = 2_600;

    /// <summary>Measures and writes the report. The argument is how many rows.</summary>
    public static async Task RunAsync(string[] args)
    {
        var rows = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : Rows;
        await using var database = await BenchmarkDatabase.CreateAsync();
        Console.WriteLine("Filling...");
        var municipality = await Product.PrepareAsync(database, Cases);
        await using var superuser = new NpgsqlConnection(database.Superuser);
        await superuser.OpenAsync();
        var file = new BigFile(rows, await ProjectsAsync(superuser, municipality), TimeProvider.System.GetUtcNow().Year);
        var path = Path.GetTempFileName();
        var bytes = await file.WriteAsync(path);
        await superuser.ExecuteAsync("vacuum analyze");

        await using var product = await Product.StartAsync(database.App);
        var root = product.Services.GetAutofacRoot();
        var here = (await root.Resolve<MunicipalityCatalogue>().AllAsync(CancellationToken.None)).Single(m => m.Id.Value == municipality);
        var byHand = new List<TimeSpan> { await HandWritten.BookAsync(superuser, municipality, file) };
        var began = Stopwatch.GetTimestamp();
        var steps = new List<(string What, TimeSpan Took)>();
        await using var memory = new Memory();
        var import = Guid.Empty;
        await using (var content = File.OpenRead(path))
        {
            await TimedAsync("received", async () =>
                import = (await AsControllerAsync(root, here, new KeepCostFile("prov.se", content))).Answer
            );
        }

        await TimedAsync("read and compared", () => WorkAsync(root, here, new ReadKeptCostFile(import)));
        await TimedAsync("booked", () => WorkAsync(root, here, new ImportCosts(import)));
        var took = Stopwatch.GetElapsedTime(began);
        var above = memory.AboveIdle;
        File.Delete(path);
        var booked = await superuser.ScalarAsync("select count(*) from finance.cost_lines where import_id = $1", import);
        if (Convert.ToInt64(booked, CultureInfo.InvariantCulture) != rows)
        {
            var parts = (await AsControllerAsync(root, here, new CostImportPreview(import))).Answer.Parts;
            throw new InvalidOperationException($"{booked} of {rows} rows were booked: {string.Join(", ", parts)}");
        }

        await superuser.ExecuteAsync("vacuum analyze finance.cost_lines");
        byHand.Add(await HandWritten.BookAsync(superuser, municipality, file));
        var hand = byHand.Average(each => each.TotalSeconds);
        var ratio = hand / took.TotalSeconds;
        var inv = CultureInfo.InvariantCulture;
        var told = string.Join(", ", steps.Select(step => string.Create(inv, $"{step.What} {step.Took.TotalSeconds:0.0} s")));
        await WriteAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                # Import benchmark, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC

                A SIE 4 file of {bytes / 1_000_000} MB with {rows:N0} rows of costs, {booked:N0} booked: {told}.
                {Environment.ProcessorCount} processors; product and database on one machine; by hand before and after, the mean.

                | What | Product | By hand | Ratio | Wanted | Memory above idle |
                |---|---|---|---|---|---|
                | Rows a second | {rows / took.TotalSeconds:N0} | {rows / hand:N0} | {ratio:0.00} | ≥ 0.75 | {above / 1_000_000} MB |
                """
            )
        );

        async Task TimedAsync(string what, Func<Task> work)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            steps.Add((what, Stopwatch.GetElapsedTime(start)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {steps[^1].Took.TotalSeconds:0.0} s"));
        }
    }

    private static async Task<(T Answer, Guid? Work)> AsControllerAsync<T>(ILifetimeScope root, Municipality here, IRequest<T> command)
    {
        await using var scope = MunicipalityJobRunner.Begin(root, here, nameof(ImportBenchmark));
        var (mediator, message) = (scope.Resolve<IMediator>(), scope.Resolve<MessageScope>());
        using (message.Inside())
        {
            scope.Resolve<Actor>().Become((await mediator.Send(new PersonBySubject("lingonby-ekonom")))!);
        }

        message.SomebodyWaits = true;
        return (await mediator.Send(command), message.GivenToJob);
    }

    private static async Task WorkAsync<T>(ILifetimeScope root, Municipality here, ICommand<T> command)
    {
        var (_, work) = await AsControllerAsync(root, here, command);
        while (work is { } id)
        {
            var seen = (await AsControllerAsync(root, here, new WorkQuery(id))).Answer;
            if (seen.State == WorkState.Failed)
            {
                throw new InvalidOperationException(seen.Said);
            }

            if (seen.State == WorkState.Done)
            {
                return;
            }

            await Task.Delay(100);
        }
    }

    private static async Task<IReadOnlyList<string>> ProjectsAsync(NpgsqlConnection superuser, int municipality)
    {
        await superuser.ExecuteAsync(
            "update applications.cases set project_code = 'P' || sequence "
                + "where municipality_id = $1 and stage_kind in ('Granted', 'Running') and opened_on < date_trunc('year', now())",
            municipality
        );
        await using var command = new NpgsqlCommand(
            "select project_code from applications.cases where municipality_id = $1 and project_code like 'P%' "
                + "and stage_kind in ('Granted', 'Running') order by sequence",
            superuser
        )
        {
            Parameters = { new() { Value = municipality } },
        };
        await using var rows = await command.ExecuteReaderAsync();
        var codes = new List<string>();
        while (await rows.ReadAsync())
        {
            codes.Add(rows.GetString(0));
        }

        return codes;
    }

    private static async Task WriteAsync(string table)
    {
        Console.WriteLine();
        Console.WriteLine(table);
        var kept = Path.Combine(TestFiles.Root, "artifacts", "benchmarks", "import.md");
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        await File.WriteAllTextAsync(kept, table);
        Console.WriteLine($"Kept in {kept}");
    }
}
