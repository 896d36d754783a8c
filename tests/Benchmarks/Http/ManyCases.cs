using Fund.Platform.Requests;
using Npgsql;

namespace Benchmarks.Http;

/// <summary>
/// What measuring needs beside the product's own cases for load: an access token of the coordinator, and the numbers of the cases that run.
/// </summary>
internal static class ManyCases
{
    public const int Count = 10_000;

    /// <summary>The access token of the coordinator.</summary>
    public const string Token = "fund_of_the_benchmark";

    /// <summary>Answers the numbers of the running cases.</summary>
    public static async Task<IReadOnlyList<string>> ReadyAsync(string superuser, int municipality, string coordinator)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await using (
            var token = new NpgsqlCommand(
                """
                insert into profiles.tokens (municipality_id, id, person_id, label, hash, created_at, expires_at)
                select $1, gen_random_uuid(), id, 'Speed', $3, now(), now() + interval '30 days'
                from profiles.persons where municipality_id = $1 and subject = $2
                """,
                connection
            )
            {
                Parameters =
                {
                    new() { Value = municipality },
                    new() { Value = coordinator },
                    new() { Value = ActorMiddleware.HashOf(Token) },
                },
            }
        )
        {
            await token.ExecuteNonQueryAsync();
        }

        await using (var settled = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 600 })
        {
            await settled.ExecuteNonQueryAsync();
        }

        await using var running = new NpgsqlCommand(
            "select number from applications.cases where municipality_id = $1 and stage_kind = 'Running' order by sequence limit 997",
            connection
        )
        {
            Parameters = { new() { Value = municipality } },
        };
        await using var rows = await running.ExecuteReaderAsync();
        var numbers = new List<string>();
        while (await rows.ReadAsync())
        {
            numbers.Add(rows.GetString(0));
        }

        return numbers;
    }
}
