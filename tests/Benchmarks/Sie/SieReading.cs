using System.Text;
using BenchmarkDotNet.Attributes;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Sie;
using Fund.Process.Profiles;

namespace Benchmarks.Sie;

/// <summary>
/// Reading a SIE 4E file against what reading cannot do without: taking in the same bytes and dividing them into lines and fields.
/// Target: at least half as fast as the baseline, in the same run.
/// </summary>
[MemoryDiagnoser]
public class SieReading
{
    private byte[] _file = [];

    /// <summary>Rows in the file.</summary>
    [Params(200_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder(
            "#FLAGGA 0\r\n#PROGRAM \"Ekonomi\" \"9.1\"\r\n#FORMAT PC8\r\n#GEN 20260301\r\n#SIETYP 4\r\n#FNAMN \"Kommunen\"\r\n#DIM 6 "
                + "\"Projekt\"\r\n"
        );
        for (var row = 0; row < Rows; row += 4)
        {
            text.Append($"#VER A {row + 1} 20260{1 + (row % 9)}15 \"Inköp till ungdomsgården {row}\"\r\n{{\r\n")
                .Append($"#TRANS 5410 {{1 \"4711\" 6 \"P{row % 40}\"}} {row % 5000}.25 20260115 \"Förbrukningsmaterial\"\r\n")
                .Append($"#TRANS 6110 {{1 \"4712\"}} {row % 300}.50 20260115 \"Kontorsmateriel\"\r\n")
                .Append("#TRANS 2641 {} 12.00\r\n")
                .Append($"#TRANS 2440 {{}} -{(row % 5000) + (row % 300) + 12}.75 20260115 \"Leverantör\"\r\n}}\r\n");
        }

        _file = FileEncoding.Pc8.Strict().GetBytes(text.ToString());
    }

    /// <summary>The bytes as text, its lines, their fields: the shortest program one would write.</summary>
    [Benchmark(Baseline = true)]
    public int ReadAndSplit()
    {
        var fields = 0;
        using var reader = new StreamReader(new MemoryStream(_file), FileEncoding.Pc8.Strict());
        foreach (var line in reader.ReadToEnd().Split('\n'))
        {
            fields += line.Split(' ').Length;
        }

        return fields;
    }

    /// <summary>The same without making a single string: the least that any reader of a stream must do.</summary>
    [Benchmark]
    public int ReadAndSplitBytes()
    {
        var stream = new MemoryStream(_file);
        var buffer = new byte[64 * 1024];
        int fields = 0,
            held = 0,
            read;
        while ((read = stream.Read(buffer, held, buffer.Length - held)) > 0)
        {
            var bytes = buffer.AsSpan(0, held + read);
            var whole = bytes.LastIndexOf((byte)'\n') + 1;
            foreach (var line in bytes[..whole].Split((byte)'\n'))
            {
                foreach (var _ in bytes[line].Split((byte)' '))
                {
                    fields++;
                }
            }

            bytes[whole..].CopyTo(buffer);
            held = bytes.Length - whole;
        }

        return fields;
    }

    /// <summary>The reader: guess of the encoding, every rule checked, every voucher balanced.</summary>
    [Benchmark]
    public async Task<int> ReadSie()
    {
        using var file = new MemoryStream(_file);
        var guess = await FileEncodingGuess.OfAsync(file, FileEncoding.Pc8, CancellationToken.None);
        file.Position = 0;
        return (await SieReader.ReadAsync(file, new Nobody(), guess, new(), CancellationToken.None)).Vouchers;
    }

    /// <summary>And the cost lines made of it.</summary>
    [Benchmark]
    public async Task<long> ReadCosts() =>
        (await SieCosts.ReadAsync(new MemoryStream(_file), new(), new Nowhere(), null, CancellationToken.None)).Lines;

    private sealed class Nobody : ISieVisitor
    {
        public void VoucherStarts(in SieVoucher voucher) { }

        public void Row(in SieRow row) { }
    }

    private sealed class Nowhere : ICostLineStage
    {
        public ValueTask AddAsync(IReadOnlyList<CostFileRow> rows, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask KeepAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask DiscardAsync(CancellationToken cancellation) => throw new InvalidOperationException("The file is whole.");
    }
}
