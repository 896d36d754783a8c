using System.Text;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Sie;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs;

/// <summary>Makes SIE files for tests and remembers what a reader shows of them.</summary>
internal static class SieFile
{
    public static readonly Encoding Pc8 = CodePagesEncodingProvider.Instance.GetEncoding(
        437,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    public const string Head = "#FLAGGA 0\n#PROGRAM \"Ekonomi\" \"9.1\"\n#FORMAT PC8\n#GEN 20260301\n#SIETYP 4\n#FNAMN \"Kommunen\"\n";

    public static MemoryStream Of(string text, Encoding? encoding = null) => new((encoding ?? Pc8).GetBytes(text));

    public static async Task<(SieReading Reading, SieRecorder Seen)> ReadAsync(Stream stream)
    {
        var seen = new SieRecorder();
        return (await ReadAsync(stream, seen, TestContext.Current.CancellationToken), seen);
    }

    /// <summary>Reads in the encoding that is guessed, as an import does.</summary>
    public static async Task<SieReading> ReadAsync(Stream stream, ISieVisitor visitor, CancellationToken cancellation)
    {
        var start = stream.Position;
        var guess = await FileEncodingGuess.OfAsync(stream, FileEncoding.Pc8, cancellation);
        stream.Position = start;
        return await SieReader.ReadAsync(stream, visitor, guess, new(), cancellation);
    }

    public static Task<(SieReading Reading, SieRecorder Seen)> ReadAsync(string body, Encoding? encoding = null) =>
        ReadAsync(Of(Head + body, encoding));
}

internal sealed record SeenRow(int Number, SieRowKind Kind, string Account, string Objects, Money Amount, DateOnly? Date, string Text);

internal sealed record SeenVoucher(string Series, string Number, DateOnly Date, string Text)
{
    public List<SeenRow> Rows { get; } = [];

    public bool Ended { get; set; }
}

internal sealed class SieRecorder : ISieVisitor
{
    public List<SeenVoucher> Vouchers { get; } = [];

    public Dictionary<string, string> Accounts { get; } = [];

    public List<(int Dimension, string Code, string Name)> Objects { get; } = [];

    public void Account(SieText number, SieText name) => Accounts[number.ToString()] = name.ToString();

    public void Object(int dimension, SieText code, SieText name) => Objects.Add((dimension, code.ToString(), name.ToString()));

    public void VoucherStarts(in SieVoucher voucher) =>
        Vouchers.Add(new(voucher.Series.ToString(), voucher.Number.ToString(), voucher.Date, voucher.Text.ToString()));

    public void Row(in SieRow row)
    {
        var objects = new List<string>();
        foreach (var pair in row.Objects)
        {
            objects.Add($"{pair.Dimension}={pair.Code.ToString()}");
        }

        Vouchers[^1]
            .Rows.Add(
                new(row.Number, row.Kind, row.Account.ToString(), string.Join(' ', objects), row.Amount, row.Date, row.Text.ToString())
            );
    }

    public void VoucherEnds() => Vouchers[^1].Ended = true;
}

/// <summary>A stage in memory: the lines can be seen only after they were kept.</summary>
internal sealed class StageInMemory : ICostLineStage
{
    private readonly List<CostFileRow> _staged = [];
    private int _concluded;

    public List<CostFileRow> Rows { get; } = [];

    /// <summary>Those that are costs.</summary>
    public IReadOnlyList<CostFileRow> Lines => [.. Rows.Where(row => row.Kind == FileRowKind.Cost)];

    /// <summary>How many are of a kind.</summary>
    public int CountOf(FileRowKind kind) => Rows.Count(row => row.Kind == kind);

    public bool Discarded { get; private set; }

    public ValueTask AddAsync(IReadOnlyList<CostFileRow> rows, CancellationToken cancellation)
    {
        _concluded.ShouldBe(0);
        _staged.AddRange(rows);
        return ValueTask.CompletedTask;
    }

    public ValueTask KeepAsync(CancellationToken cancellation)
    {
        (++_concluded).ShouldBe(1);
        Rows.AddRange(_staged);
        return ValueTask.CompletedTask;
    }

    public ValueTask DiscardAsync(CancellationToken cancellation)
    {
        (++_concluded).ShouldBe(1);
        Discarded = true;
        return ValueTask.CompletedTask;
    }
}
