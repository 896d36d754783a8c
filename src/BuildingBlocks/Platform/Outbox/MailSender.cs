using Fund.Platform.Tenancy;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Fund.Platform.Outbox;

/// <summary>Where mail is handed over.</summary>
public sealed class MailOptions
{
    /// <summary>Host of the mail server; empty: mail waits in the outbox.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 25;

    /// <summary>Encrypted (STARTTLS or TLS), refused otherwise.</summary>
    public bool Encrypted { get; set; }

    /// <summary>User name; empty for none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Password; from the environment, never from a file in the repository.</summary>
    public string Password { get; set; } = "";

    /// <summary>Sender's address.</summary>
    public string From { get; set; } = "fond@localhost";

    /// <summary>Address of this service as people reach it, for links: "https://fond.example.se".</summary>
    public string PublicAddress { get; set; } = "http://localhost:5080";
}

/// <summary>Sends one mail over SMTP.</summary>
public sealed class MailSender(IOptions<MailOptions> options)
{
    /// <summary>Is there a mail server?</summary>
    public bool IsConfigured => options.Value.Host.Length > 0;

    /// <summary>Sends; the message id tells a repeat.</summary>
    public async Task SendAsync(Mail mail, Guid id, Municipality municipality, CancellationToken cancellation)
    {
        var setting = options.Value;
        using var message = new MimeMessage();
        message.From.Add(new MailboxAddress(municipality.Name, setting.From));
        message.To.Add(new MailboxAddress(mail.Name, mail.To));
        message.Subject = mail.Subject;
        message.MessageId = $"{id:N}@fund";
        message.Body = new TextPart("plain")
        {
            Text = TextOf(mail, $"{setting.PublicAddress.TrimEnd('/')}/{municipality.Key}", municipality),
        };

        using var client = new SmtpClient();
        await client.ConnectAsync(
            setting.Host,
            setting.Port,
            setting.Encrypted ? SecureSocketOptions.Auto : SecureSocketOptions.None,
            cancellation
        );
        if (setting.UserName.Length > 0)
        {
            await client.AuthenticateAsync(setting.UserName, setting.Password, cancellation);
        }

        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(true, cancellation);
    }

    // Whoever gets a mail can choose to get fewer.
    private static string TextOf(Mail mail, string root, Municipality municipality)
    {
        var parts = (mail.Parts ?? []).Select(part => $"\n\n* {part.Subject}\n\n{part.Text}{Way(part.Link)}");
        return T(
            $"{mail.Text}{string.Concat(parts)}{Way(mail.Link)}\n\n{municipality.Name}\n"
                + $"Välj vilka brev du får: {root}/mina-installningar\n"
        );

        string Way(string? link) => link is null ? "" : $"\n\n{root}{link}";
    }
}
