using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Fund.Tests.Running;

/// <summary>
/// Stands between a host and its database and counts what goes over the wire, so that nothing that is sent can be left out of the count:
/// a round trip is each time that the host has sent something and the database has answered, whoever sent it and however many statements
/// went along; a statement is each that the database was asked to run, begin and commit among them.
/// </summary>
internal sealed class DatabaseWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly NpgsqlConnectionStringBuilder behind;
    private readonly Task accepting;
    private readonly List<Socket> sockets = [];
    private long roundTrips;
    private long statements;
    private long cutAfter = long.MaxValue;
    private bool answersLost;

    /// <summary>In front of the database of a connection string.</summary>
    public DatabaseWire(string connectionString)
    {
        behind = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The connection string that leads through here.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(behind.ConnectionString)
        {
            Host = IPAddress.Loopback.ToString(),
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    /// <summary>
    /// What one request costs: the fewest round trips of several tries, since a host now and then does something of its own beside it.
    /// </summary>
    public async Task<WireCount> CountAsync(Func<Task> request, int tries = 9)
    {
        var seen = new List<WireCount>();
        for (var i = 0; i < tries; i++)
        {
            var (trips, sent) = (Interlocked.Read(ref roundTrips), Interlocked.Read(ref statements));
            await request();
            // The transaction of a request that reads ends after its answer has been sent.
            await Task.Delay(50);
            seen.Add(new WireCount(Interlocked.Read(ref roundTrips) - trips, Interlocked.Read(ref statements) - sent));
        }

        return seen.OrderBy(count => count.RoundTrips).ThenBy(count => count.Statements).First();
    }

    /// <summary>Cuts every connection when the host has sent so many times more: before that arrives, or before its answer does.</summary>
    public void CutAfter(int sends, bool answerLost)
    {
        answersLost = answerLost;
        Interlocked.Exchange(ref cutAfter, sends);
    }

    /// <summary>Cuts no more. Was it cut?</summary>
    public bool Mend() => Interlocked.Exchange(ref cutAfter, long.MaxValue) <= 0;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(CarryAsync(await listener.AcceptTcpClientAsync(ending.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task CarryAsync(TcpClient host)
    {
        using var database = new TcpClient();
        using (host)
        {
            try
            {
                await database.ConnectAsync(behind.Host!, behind.Port, ending.Token);
                host.NoDelay = database.NoDelay = true;
                lock (sockets)
                {
                    sockets.AddRange([host.Client, database.Client]);
                }

                var turn = new Turn();
                await Task.WhenAny(
                    ThereAsync(host.GetStream(), database.GetStream(), turn),
                    BackAsync(database.GetStream(), host.GetStream(), turn)
                );
            }
            catch (Exception end) when (end is OperationCanceledException or IOException or SocketException or InvalidOperationException)
            {
                // The host or the database has gone.
            }
        }
    }

    private async Task ThereAsync(NetworkStream from, NetworkStream to, Turn turn)
    {
        var block = new byte[1 << 16];
        var messages = new Messages();
        int read;
        while ((read = await from.ReadAsync(block, ending.Token)) > 0)
        {
            Interlocked.Add(ref statements, messages.StatementsIn(block.AsSpan(0, read)));
            turn.OfHost = true;
            var cuts = Interlocked.Decrement(ref cutAfter) == 0;
            if (cuts && !answersLost)
            {
                CutAll();
                return;
            }

            turn.Lost = cuts;
            await to.WriteAsync(block.AsMemory(0, read), ending.Token);
        }
    }

    private void CutAll()
    {
        lock (sockets)
        {
            sockets.ForEach(socket => socket.Dispose());
            sockets.Clear();
        }
    }

    private async Task BackAsync(NetworkStream from, NetworkStream to, Turn turn)
    {
        var block = new byte[1 << 16];
        int read;
        while ((read = await from.ReadAsync(block, ending.Token)) > 0)
        {
            if (turn.Lost)
            {
                CutAll();
                return;
            }

            if (turn.OfHost)
            {
                turn.OfHost = false;
                Interlocked.Increment(ref roundTrips);
            }

            await to.WriteAsync(block.AsMemory(0, read), ending.Token);
        }
    }

    private sealed class Turn
    {
        public volatile bool OfHost;
        public volatile bool Lost;
    }

    /// <summary>Reads the host's messages as they come, in whatever pieces: a type, a length, a content that is passed over.</summary>
    private sealed class Messages
    {
        private readonly byte[] head = new byte[5];
        private int inHead = 1;
        private int left;

        public int StatementsIn(ReadOnlySpan<byte> piece)
        {
            var found = 0;
            while (piece.Length > 0)
            {
                if (left > 0)
                {
                    var passed = Math.Min(left, piece.Length);
                    left -= passed;
                    piece = piece[passed..];
                    continue;
                }

                head[inHead++] = piece[0];
                piece = piece[1..];
                if (inHead == head.Length)
                {
                    // The very first message of a connection has no type: its place was kept empty.
                    found += head[0] is (byte)'E' or (byte)'Q' ? 1 : 0;
                    left = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4;
                    inHead = 0;
                }
            }

            return found;
        }
    }
}

/// <summary>What a request costs the database.</summary>
/// <param name="RoundTrips">Times that the host waited for it.</param>
/// <param name="Statements">Statements that it ran.</param>
internal sealed record WireCount(long RoundTrips, long Statements);
