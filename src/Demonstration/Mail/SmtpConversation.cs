using System.Text;

namespace Fund.Demonstration.Mail;

/// <summary>
/// One connection: as much of RFC 5321 as a client needs to hand over mail. No relaying, no sign-in, no encryption: it is for this machine.
/// </summary>
internal sealed class SmtpConversation(Stream stream, ReceivedMails mails)
{
    /// <summary>The largest message taken, in bytes: a 20 MB file as base64 fits.</summary>
    private const int LargestMessage = 30 * 1024 * 1024;
    private const int MostRecipients = 1000;

    private readonly SmtpLines lines = new(stream);
    private readonly List<string> recipients = [];
    private string? sender;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await ReplyAsync("220 Fund demonstration", cancellation);
        while (await lines.ReadAsync(cancellation) is { } line)
        {
            var text = Encoding.UTF8.GetString(line);
            var verb = text.Split(' ', 2)[0].ToUpperInvariant();
            await ReplyAsync(
                verb switch
                {
                    "EHLO" => Greet($"250-Fund\r\n250-SIZE {LargestMessage}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING"),
                    "HELO" => Greet("250 Fund"),
                    "MAIL" => TakeSender(text),
                    "RCPT" => TakeRecipient(text),
                    "DATA" => await TakeMessageAsync(cancellation),
                    "RSET" => Greet("250 OK"),
                    "NOOP" => "250 OK",
                    "QUIT" => "221 Bye",
                    _ => "502 Command not implemented",
                },
                cancellation
            );
            if (verb == "QUIT")
            {
                return;
            }
        }
    }

    private string Greet(string reply)
    {
        sender = null;
        recipients.Clear();
        return reply;
    }

    private string TakeSender(string line)
    {
        if (sender is not null)
        {
            return "503 One sender at a time";
        }

        if (AddressIn(line, "MAIL FROM:") is not { } address)
        {
            return "501 MAIL FROM:<address> was expected";
        }

        if (
            line.Split(' ').FirstOrDefault(part => part.StartsWith("SIZE=", StringComparison.OrdinalIgnoreCase)) is { } size
            && long.TryParse(size.AsSpan(5), out var bytes)
            && bytes > LargestMessage
        )
        {
            return "552 The message is too large";
        }

        sender = address;
        return "250 OK";
    }

    private string TakeRecipient(string line)
    {
        if (sender is null)
        {
            return "503 MAIL comes first";
        }

        if (AddressIn(line, "RCPT TO:") is not { Length: > 0 } address)
        {
            return "501 RCPT TO:<address> was expected";
        }

        if (recipients.Count >= MostRecipients)
        {
            return "452 Too many recipients";
        }

        recipients.Add(address);
        return "250 OK";
    }

    private async Task<string> TakeMessageAsync(CancellationToken cancellation)
    {
        if (sender is null || recipients.Count == 0)
        {
            return "503 MAIL and RCPT come first";
        }

        await ReplyAsync("354 End with a dot on a line of its own", cancellation);
        using var message = new MemoryStream();
        var tooLarge = false;
        while (await lines.ReadAsync(cancellation) is { } line)
        {
            if (line is [(byte)'.'])
            {
                if (!tooLarge)
                {
                    mails.Keep(sender, [.. recipients], message.ToArray());
                }

                return Greet(tooLarge ? "552 The message is too large" : "250 Kept");
            }

            // A line that begins with a dot was sent with one more, lest it be taken for the end.
            var content = line is [(byte)'.', ..] ? line.AsMemory(1) : line;
            tooLarge |= message.Length + content.Length + 2 > LargestMessage;
            if (tooLarge)
            {
                continue;
            }

            await message.WriteAsync(content, cancellation);
            await message.WriteAsync("\r\n"u8.ToArray(), cancellation);
        }

        throw new IOException("The connection ended within a message.");
    }

    // The address within <>; null when there is none. The empty one is the sender of bounces.
    private static string? AddressIn(string line, string start)
    {
        if (!line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = line[start.Length..].TrimStart();
        var end = rest.IndexOf('>', StringComparison.Ordinal);
        return rest.StartsWith('<') && end > 0 ? rest[1..end] : null;
    }

    private async Task ReplyAsync(string reply, CancellationToken cancellation) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), cancellation);
}
