using System.Net;
using Fund.Plugins.Runtime.Connections;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Runtime;

/// <summary>F-45: what a connection lets through, and what it keeps to itself.</summary>
public sealed class ConnectionTests
{
    [Theory(DisplayName = "F-45 Only addresses below the connection's own are called, however they are written")]
    [InlineData("arende/4?x=%2e%2e%2f", true)]
    [InlineData("https://diarium.example/bas/arende", true)]
    [InlineData("HTTPS://DIARIUM.EXAMPLE/bas/arende", true)]
    [InlineData("https://diarium.example:443/bas/a", true)]
    [InlineData("../annat", false)]
    [InlineData("a/../../annat", false)]
    [InlineData("%2e%2e/annat", false)]
    [InlineData("..%2fannat", false)]
    [InlineData("..%5Cannat", false)]
    [InlineData("/annat", false)]
    [InlineData("/BAS/annat", false)]
    [InlineData("//annan.example/bas/a", false)]
    [InlineData("https://annan.example/bas/a", false)]
    [InlineData("https://diarium.example.annan.example/bas/a", false)]
    [InlineData("https://diarium.example@annan.example/bas/a", false)]
    [InlineData("https://nagon@diarium.example/bas/a", false)]
    [InlineData("https://diarium.example:444/bas/a", false)]
    [InlineData("http://diarium.example/bas/a", false)]
    public async Task Only_what_lies_below_is_called(string address, bool through)
    {
        using var sending = new Sending();
        using var client = Connection().Over(sending);
        if (through)
        {
            (await client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
            sending.Seen.ShouldHaveSingleItem();
        }
        else
        {
            (
                await Should.ThrowAsync<InvalidOperationException>(client.GetAsync(address, TestContext.Current.CancellationToken))
            ).Message.ShouldContain("Anslutningen diarium får bara anropa https://diarium.example/bas/");
            sending.Seen.ShouldBeEmpty();
        }
    }

    [Fact(DisplayName = "F-45 A base address that the plugin sets, and a host that it claims, lead nowhere")]
    public async Task What_the_plugin_sets_leads_nowhere()
    {
        using var sending = new Sending();
        using var client = Connection().Over(sending);
        client.BaseAddress = new Uri("https://annan.example/");
        await Should.ThrowAsync<InvalidOperationException>(client.GetAsync("bas/a", TestContext.Current.CancellationToken));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://diarium.example/bas/a");
        request.Headers.Host = "annan.example";
        await Should.ThrowAsync<InvalidOperationException>(client.SendAsync(request, TestContext.Current.CancellationToken));
        sending.Seen.ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-45 The operator's headers go with every call and are not seen by the plugin")]
    public async Task The_operators_headers_are_the_operators()
    {
        using var sending = new Sending();
        using var client = Connection().Over(sending);
        client.DefaultRequestHeaders.Add("X-Nyckel", "min egen");
        using var answer = await client.GetAsync("a", TestContext.Current.CancellationToken);
        sending.Seen.ShouldHaveSingleItem().ShouldBe("hemlig");
        answer.RequestMessage!.Headers.Contains("X-Nyckel").ShouldBeFalse();
        client.DefaultRequestHeaders.GetValues("X-Nyckel").ShouldBe(["min egen"]);
    }

    private static PluginConnection Connection() =>
        new()
        {
            Name = "diarium",
            BaseAddress = new Uri("https://diarium.example/bas"),
            Headers = new Dictionary<string, string> { ["X-Nyckel"] = "hemlig" },
        };

    private sealed class Sending : HttpMessageHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add(string.Join(',', request.Headers.GetValues("X-Nyckel")));
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request });
        }
    }
}
