using System.Net.Http.Headers;
using System.Text;
using Fund.Host.Errors;
using Fund.Host.Pages;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Platform.Tenancy;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Host.Errors;

/// <summary>
/// A fault of ours has a number that the one who met it can read out, and that the log is searched by; what was no fault is told as it is.
/// </summary>
public sealed class ErrorResponsesTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-28 The number on the page of a fault stands in the log")]
    public async Task The_number_is_logged()
    {
        var log = new Lines();
        var context = new DefaultHttpContext();
        await new ErrorResponses(_ => throw new InvalidOperationException("broken"), log).InvokeAsync(context);
        context.Response.StatusCode.ShouldBe(500);

        var asked = PageAt(context).Asked.ShouldNotBeNull();
        var number = asked.Split(' ')[2];
        number.Length.ShouldBe(8);
        log.Told.ShouldHaveSingleItem().ShouldContain(number);
    }

    [Fact(DisplayName = "F-28 What was no fault of ours asks nobody to quote a number")]
    public void No_fault_no_number() => PageAt(new DefaultHttpContext()).Asked.ShouldBeNull();

    [Fact(DisplayName = "BAD-13 A form that is too large says that the file is, not that the page is too old")]
    public async Task Too_large_a_form()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("for-stor"));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-samordnare");
        var file = new FileField("file", "stor.pdf", new ByteArrayContent(new byte[26 * 1024 * 1024]));
        var answer = await door.PostAsync($"{door.Root}/arenden/ny", [await door.TokenAsync()], [file]);
        answer.Status.ShouldBe(StatusCodes.Status413PayloadTooLarge);
        answer.Html.ShouldContain("Filen är för stor");
    }

    [Fact]
    public async Task A_person_of_another_municipality_is_told_why_nothing_is_here()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("annanstans"));
        using var stranger = new PageDoor(house.Application, here.Key, "granne-samordnare");
        using var own = new PageDoor(house.Application, here.Key, "lingonby-samordnare");

        var start = await stranger.GetAsync(stranger.Root + "/");
        var page = await stranger.GetAsync(stranger.Root + "/arenden/2026-1");
        var missing = await own.GetAsync(own.Root + "/arenden/2026-1");

        foreach (var seen in new[] { start, page })
        {
            seen.Status.ShouldBe(404);
            seen.Document.QuerySelector("main")!.TextContent.ShouldContain("Du är inloggad som granne-samordnare, som inte hör till");
            seen.Document.QuerySelector("form[action$='/logga-ut']").ShouldNotBeNull("that is the way on");
        }

        missing.Status.ShouldBe(404);
        missing.Document.QuerySelector("main")!.TextContent.ShouldNotContain("Du är inloggad som");
    }

    [Theory(DisplayName = "Another system is answered in JSON also by what no route takes")]
    [InlineData("GET", "finns-inte", "", 404)]
    [InlineData("DELETE", "cases", "", 405)]
    [InlineData("POST", "cases", "text/plain", 415)]
    public async Task The_api_answers_in_json(string method, string path, string type, int status)
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby($"json-{status}"));
        var token = await here.SendAsync("lingonby-samordnare", new CreateToken("Ett annat system", 1));
        using var client = new HttpClient { BaseAddress = house.Application.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/{here.Key}/api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        request.Content = type.Length > 0 ? new StringContent("{}", Encoding.UTF8, type) : null;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((status, "application/problem+json"));
    }

    [Theory(DisplayName = "F-13 A line to the database that broke is told as out of order for a while, however it is wrapped")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_broken_line(bool wrapped)
    {
        Exception broken = new NpgsqlException("gone", new IOException());
        var context = new DefaultHttpContext();
        await new ErrorResponses(
            _ => throw (wrapped ? new InvalidOperationException("An exception has been raised that is likely transient", broken) : broken),
            new Lines()
        ).InvokeAsync(context);
        context.Response.StatusCode.ShouldBe(503);
    }

    private static FaultModel PageAt(HttpContext context) =>
        new(new Actor(), new CurrentMunicipality()) { PageContext = new PageContext { HttpContext = context } };

    private sealed class Lines : ILogger<ErrorResponses>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Told.Add(formatter(state, exception));
    }
}
