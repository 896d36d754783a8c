using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Fund.Demonstration;
using Fund.Demonstration.Settings;
using Shouldly;
using Xunit;

namespace Fund.Tests.Demonstration;

public sealed class SignInTests
{
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public async Task A_hinted_person_is_signed_in_by_code_and_PKCE_with_subject_name_and_email()
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        await using var site = await RelyingParty.StartAsync(demonstration.Address, loginHint: "ekby-samordnare");
        using var browser = new HttpClient();

        var who = await browser.GetFromJsonAsync<WhoSignedIn>(site.WhoAmI, TestContext.Current.CancellationToken);

        who.ShouldBe(new WhoSignedIn("ekby-samordnare", "Åsa Öberg", "asa@ekby.example"));
    }

    [Fact]
    public async Task Without_a_hint_one_chooses_among_all_persons_by_municipality_and_a_click_signs_in()
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        await using var site = await RelyingParty.StartAsync(demonstration.Address, loginHint: null);
        using var browser = new HttpClient();

        using var answer = await browser.GetAsync(site.WhoAmI, TestContext.Current.CancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        page.DocumentElement.GetAttribute("lang").ShouldBe("sv");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Välj person");
        page.QuerySelectorAll("h2").Select(heading => heading.TextContent).ShouldBe(["Ekby kommun", "Drift"]);
        var link = page.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("Driftansvarig", StringComparison.Ordinal));
        link.TextContent.ShouldContain("Sköter plattformen");

        var who = await browser.GetFromJsonAsync<WhoSignedIn>(
            new Uri(demonstration.Address, link.GetAttribute("href")),
            TestContext.Current.CancellationToken
        );
        who!.Sub.ShouldBe("operator");
    }

    [Theory]
    [InlineData("https://fund.example/signin-oidc")]
    [InlineData("http://10.0.0.5/signin-oidc")]
    [InlineData("http://localhost.fund.example/signin-oidc")]
    [InlineData("http://127.0.0.1@fund.example/signin-oidc")]
    public async Task A_redirect_address_outside_this_machine_is_refused_and_not_followed(string redirect)
    {
        using var answer = await AuthorizeAsync(("redirect_uri", redirect));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task A_request_without_PKCE_gets_no_code()
    {
        using var answer = await AuthorizeAsync(("code_challenge", ""), ("code_challenge_method", ""));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Location.ShouldBeNull();
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("code_challenge");
    }

    [Theory]
    [InlineData(StartedDemonstration.ClientSecret, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", HttpStatusCode.OK)]
    [InlineData("another secret", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", HttpStatusCode.Unauthorized)]
    [InlineData(StartedDemonstration.ClientSecret, "another-verifier-than-the-one-that-was-announced", HttpStatusCode.BadRequest)]
    public async Task A_code_is_worth_tokens_only_with_the_secret_and_the_verifier(string secret, string verifier, HttpStatusCode expected)
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        using var client = NotFollowing();
        using var authorized = await client.GetAsync(AuthorizeAddress(demonstration), TestContext.Current.CancellationToken);
        var code = System.Web.HttpUtility.ParseQueryString(authorized.Headers.Location!.Query)["code"];

        using var answer = await client.PostAsync(
            new Uri(demonstration.Address, "/connect/token"),
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["code"] = code.ShouldNotBeNull(),
                    ["redirect_uri"] = "http://localhost:5080/signin-oidc",
                    ["client_id"] = "fund",
                    ["client_secret"] = secret,
                    ["code_verifier"] = verifier,
                }
            ),
            TestContext.Current.CancellationToken
        );

        answer.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("http://localhost:5080/", HttpStatusCode.Redirect)]
    [InlineData("https://fund.example/", HttpStatusCode.BadRequest)]
    public async Task Signing_out_leads_back_to_this_machine_only(string target, HttpStatusCode expected)
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        using var client = NotFollowing();

        using var answer = await client.GetAsync(
            new Uri(demonstration.Address, "/connect/logout?post_logout_redirect_uri=" + Uri.EscapeDataString(target)),
            TestContext.Current.CancellationToken
        );

        answer.StatusCode.ShouldBe(expected);
        answer.Headers.Location?.ToString().ShouldBe(target);
    }

    [Fact]
    public async Task A_request_for_another_host_name_is_refused()
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(demonstration.Address, "/post.json"))
        {
            Headers = { Host = "rebound.example" },
        };

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0")]
    [InlineData("--urls=http://*:5081")]
    [InlineData("--urls=http://[::]:5081")]
    [InlineData("--urls=http://127.0.0.1:5081;http://192.168.1.10:5081")]
    [InlineData("--Kestrel:Endpoints:Open:Url=http://0.0.0.0:5081")]
    public void It_refuses_to_start_where_others_could_reach_it(string binding)
    {
        var refusal = Should.Throw<InvalidDemonstration>(() => DemonstrationServer.Build(binding, "--SignIn:ClientSecret=x"));

        refusal.Message.ShouldContain("this machine only");
    }

    [Fact]
    public void It_refuses_to_start_without_the_secret_of_the_host() =>
        Should
            .Throw<InvalidDemonstration>(() => DemonstrationServer.Build("--urls=http://127.0.0.1:0"))
            .Message.ShouldContain("SignIn:ClientSecret");

    private static async Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string Value)[] changes)
    {
        await using var demonstration = await StartedDemonstration.StartAsync();
        using var client = NotFollowing();
        return await client.GetAsync(AuthorizeAddress(demonstration, changes), TestContext.Current.CancellationToken);
    }

    private static Uri AuthorizeAddress(StartedDemonstration demonstration, params (string Name, string Value)[] changes)
    {
        var parameters = new Dictionary<string, string>
        {
            ["client_id"] = "fund",
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["redirect_uri"] = "http://localhost:5080/signin-oidc",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
            ["login_hint"] = "operator",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return new Uri(
            demonstration.Address,
            "/connect/authorize?"
                + string.Join('&', parameters.Where(p => p.Value.Length > 0).Select(p => p.Key + "=" + Uri.EscapeDataString(p.Value)))
        );
    }

    private static HttpClient NotFollowing() => new(new HttpClientHandler { AllowAutoRedirect = false });
}
