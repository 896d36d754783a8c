using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fund.Tests.Plugins;

/// <summary>What a follow-up has asked of the registry.</summary>
/// <param name="Path">The path.</param>
/// <param name="Key">The key in the header that the operator has set.</param>
/// <param name="Content">What was sent.</param>
internal sealed record Asked(string Path, string? Key, string Content);

/// <summary>A registry outside the house, over real HTTP: below /bas is what the plugin may call.</summary>
internal sealed class Registry : IAsyncDisposable
{
    private readonly WebApplication app;
    private volatile bool broken;

    public Registry()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public ConcurrentQueue<Asked> All { get; } = [];

    public string Address => app.Urls.First();

    /// <summary>Answers 500 until told otherwise.</summary>
    public void Break(bool now) => broken = now;

    public Task StartAsync() => app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var content = await reader.ReadToEndAsync(context.RequestAborted);
        All.Enqueue(new Asked(context.Request.Path, context.Request.Headers["X-Nyckel"].FirstOrDefault(), content));
        if (context.Request.Path == "/bas/vidare")
        {
            context.Response.Redirect("/hemligt");
            return;
        }

        context.Response.StatusCode = broken ? StatusCodes.Status500InternalServerError : StatusCodes.Status201Created;
        await context.Response.WriteAsync("KS 2026/101", context.RequestAborted);
    }
}
