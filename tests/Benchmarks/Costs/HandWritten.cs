using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Benchmarks.Costs;

/// <summary>
/// What the machine can do: the rows, without a file to read them from, by COPY into a stage and by one INSERT … SELECT into the costs,
/// as a superuser whom no wall asks; undone.
/// </summary>
internal static class HandWritten
{
    private const string Stage = """
        create temporary table stage (line int primary key, series text, number text, voucher_line int, date date, account text,
                                      project text, text text, amount bigint) on commit drop
        """;

    private const string Book = """
        insert into finance.cost_lines (municipality_id, id, case_id, project_code, year, series, number, date, account, text, amount,
                                        import_id, file_line, who, at)
        select $1, gen_random_uuid(), c.id, r.project, extract(year from r.date)::int, r.series, r.number, r.date, r.account, r.text,
               r.amount, $2, r.line, 'Hand', now()
        from stage r join applications.cases c on c.municipality_id = $1 and c.project_code = r.project
        """;

    /// <summary>How long it takes.</summary>
    public static async Task<TimeSpan> BookAsync(NpgsqlConnection superuser, int municipality, BigFile file)
    {
        await using var transaction = await superuser.BeginTransactionAsync();
        await superuser.ExecuteAsync("set local session_replication_role = replica");
        var began = Stopwatch.GetTimestamp();
        await superuser.ExecuteAsync(Stage);
        await using (var copy = await superuser.BeginBinaryImportAsync("copy stage from stdin (format binary)"))
        {
            for (var row = 0; row < file.Rows; row++)
            {
                var (voucher, date, project, text, ore) = file[row];
                await copy.StartRowAsync();
                await copy.WriteAsync(row, NpgsqlDbType.Integer);
                await copy.WriteAsync("L", NpgsqlDbType.Text);
                await copy.WriteAsync(voucher.ToString(System.Globalization.CultureInfo.InvariantCulture), NpgsqlDbType.Text);
                await copy.WriteAsync(voucher, NpgsqlDbType.Integer);
                await copy.WriteAsync(date, NpgsqlDbType.Date);
                await copy.WriteAsync("4690", NpgsqlDbType.Text);
                await copy.WriteAsync(project, NpgsqlDbType.Text);
                await copy.WriteAsync(text, NpgsqlDbType.Text);
                await copy.WriteAsync(ore, NpgsqlDbType.Bigint);
            }

            await copy.CompleteAsync();
        }

        var booked = await superuser.ExecuteAsync(Book, municipality, Guid.CreateVersion7());
        var took = Stopwatch.GetElapsedTime(began);
        if (booked != file.Rows)
        {
            throw new InvalidOperationException($"{booked} of {file.Rows} rows were booked.");
        }

        await transaction.RollbackAsync();
        await superuser.ExecuteAsync("vacuum finance.cost_lines");
        return took;
    }
}
