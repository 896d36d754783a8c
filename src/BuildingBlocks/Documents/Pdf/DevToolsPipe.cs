using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fund.Documents.Pdf;

/// <summary>
/// Speaks the DevTools protocol with a browser over two pipes, messages of JSON ended by NUL: no port is open that another program of the
/// machine could use.
/// </summary>
internal sealed class DevToolsPipe : IAsyncDisposable
{
    private const int LongestMessage = 200 * 1024 * 1024;
    private static readonly byte[] End = [0];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Stream to;
    private readonly PipeReader from;
    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> asked = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> listening = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private int last;

    /// <param name="to">What the browser reads.</param>
    /// <param name="from">What it writes.</param>
    public DevToolsPipe(Stream to, Stream from)
    {
        this.to = to;
        this.from = PipeReader.Create(from);
        reading = Task.Run(ReadAsync);
    }

    /// <summary>Done when the browser has stopped speaking.</summary>
    public Task Ended => ended.Task;

    /// <summary>Hears what happens on a page; called in order, and must not wait.</summary>
    public void Listen(string session, Action<string, JsonElement> heard) => listening[session] = heard;

    /// <summary>Hears no more of a page.</summary>
    public void StopListening(string session) => listening.TryRemove(session, out _);

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="session">The page; null asks the browser itself.</param>
    /// <param name="method">What.</param>
    /// <param name="parameters">With what; null for nothing.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="BrowserGone">The browser ends before it has answered.</exception>
    /// <exception cref="PdfUnavailable">It refuses.</exception>
    public async Task<JsonElement> AskAsync(string? session, string method, object? parameters, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref last);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[id] = answer;
        try
        {
            var question = JsonSerializer.SerializeToUtf8Bytes(new Question(id, method, parameters ?? new object(), session), Json);
            await WriteAsync(question).WaitAsync(cancellation);
            await Task.WhenAny(answer.Task, ended.Task).WaitAsync(cancellation);
            return answer.Task.IsCompleted ? await answer.Task : throw new BrowserGone($"The browser ended before it answered {method}.");
        }
        finally
        {
            asked.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        from.CancelPendingRead();
        await reading;
        await from.CompleteAsync();
        await to.DisposeAsync();
    }

    // Half a message would spoil all that follow: once begun it is written whole, also when nobody waits for it any more.
    private async Task WriteAsync(byte[] question)
    {
        await writing.WaitAsync();
        try
        {
            await to.WriteAsync(question);
            await to.WriteAsync(End);
            await to.FlushAsync();
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw new BrowserGone("The browser no longer reads.", broken);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var read = await from.ReadAsync();
                var buffer = read.Buffer;
                while (buffer.PositionOf((byte)0) is { } end)
                {
                    Hear(buffer.Slice(0, end));
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }

                if (read.IsCompleted || read.IsCanceled || buffer.Length > LongestMessage)
                {
                    return;
                }

                from.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or JsonException or InvalidOperationException)
        {
            // What does not speak the protocol any more is as good as gone; those who wait are told so.
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    private void Hear(ReadOnlySequence<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        var said = JsonElement.ParseValue(ref reader);
        if (said.TryGetProperty("id", out var id))
        {
            if (asked.TryGetValue(id.GetInt32(), out var answer))
            {
                Answer(answer, said);
            }
        }
        else if (
            said.TryGetProperty("sessionId", out var session)
            && listening.TryGetValue(session.GetString()!, out var heard)
            && said.TryGetProperty("method", out var method)
        )
        {
            heard(method.GetString()!, said.GetProperty("params"));
        }
    }

    private static void Answer(TaskCompletionSource<JsonElement> answer, JsonElement said)
    {
        if (said.TryGetProperty("error", out var error))
        {
            answer.TrySetException(new PdfUnavailable($"The browser refused: {error.GetProperty("message").GetString()}"));
        }
        else
        {
            answer.TrySetResult(said.GetProperty("result"));
        }
    }

    private sealed record Question(int Id, string Method, object Params, string? SessionId);
}
