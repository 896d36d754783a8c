using System.Data.Common;
using Npgsql;

namespace Fund.Platform.Persistence;

/// <summary>
/// Several questions in one round trip. Whoever needs rows asks for them here and is called back for each; everything that has been asked
/// is sent together when somebody reads. For what is read often and of many tables: who acts, what is known of a case (true-house 3).
/// </summary>
/// <remarks>
/// The statements run in the request's transaction and see its municipality alone, as every other. $1 is the municipality, so that they
/// say it as well; the values given are $2 and on.
/// </remarks>
public sealed class ReadBatch(TenantTransaction transaction)
{
    private readonly List<Question> asked = [];

    /// <summary>Asks for rows.</summary>
    /// <param name="sql">A select.</param>
    /// <param name="row">Called for each row, at the next <see cref="ReadAsync"/>.</param>
    /// <param name="values">What $2 and on stand for.</param>
    public void Ask(string sql, Action<DbDataReader> row, params object[] values) =>
        Ask(
            sql,
            read =>
            {
                row(read);
                return ValueTask.CompletedTask;
            },
            values
        );

    /// <summary>As the other, where each row is written somewhere: the next one is read when that is done.</summary>
    public void Ask(string sql, Func<DbDataReader, ValueTask> row, params object[] values) =>
        asked.Add(new Question(sql, row, null, values));

    /// <summary>Does it when everything that is read together has been answered, whoever asked: in the order that it was said.</summary>
    public void Then(Action done) => asked.Add(new Question(null, null, done, []));

    /// <summary>Sends what has been asked, in one round trip, and gives out the answers in the order of the questions.</summary>
    public Task ReadAsync(CancellationToken cancellation) => SendAsync(ends: false, cancellation);

    /// <summary>
    /// As <see cref="ReadAsync"/>, for a handler that asks nothing more. Where nothing follows in the request either
    /// (<see cref="TenantTransaction.EndsWithLastRead"/>), its transaction ends in the same round trip.
    /// </summary>
    public Task ReadLastAsync(CancellationToken cancellation) => SendAsync(transaction.EndsWithLastRead, cancellation);

    private async Task SendAsync(bool ends, CancellationToken cancellation)
    {
        Question[] questions = [.. asked];
        asked.Clear();
        if (questions.Length == 0)
        {
            return;
        }

        await transaction.OpenAsync(cancellation);
        await using var batch = transaction.Batch(out var tells);
        foreach (var question in questions)
        {
            if (question.Sql is { } sql)
            {
                batch.BatchCommands.Add(CommandOf(sql, question.Values));
            }
        }

        if (ends)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        }

        await using (var answer = await batch.ExecuteReaderAsync(cancellation))
        {
            await GiveOutAsync(questions, answer, tells, cancellation);
        }

        if (ends)
        {
            await transaction.EndAsync();
        }
    }

    private async Task GiveOutAsync(Question[] questions, NpgsqlDataReader answer, bool tells, CancellationToken cancellation)
    {
        if (tells)
        {
            await transaction.ReadNamingAsync(answer, cancellation);
            await answer.NextResultAsync(cancellation);
        }

        foreach (var question in questions)
        {
            if (question.Row is { } row)
            {
                while (await answer.ReadAsync(cancellation))
                {
                    await row(answer);
                }

                await answer.NextResultAsync(cancellation);
            }
        }

        foreach (var question in questions)
        {
            question.Done?.Invoke();
        }
    }

    private NpgsqlBatchCommand CommandOf(string sql, object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = transaction.Municipality.Value });
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private sealed record Question(string? Sql, Func<DbDataReader, ValueTask>? Row, Action? Done, object[] Values);
}
