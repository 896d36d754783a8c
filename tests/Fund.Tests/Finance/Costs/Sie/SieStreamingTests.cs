using System.Text;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Sie;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Sie;

/// <summary>Runs alone: what the process holds in memory must be the reader's doing and no other test's.</summary>
[CollectionDefinition(nameof(MeasuresMemory), DisableParallelization = true)]
public sealed class MeasuresMemory;

[Collection(nameof(MeasuresMemory))]
public sealed class SieStreamingTests
{
    private const int Vouchers = 250_000;

    [Fact]
    public async Task BAD08_more_than_a_million_lines_are_read_in_constant_memory()
    {
        var visitor = new MemoryWatcher();
        await SieFile.ReadAsync(new EndlessLedger(1000), visitor, TestContext.Current.CancellationToken);
        visitor.Highest = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var reading = await SieFile.ReadAsync(new EndlessLedger(Vouchers), visitor, TestContext.Current.CancellationToken);

        reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        reading.Lines.ShouldBe((Vouchers * 5) + 6);
        reading.Vouchers.ShouldBe(Vouchers);
        visitor.Samples.ShouldBeGreaterThan(10);
        // The file is over 60 MB; what is alive while it is read must not follow its size.
        (visitor.Highest - before).ShouldBeLessThan(4 * 1024 * 1024);
    }

    [Fact]
    public async Task BAD08_cost_lines_are_passed_on_in_pieces_and_never_gathered()
    {
        var stage = new CountingStage();
        var costs = await SieCosts.ReadAsync(new EndlessLedger(50_000), new(), stage, chosen: null, TestContext.Current.CancellationToken);
        costs.IsWhole.ShouldBeTrue();
        costs.Lines.ShouldBe(50_000);
        costs.Sum.Ore.ShouldBe(50_000L * 12050);
        stage.Total.ShouldBe(100_000, "the bank's rows too");
        stage.Largest.ShouldBeLessThan(4000);
        stage.Kept.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    public async Task Where_the_buffers_end_does_not_matter(int drop)
    {
        var text = "\uFEFF" + SieFile.Head + "#VER A 1 20260101 \"Åsa\"\r\n{\r\n#TRANS 4010 {} 1\r\n#TRANS 1930 {} -1\r\n}";
        var (reading, seen) = await SieFile.ReadAsync(new FileEncodingsTests.Dripping(Encoding.UTF8.GetBytes(text), drop));
        reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        reading.Lines.ShouldBe(11);
        seen.Vouchers[0].Text.ShouldBe("Åsa");
    }

    private sealed class MemoryWatcher : ISieVisitor
    {
        private int _flushes;

        public long Highest { get; set; }

        public int Samples { get; private set; }

        public void VoucherStarts(in SieVoucher voucher) { }

        public void Row(in SieRow row) { }

        public ValueTask FlushAsync(CancellationToken cancellation)
        {
            if (++_flushes % 50 == 0)
            {
                Samples++;
                Highest = Math.Max(Highest, GC.GetTotalMemory(forceFullCollection: true));
            }

            return ValueTask.CompletedTask;
        }
    }

    private sealed class CountingStage : ICostLineStage
    {
        public int Total { get; private set; }

        public int Largest { get; private set; }

        public bool Kept { get; private set; }

        public ValueTask AddAsync(IReadOnlyList<CostFileRow> rows, CancellationToken cancellation)
        {
            Total += rows.Count;
            Largest = Math.Max(Largest, rows.Count);
            return ValueTask.CompletedTask;
        }

        public ValueTask KeepAsync(CancellationToken cancellation)
        {
            Kept = true;
            return ValueTask.CompletedTask;
        }

        public ValueTask DiscardAsync(CancellationToken cancellation) => throw new InvalidOperationException("The file is whole.");
    }

    /// <summary>A ledger made up as it is read, so that only the reader can be what holds memory.</summary>
    private sealed class EndlessLedger(int vouchers) : Stream
    {
        private static readonly byte[] Head = SieFile.Pc8.GetBytes(SieFile.Head);
        private readonly byte[] _piece = new byte[512];
        private int _length,
            _at,
            _next = -1;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _next < 0 ? 0 : throw new NotSupportedException();
            set
            {
                value.ShouldBe(0);
                (_length, _at, _next) = (0, 0, -1);
            }
        }

        public override int Read(Span<byte> buffer)
        {
            var given = 0;
            while (given < buffer.Length && (_at < _length || Refill()))
            {
                var count = Math.Min(buffer.Length - given, _length - _at);
                _piece.AsSpan(_at, count).CopyTo(buffer[given..]);
                given += count;
                _at += count;
            }

            return given;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Read(buffer.Span));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private bool Refill()
        {
            if (_next == vouchers)
            {
                return false;
            }

            var text =
                _next < 0
                    ? Head
                    : SieFile.Pc8.GetBytes(
                        $"#VER A {_next + 1} 20260101 \"Inköp av förbrukningsmaterial till ungdomsgården, del {_next}\"\n{{\n#TRANS "
                            + $"5410 {{1 \"4711\" 6 \"P17\"}} 120.50 20260101 \"Material på lager\"\n#TRANS 1930 {{}} -120.50 20260101 "
                            + $"\"Utbetalning\"\n}}\n"
                    );
            text.CopyTo(_piece, 0);
            (_length, _at) = (text.Length, 0);
            _next++;
            return true;
        }
    }
}
