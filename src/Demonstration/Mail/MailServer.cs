using System.Net;
using System.Net.Sockets;

namespace Fund.Demonstration.Mail;

/// <summary>Takes mail by SMTP from this machine and sends none on. `Demonstration:SmtpPort`, 5025 if not said.</summary>
internal sealed class MailServer(ReceivedMails mails, IConfiguration configuration, ILogger<MailServer> log) : BackgroundService
{
    private readonly TcpListener listener = new(IPAddress.Loopback, configuration.GetValue("Demonstration:SmtpPort", 5025));

    /// <summary>The port listened on, once started.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        // Whoever asked for any free port reads here which it became.
        log.LogInformation("Mail is taken on 127.0.0.1:{Port}", Port);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        listener.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            _ = TalkAsync(await listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task TalkAsync(TcpClient client, CancellationToken cancellation)
    {
        try
        {
            // Short answers, each waited for: held back to be sent together they would cost 40 ms a mail.
            client.NoDelay = true;
            using (client)
            await using (var stream = client.GetStream())
            {
                await new SmtpConversation(stream, mails).RunAsync(cancellation);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            log.LogDebug(error, "A mail connection ended early");
        }
    }
}
