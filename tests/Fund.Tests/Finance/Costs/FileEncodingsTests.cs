using System.Text;
using Fund.Finance.Costs;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs;

public sealed class FileEncodingsTests
{
    private const string Text = "#VER A 1 20260101 \"Åsas köp på Ängen\"\n{\n}\n";

    public static TheoryData<string, bool, string> Encodings() =>
        new()
        {
            { "pc8", false, nameof(EncodingEvidence.Pc8Letters) },
            { "1252", false, nameof(EncodingEvidence.Windows1252Letters) },
            { "utf8", false, nameof(EncodingEvidence.ValidUtf8) },
            { "utf8", true, nameof(EncodingEvidence.ByteOrderMark) },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task BAD08_the_same_file_reads_alike_in_every_encoding_and_the_guess_is_shown(string name, bool mark, string evidence)
    {
        var encoding = name switch
        {
            "pc8" => SieFile.Pc8,
            "1252" => SieFile.Windows1252,
            _ => new UTF8Encoding(false),
        };
        byte[] bytes = [.. mark ? Encoding.UTF8.GetPreamble() : [], .. encoding.GetBytes(SieFile.Head + Text)];

        var (reading, seen) = await SieFile.ReadAsync(new MemoryStream(bytes));

        reading.IsWhole.ShouldBeTrue(string.Join('\n', reading.Diagnostics.Items));
        reading.Encoding.Evidence.ToString().ShouldBe(evidence);
        seen.Vouchers[0].Text.ShouldBe("Åsas köp på Ängen");
        var sample = reading.Encoding.Samples.ShouldHaveSingleItem();
        sample.AsGuessed.ShouldBe("Åsas köp på Ängen");
        sample.Otherwise.ShouldNotBe(sample.AsGuessed);
    }

    [Fact]
    public async Task BAD08_bytes_8F_73_61_are_Åsa_in_PC8()
    {
        var guess = await FileEncodingGuess.OfAsync(
            new MemoryStream([0x8F, 0x73, 0x61]),
            FileEncoding.Pc8,
            TestContext.Current.CancellationToken
        );
        guess.Encoding.ShouldBe(FileEncoding.Pc8);
        guess.Samples[0].AsGuessed.ShouldBe("Åsa");
    }

    [Fact]
    public async Task A_thousand_letters_more_of_the_one_than_of_the_other_leave_no_doubt_and_the_rest_is_not_looked_at()
    {
        var words = string.Concat(Enumerable.Range(1, 40_000).Select(i => $"\"Åtgärd {i}\"\n"));
        var stream = new MemoryStream([
            .. SieFile.Pc8.GetBytes(words),
            .. SieFile.Windows1252.GetBytes(words),
            .. SieFile.Windows1252.GetBytes(words),
        ]);
        var guess = await FileEncodingGuess.OfAsync(stream, FileEncoding.Pc8, TestContext.Current.CancellationToken);
        (guess.Evidence, guess.Samples.Count).ShouldBe((EncodingEvidence.Pc8Letters, 5));
        stream.Position.ShouldBeLessThan(stream.Length / 3);
    }

    [Fact]
    public async Task Plain_ASCII_takes_the_format_s_own_encoding_and_shows_nothing()
    {
        var guess = await FileEncodingGuess.OfAsync(
            new MemoryStream("abc"u8.ToArray()),
            FileEncoding.Pc8,
            TestContext.Current.CancellationToken
        );
        (guess.Encoding, guess.Evidence, guess.Samples.Count).ShouldBe((FileEncoding.Pc8, EncodingEvidence.OnlyAscii, 0));
    }

    [Fact]
    public async Task A_character_split_between_two_reads_is_still_UTF8()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("åäö€😀", 400)));
        var guess = await FileEncodingGuess.OfAsync(new Dripping(bytes, 7), FileEncoding.Pc8, TestContext.Current.CancellationToken);
        guess.Encoding.ShouldBe(FileEncoding.Utf8);
        guess.Samples.ShouldAllBe(sample => !sample.AsGuessed.Contains('\uFFFD'));
    }

    [Fact]
    public async Task A_file_ending_inside_a_character_is_not_UTF8()
    {
        var bytes = Encoding.UTF8.GetBytes("Åsa å");
        var guess = await FileEncodingGuess.OfAsync(
            new MemoryStream(bytes[..^1]),
            FileEncoding.Windows1252,
            TestContext.Current.CancellationToken
        );
        guess.Encoding.ShouldNotBe(FileEncoding.Utf8);
    }

    [Fact]
    public async Task A_wrongly_chosen_encoding_refuses_the_file_and_never_makes_replacement_characters()
    {
        var seen = new SieRecorder();
        var reading = await Fund.Finance.Costs.Sie.SieReader.ReadAsync(
            SieFile.Of(SieFile.Head + Text),
            seen,
            FileEncodingGuess.Chosen(FileEncoding.Utf8),
            new(),
            TestContext.Current.CancellationToken
        );
        reading.IsWhole.ShouldBeFalse();
        reading
            .Diagnostics.Items[0]
            .ToString()
            .ShouldBe("Rad 7: Raden innehåller tecken som inte finns i UTF-8. Välj en annan teckenkodning.");
    }

    /// <summary>Gives a few bytes at a time, as a slow network does.</summary>
    internal sealed class Dripping(byte[] bytes, int drop) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(drop, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(drop, buffer.Length)], cancellationToken);
    }
}
