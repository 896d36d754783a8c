using System.Data;
using Fund.Platform.Catalogue;
using Fund.Platform.Modules;
using Fund.Platform.Tenancy;
using Npgsql;

namespace Fund.Host.Verification;

/// <summary>A municipality, what was asked of its rows, and what was found wrong with them.</summary>
internal sealed record Proved(string Municipality, string What, IReadOnlyList<string> Faults);

/// <summary>
/// `Fund.Host verify`: every municipality's rows are asked for proof, as the application itself sees them, from one moment's picture of the
/// database. Changes nothing, and may run beside the host.
/// </summary>
internal static class Verification
{
    /// <summary>Asks and tells in words; true when nothing is wrong.</summary>
    public static async Task<bool> RunAsync(IServiceProvider services, TextWriter told, CancellationToken cancellation)
    {
        var sound = true;
        foreach (var proved in await AskAsync(services, cancellation))
        {
            sound &= proved.Faults.Count == 0;
            await told.WriteLineAsync(
                proved.Faults.Count == 0
                    ? $"{proved.Municipality}: {proved.What} is proved."
                    : $"{proved.Municipality}: {proved.What} is NOT proved."
            );
            foreach (var fault in proved.Faults)
            {
                await told.WriteLineAsync($"  - {fault}");
            }
        }

        await told.WriteLineAsync(sound ? "Everything is proved." : "Something is wrong: do not go on before it is understood.");
        return sound;
    }

    /// <summary>What every municipality's rows answer.</summary>
    public static async Task<IReadOnlyList<Proved>> AskAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var answers = new List<Proved>();
        var catalogue = services.GetRequiredService<MunicipalityCatalogue>();
        catalogue.Forget();
        foreach (var municipality in await catalogue.AllAsync(cancellation))
        {
            answers.AddRange(await OfAsync(services, municipality, cancellation));
        }

        return answers;
    }

    private static async Task<IReadOnlyList<Proved>> OfAsync(
        IServiceProvider services,
        Municipality municipality,
        CancellationToken cancellation
    )
    {
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using (
            var enter = new NpgsqlCommand(
                $"set transaction read only; select set_config('fund.municipality', '{municipality.Id.Value}', true)",
                connection
            )
        )
        {
            await enter.ExecuteNonQueryAsync(cancellation);
        }

        var answers = new List<Proved>();
        foreach (var proof in services.GetServices<IProof>())
        {
            answers.Add(new Proved(municipality.Key, proof.What, await proof.FaultsAsync(connection, municipality.Id.Value, cancellation)));
        }

        return answers;
    }
}
