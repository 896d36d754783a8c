using MimeKit;

namespace Fund.Demonstration.Mail;

/// <summary>The last mails that came, in memory: at most 500, and at most 256 MB of them.</summary>
internal sealed class ReceivedMails(TimeProvider clock)
{
    private const int MostMails = 500;
    private const long MostBytes = 256L * 1024 * 1024;

    private readonly Lock changing = new();
    private readonly LinkedList<ReceivedMail> newestFirst = new();
    private long bytes;
    private int lastNumber;

    /// <summary>Keeps a mail, and lets go of the oldest ones when there are too many.</summary>
    public void Keep(string sender, IReadOnlyList<string> recipients, byte[] source)
    {
        lock (changing)
        {
            newestFirst.AddFirst(new ReceivedMail(++lastNumber, clock.GetUtcNow(), sender, recipients, source));
            bytes += source.Length;
            while (newestFirst.Count > MostMails || (bytes > MostBytes && newestFirst.Count > 1))
            {
                bytes -= newestFirst.Last!.Value.Source.Length;
                newestFirst.RemoveLast();
            }
        }
    }

    /// <summary>What is kept, the newest first.</summary>
    public IReadOnlyList<ReceivedMail> NewestFirst()
    {
        lock (changing)
        {
            return [.. newestFirst];
        }
    }
}

/// <summary>A mail as it came.</summary>
/// <param name="Number">From 1, in the order of arrival.</param>
/// <param name="ReceivedAt">Instant of arrival.</param>
/// <param name="Sender">The envelope's sender.</param>
/// <param name="Recipients">The envelope's recipients, also those that the mail itself does not show.</param>
/// <param name="Source">The message as sent.</param>
internal sealed record ReceivedMail(int Number, DateTimeOffset ReceivedAt, string Sender, IReadOnlyList<string> Recipients, byte[] Source)
{
    /// <summary>The message read.</summary>
    public MimeMessage Read()
    {
        using var stream = new MemoryStream(Source, writable: false);
        return MimeMessage.Load(stream);
    }
}
