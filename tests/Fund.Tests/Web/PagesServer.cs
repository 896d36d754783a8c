using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Fund.Web;
using Fund.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Fund.Tests.Web;

/// <summary>The kit's own pages on a server in memory: what a browser would get, without a browser.</summary>
public sealed class PagesServer : IAsyncLifetime
{
    private WebApplication? app;

    public Action<PageFrame> Fill { get; set; } = _ => { };

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder
            .Services.AddRazorPages(options =>
            {
                options.RootDirectory = "/";
                options.Conventions.ConfigureFilter(new RefusalFilter());
            })
            .AddApplicationPart(typeof(FundWeb).Assembly);
        builder.Services.AddFundWeb();
        app = builder.Build();
        app.Use(
            async (context, next) =>
            {
                Fill(context.RequestServices.GetRequiredService<PageFrame>());
                await next();
            }
        );
        app.MapRazorPages();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>The cookie of the last page got: half of the proof that a post comes from it.</summary>
    public string Cookie { get; private set; } = string.Empty;

    public async Task<IDocument> GetAsync(string address = "/komponenter")
    {
        var answer = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        Cookie = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : string.Empty;
        return Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
