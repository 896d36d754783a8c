using System.Net;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Fund.Tests.Running;

/// <summary>
/// A person at the pages of one municipality, over HTTP and without script: gets pages, finds the forms on them, sends them.
/// Holds the cookie that signing in gives; signing in itself is tested where the provider runs.
/// </summary>
internal sealed class PageDoor : IDisposable
{
    private readonly HttpClient client;

    /// <summary>Null as subject is somebody who has not signed in.</summary>
    public PageDoor(FundApplication application, string municipality, string? subject)
    {
        var cookies = new CookieContainer();
        client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false })
        {
            BaseAddress = application.Address,
        };
        Root = municipality.Length == 0 ? "" : "/" + municipality;
        if (subject is null)
        {
            return;
        }

        var options = application
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", subject), new Claim("name", subject)], "test", "name", null));
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(
            person,
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) },
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        cookies.Add(application.Address, new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket)));
    }

    /// <summary>The municipality's part of the address: "/alvesta".</summary>
    public string Root { get; }

    /// <summary>Gets a page; does not follow it elsewhere.</summary>
    public async Task<PageSeen> GetAsync(string path) => await SeenAsync(path, await client.GetAsync(path));

    /// <summary>Gets a file, or what came instead of it.</summary>
    public async Task<FileSeen> GetFileAsync(string path) => await FileAsync(await client.GetAsync(path));

    /// <summary>Opens a page, writes into the fields of its form what is named, leaves the rest as it stands, and sends it.</summary>
    public async Task<PageSeen> FillAsync(string path, params (string Name, string Value)[] typed)
    {
        var form = (await GetAsync(path)).Forms().MaxBy(f => f.Fields.Count(field => typed.Any(t => t.Name == field.Name)))!;
        var left = form
            .Fields.Where(field => !field.Invented && typed.All(t => t.Name != field.Name))
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        return await PostAsync(form.Action, left.Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value))));
    }

    /// <summary>Sends a form that a file comes back from.</summary>
    public async Task<FileSeen> PostForFileAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await FileAsync(await client.PostAsync(path, content));
    }

    /// <summary>Sends a form with these fields.</summary>
    public async Task<PageSeen> PostAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        IEnumerable<FileField>? files = null
    )
    {
        using var content = Content([.. fields], [.. files ?? []]);
        return await SeenAsync(path, await client.PostAsync(path, content));
    }

    /// <summary>Sends a form with these fields, and gives the answer as it came.</summary>
    public async Task<HttpResponseMessage> AnswerAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = Content([.. fields], []);
        return await client.PostAsync(path, content);
    }

    /// <summary>A token against forgery that holds for this person on every page; taken from one that is open to all.</summary>
    public async Task<KeyValuePair<string, string>> TokenAsync()
    {
        var page = await GetAsync(Root + "/tillganglighet");
        var field = (IHtmlInputElement)page.Document.QuerySelector($"input[name={PageForm.TokenName}]")!;
        return new(field.Name!, field.Value);
    }

    public void Dispose() => client.Dispose();

    private static async Task<FileSeen> FileAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return new FileSeen(
                (int)answer.StatusCode,
                answer.Content.Headers.ContentType?.MediaType,
                answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'),
                await answer.Content.ReadAsByteArrayAsync()
            );
        }
    }

    private static HttpContent Content(KeyValuePair<string, string>[] fields, FileField[] files)
    {
        if (files.Length == 0)
        {
            return new FormUrlEncodedContent(fields);
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            content.Add(file.Content, file.Name, file.FileName);
        }

        return content;
    }

    private static async Task<PageSeen> SeenAsync(string path, HttpResponseMessage answer)
    {
        using (answer)
        {
            var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
            var document = await new HtmlParser().ParseDocumentAsync(isPage ? await answer.Content.ReadAsStringAsync() : "");
            // "~/" is the framework's own way to write an address; what is left of it on a page leads nowhere.
            document.QuerySelectorAll("[href^='~'],[action^='~'],[src^='~'],[formaction^='~']").ShouldBeEmpty(path);
            // What no tag helper knows stands on the page as written, and does nothing: a field nobody can fill in.
            document.All.Where(element => element.LocalName.StartsWith("fund-", StringComparison.Ordinal)).ShouldBeEmpty(path);
            // A form whose address is written out gets no token of the framework's, and is then refused in every browser.
            document
                .Forms.Where(form => form.Method == "post" && form.QuerySelector($"input[name={PageForm.TokenName}]") is null)
                .ShouldBeEmpty(path);
            return new PageSeen(path, (int)answer.StatusCode, isPage, document, answer.Headers.Location?.ToString());
        }
    }
}

/// <summary>A file sent with a form.</summary>
internal sealed record FileField(string Name, string FileName, HttpContent Content);

/// <summary>A file that came back.</summary>
internal sealed record FileSeen(int Status, string? Kind, string? Name, byte[] Content);

/// <summary>What came back.</summary>
/// <param name="Path">What was asked for.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="IsPage">A page, not a file.</param>
/// <param name="Document">The page; empty for a file.</param>
/// <param name="Location">Where it leads on.</param>
internal sealed record PageSeen(string Path, int Status, bool IsPage, IHtmlDocument Document, string? Location)
{
    /// <summary>The page as it is written.</summary>
    public string Html => Document.DocumentElement.OuterHtml;

    /// <summary>The forms that change something: one for each button of each form.</summary>
    public IEnumerable<PageForm> Forms() =>
        from form in Document.Forms
        where form.Method == "post"
        from button in form.Elements.OfType<IHtmlButtonElement>().Where(b => b.Type == "submit" && !b.IsDisabled)
        select PageForm.Of(Path, form, button);

    /// <summary>The forms that search.</summary>
    public IEnumerable<PageForm> Searches() =>
        from form in Document.Forms
        where form.Method == "get"
        from button in form.Elements.OfType<IHtmlButtonElement>().Where(b => b.Type == "submit").Take(1)
        select PageForm.Of(Path.Split('?')[0], form, button);

    /// <summary>
    /// Does the page say what was wrong: in its list of errors, or, where there is no page to go back to, as its whole content?
    /// </summary>
    public bool HasWords => Document.QuerySelector(Status == 422 ? "[data-fund-errors] li" : "main p") is { TextContent.Length: > 10 };

    /// <summary>Addresses below this one that the page links to, without those that leave or fetch a file.</summary>
    public IEnumerable<string> Links(string below) =>
        from link in Document.QuerySelectorAll("a[href]").OfType<IHtmlAnchorElement>()
        where !link.HasAttribute("download") && !link.HasAttribute("type")
        let href = (link.GetAttribute("href") ?? "").Split('#')[0]
        where href.StartsWith(below + "/", StringComparison.Ordinal) && !href.Contains("/logga-", StringComparison.Ordinal)
        select href;
}
