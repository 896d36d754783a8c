using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Shouldly;
using Xunit;

namespace Fund.Tests.Demonstration.Mail;

public sealed class MailServerTests
{
    private const string Text =
        "Hej Åsa!\r\n\r\n.En rad som börjar med en punkt\r\n.\r\nNästa steg: http://127.0.0.1:5080/ekby/1 (å, ä, ö).";

    [Fact]
    public async Task A_mail_sent_by_MailKit_comes_back_whole_with_its_Swedish_letters()
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        await SendAsync(demonstration, Mail("Påminnelse: följ upp satsningen"));

        var kept = (await MailsAsync(demonstration)).ShouldHaveSingleItem();

        kept.Subject.ShouldBe("Påminnelse: följ upp satsningen");
        kept.Text.ReplaceLineEndings("\r\n").TrimEnd().ShouldBe(Text);
        kept.From.ShouldContain("Ekby fond åäö");
        kept.To.ShouldBe(["asa@ekby.example", "dold@ekby.example"]);
        kept.Attachments.ShouldBe(["förslag.txt"]);
    }

    [Fact]
    public async Task The_page_shows_what_came_encoded_and_with_its_links()
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        await SendAsync(demonstration, Mail("<script>alert(1)</script> Ärende"));
        using var client = new HttpClient();

        var page = await client.GetStringAsync(new Uri(demonstration.Address, "/post"), TestContext.Current.CancellationToken);

        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; Ärende");
        page.ShouldNotContain("<script>");
        page.ShouldContain("<a href=\"http://127.0.0.1:5080/ekby/1\">");
    }

    [Fact]
    public async Task Only_the_last_five_hundred_are_kept_the_newest_first()
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        using (var client = await ConnectAsync(demonstration))
        {
            for (var number = 1; number <= 503; number++)
            {
                await client.SendAsync(Mail($"Brev {number}"), TestContext.Current.CancellationToken);
            }
        }

        var kept = await MailsAsync(demonstration);

        kept.Count.ShouldBe(500);
        kept[0].Subject.ShouldBe("Brev 503");
        kept[^1].Subject.ShouldBe("Brev 4");
    }

    [Theory]
    [InlineData("DATA", "503")]
    [InlineData("RCPT TO:<a@b.example>", "503")]
    [InlineData("MAIL FROM: nobody", "501")]
    [InlineData("MAIL FROM:<a@b.example> SIZE=99999999", "552")]
    [InlineData("AUTH PLAIN", "502")]
    [InlineData("NOOP", "250")]
    [InlineData("RSET", "250")]
    [InlineData("HELO x", "250")]
    [InlineData("QUIT", "221")]
    public async Task A_command_gets_the_answer_of_the_protocol(string command, string code)
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", demonstration.SmtpPort, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII);
        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith("220");

        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), TestContext.Current.CancellationToken);

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith(code);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused_and_the_connection_goes_on()
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        using var client = await ConnectAsync(demonstration);
        var large = Mail("För stort");
        large.Body = new MimePart("application", "octet-stream")
        {
            Content = new MimeContent(new MemoryStream(new byte[24 * 1024 * 1024])),
            ContentTransferEncoding = ContentEncoding.Base64,
        };

        await Should.ThrowAsync<SmtpCommandException>(() => client.SendAsync(large, TestContext.Current.CancellationToken));
        await client.SendAsync(Mail("Lagom"), TestContext.Current.CancellationToken);

        (await MailsAsync(demonstration)).ShouldHaveSingleItem().Subject.ShouldBe("Lagom");
    }

    private static MimeMessage Mail(string subject)
    {
        var mail = new MimeMessage
        {
            Subject = subject,
            Body = new BodyBuilder { TextBody = Text, Attachments = { { "förslag.txt", "Bilagan"u8.ToArray() } } }.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress("Ekby fond åäö", "fond@ekby.example"));
        mail.To.Add(new MailboxAddress("Åsa Öberg", "asa@ekby.example"));
        mail.Bcc.Add(new MailboxAddress("", "dold@ekby.example"));
        return mail;
    }

    private static async Task SendAsync(StartedDemonstration demonstration, MimeMessage mail)
    {
        using var client = await ConnectAsync(demonstration);
        await client.SendAsync(mail, TestContext.Current.CancellationToken);
        await client.DisconnectAsync(quit: true, TestContext.Current.CancellationToken);
    }

    private static async Task<SmtpClient> ConnectAsync(StartedDemonstration demonstration)
    {
        var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", demonstration.SmtpPort, SecureSocketOptions.None, TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task<List<KeptMail>> MailsAsync(StartedDemonstration demonstration)
    {
        using var client = new HttpClient();
        return (
            await client.GetFromJsonAsync<List<KeptMail>>(
                new Uri(demonstration.Address, "/post.json"),
                JsonSerializerOptions.Web,
                TestContext.Current.CancellationToken
            )
        )!;
    }

    private sealed record KeptMail(string Subject, string From, string[] To, string Text, string[] Attachments);
}
