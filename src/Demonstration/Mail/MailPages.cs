using System.Text;
using System.Text.RegularExpressions;
using Fund.Demonstration.Markup;
using MimeKit;

namespace Fund.Demonstration.Mail;

/// <summary>Shows the mails that came: to people at /post, to tests at /post.json, as sent at /post/NUMBER.eml.</summary>
internal static partial class MailPages
{
    private static readonly TimeZoneInfo Swedish = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static void MapMails(this WebApplication app)
    {
        app.MapGet("/post", (ReceivedMails mails) => Html.Page("Posten", Content(mails.NewestFirst())));
        app.MapGet("/post.json", (ReceivedMails mails) => mails.NewestFirst().Select(View));
        app.MapGet(
            "/post/{number:int}.eml",
            (int number, ReceivedMails mails) =>
                mails.NewestFirst().FirstOrDefault(mail => mail.Number == number) is { } found
                    ? Results.File(found.Source, "message/rfc822", $"{number}.eml")
                    : Results.NotFound()
        );
    }

    private static object View(ReceivedMail mail)
    {
        var message = mail.Read();
        return new
        {
            mail.Number,
            mail.ReceivedAt,
            From = message.From.ToString(),
            To = mail.Recipients,
            message.Subject,
            Text = message.TextBody,
            Html = message.HtmlBody,
            Attachments = message.Attachments.Select(NameOf),
        };
    }

    private static string Content(IReadOnlyList<ReceivedMail> mails)
    {
        if (mails.Count == 0)
        {
            return "<p>Ingen post har kommit än.</p>";
        }

        var content = new StringBuilder($"<p>{mails.Count} brev, de nyaste först. Ladda om sidan för att se om det har kommit "
            + $"fler.</p>\n");
        foreach (var mail in mails)
        {
            var message = mail.Read();
            content.Append($"<article><h2>{Html.Encode(message.Subject is { Length: > 0 } subject ? subject : "(utan ämne)")}</h2>\n");
            content.Append(
                $"<p>Till {Html.Encode(string.Join(", ", mail.Recipients))}<br>Från " + $"{Html.Encode(message.From.ToString())}<br>"
            );
            content.Append($"<time>{TimeZoneInfo.ConvertTime(mail.ReceivedAt, Swedish):yyyy-MM-dd HH:mm:ss}</time></p>\n");
            if (message.TextBody is { } text)
            {
                content.Append($"<pre>{WithLinks(text.Trim())}</pre>\n");
            }
            else if (message.HtmlBody is { } html)
            {
                content.Append($"<iframe sandbox title=\"Brevets innehåll\" srcdoc=\"{Html.Encode(html)}\"></iframe>\n");
            }

            foreach (var attachment in message.Attachments)
            {
                content.Append($"<p>Bilaga: {Html.Encode(NameOf(attachment))}</p>\n");
            }

            content.Append(
                $"<p><a href=\"/post/{mail.Number}.eml\">Hämta brevet som fil<span> ({mail.Number}.eml)</span></a></p></article>\n"
            );
        }

        return content.ToString();
    }

    private static string NameOf(MimeEntity attachment) =>
        attachment.ContentDisposition?.FileName ?? attachment.ContentType.Name ?? attachment.ContentType.MimeType;

    private static string WithLinks(string text)
    {
        var linked = new StringBuilder();
        var written = 0;
        foreach (Match link in Address().Matches(text))
        {
            linked
                .Append(Html.Encode(text[written..link.Index]))
                .Append($"<a href=\"{Html.Encode(link.Value)}\">{Html.Encode(link.Value)}</a>");
            written = link.Index + link.Length;
        }

        return linked.Append(Html.Encode(text[written..])).ToString();
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
