using System.Diagnostics;
using System.Globalization;
using Autofac;
using Fund.Contracts.Messages;
using Fund.Host.Startup;
using Fund.Platform.Catalogue;
using Fund.Platform.Jobs;
using Fund.Platform.Load;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;

namespace Fund.Host.Demonstrations;

/// <summary>
/// `seed-demo --cases N [--municipality KEY]`: fills a demonstration's municipality with cases for load, whole or not at all. They are rows
/// in tables and not what anybody has done; the console and the log say so.
/// </summary>
internal static class LoadSeed
{
    private const string By = "Inläggning för belastningsprov";

    /// <summary>Does what the arguments ask for.</summary>
    /// <returns>0 when the cases are there, 1 when they were refused, 2 when the arguments cannot be understood.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, LoadArguments wanted, TextWriter told, CancellationToken cancellation)
    {
        if (wanted.Fault is { } fault)
        {
            await told.WriteLineAsync(fault);
            return 2;
        }

        if (!services.GetRequiredService<HostSettings>().Demonstration)
        {
            throw new InvalidSettings(["seed-demo works only with Demonstration:Enabled."]);
        }

        var all = await services.GetRequiredService<MunicipalityCatalogue>().AllAsync(cancellation);
        var municipality = wanted.Municipality is { } key
            ? all.FirstOrDefault(each => each.Key == key)
            : all.OrderBy(each => each.Key, StringComparer.Ordinal).FirstOrDefault();
        if (municipality is null)
        {
            await told.WriteLineAsync(
                all.Count == 0
                    ? "Det finns ingen kommun att fylla. Kör först seed-demo, utan --cases."
                    : $"Kommunen {wanted.Municipality} finns inte här. De som finns: "
                        + $"{string.Join(", ", all.Select(each => each.Key).Order())}."
            );
            return 2;
        }

        try
        {
            var (spans, took) = await FillAsync(services, municipality, wanted.Cases, cancellation);
            await told.WriteLineAsync(
                string.Create(
                    CultureInfo.GetCultureInfo("sv-SE"),
                    $"{municipality.Name} har fått {wanted.Cases:N0} ärenden för belastningsprov på {took.TotalSeconds:0.0} s: "
                        + $"{string.Join(", ", spans)}. De är inlagda direkt i tabellerna, inte gjorda med tjänstens kommandon; loggen "
                        + $"säger "
                        + $"det också."
                )
            );
            return 0;
        }
        catch (Refused refused)
        {
            await told.WriteLineAsync(string.Join(Environment.NewLine, refused.Findings.Select(finding => finding.Message)));
            return 1;
        }
    }

    /// <summary>Fills a municipality, in one transaction.</summary>
    /// <returns>The numbers that the cases got, a span a year, and how long it took.</returns>
    /// <exception cref="Refused">It has been filled before, or nothing can be applied for there.</exception>
    public static async Task<(IReadOnlyList<string> Numbers, TimeSpan Took)> FillAsync(
        IServiceProvider services,
        Municipality municipality,
        int cases,
        CancellationToken cancellation
    )
    {
        var began = Stopwatch.GetTimestamp();
        await using var scope = MunicipalityJobRunner.Begin(services.GetRequiredService<ILifetimeScope>(), municipality, By);
        scope.Resolve<Actor>().From = "seed-demo --cases";
        IReadOnlyList<string> numbers;
        using (scope.Resolve<MessageScope>().Inside())
        {
            numbers = await scope.Resolve<LoadFill>().RunAsync(cases, cancellation);
            await scope.Resolve<TenantTransaction>().CommitAsync(cancellation);
        }

        return (numbers, Stopwatch.GetElapsedTime(began));
    }
}
