using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using Fund.Contracts.Languages;
using Fund.Web;
using Shouldly;
using Xunit;

namespace Fund.Tests.Web;

public sealed partial class PageTests : IClassFixture<PagesServer>
{
    private readonly PagesServer server;

    public PageTests(PagesServer server)
    {
        this.server = server;
        server.Fill = _ => { };
    }

    [Fact]
    public async Task Every_id_on_the_components_page_is_unique_and_every_reference_finds_its_element()
    {
        var page = await server.GetAsync();

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        foreach (var attribute in new[] { "for", "aria-describedby", "aria-labelledby" })
        {
            page.QuerySelectorAll($"[{attribute}]")
                .SelectMany(element => element.GetAttribute(attribute)!.Split(' '))
                .Where(id => !ids.Contains(id))
                .ShouldBeEmpty();
        }

        page.QuerySelectorAll(".fund-errors a")
            .Select(link => link.GetAttribute("href")![1..])
            .Where(id => !ids.Contains(id))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_on_the_page_needs_a_weaker_content_security_policy()
    {
        var page = await server.GetAsync();

        page.QuerySelectorAll("style, [style]").ShouldBeEmpty();
        page.QuerySelectorAll("script").ShouldAllBe(script => script.HasAttribute("src") && script.TextContent.Length == 0);
        page.All.SelectMany(element => element.Attributes)
            .Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
            .ShouldBeEmpty();
        page.QuerySelectorAll("[src], link[href]")
            .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!)
            .ShouldAllBe(address => address.StartsWith("/_content/Fund.Web/"));
    }

    [Fact]
    public void No_page_or_component_in_the_source_has_inline_style_or_script()
    {
        var sources = Directory
            .EnumerateFiles(Source(), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cshtml", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .ToList();

        sources.Count.ShouldBeGreaterThan(20);
        sources.Where(file => Inline().IsMatch(File.ReadAllText(file))).ShouldBeEmpty();
    }

    [Fact]
    public void Our_own_css_and_script_ask_nothing_of_other_hosts()
    {
        foreach (
            var file in Directory
                .EnumerateFiles(Path.Combine(Source(), "wwwroot"), "*.*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".css" or ".js")
        )
        {
            Elsewhere()
                .Matches(File.ReadAllText(file))
                .Select(match => match.Value)
                .Where(address => !address.StartsWith("http://www.w3.org/", StringComparison.Ordinal))
                .ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void Every_theme_has_its_file() =>
        Themes.Names.ShouldBe(
            Directory.EnumerateFiles(Path.Combine(Source(), "wwwroot", "themes")).Select(Path.GetFileNameWithoutExtension),
            ignoreOrder: true
        );

    [Fact]
    public void Paper_is_light_whatever_the_screen_is()
    {
        foreach (var theme in Directory.EnumerateFiles(Path.Combine(Source(), "wwwroot", "themes")))
        {
            File.ReadAllText(theme).ShouldContain("@media screen and (prefers-color-scheme: dark)");
            File.ReadAllText(theme).ShouldNotContain("@media (prefers-color-scheme: dark)");
        }
    }

    [Fact]
    public async Task A_theme_name_that_does_not_exist_never_reaches_the_address()
    {
        server.Fill = frame => frame.ThemeName = "../../x\"><script>";

        var page = await server.GetAsync();

        page.QuerySelectorAll("link[rel=stylesheet]")
            .Select(link => link.GetAttribute("href")!.Split('?')[0])
            .ShouldContain("/_content/Fund.Web/themes/granit.css");
    }

    [Fact]
    public async Task The_frame_is_sensible_when_it_is_empty()
    {
        var page = await server.GetAsync();

        page.QuerySelectorAll(".fund-menu, .fund-person, .fund-demonstration").ShouldBeEmpty();
        page.QuerySelector(".fund-owner-name")!.TextContent.ShouldBe("Social investeringsfond");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.DocumentElement.GetAttribute("lang").ShouldBe("sv");
    }

    [Fact]
    public async Task The_frame_shows_the_municipality_the_person_and_that_it_is_a_demonstration()
    {
        server.Fill = frame =>
        {
            frame.MunicipalityName = "Åmåla kommun";
            frame.PersonName = "Karin <b>Åberg";
            frame.RoleNames = ["Projektledare"];
            frame.MenuItems = [new("Ärenden", "~/arenden", true), new("Fonden", "~/fonden")];
            frame.Demonstration = true;
            frame.DemonstrationDate = new DateOnly(2026, 8, 31);
        };

        var page = await server.GetAsync();

        page.Title.ShouldBe("Fel: Komponenter – Åmåla kommun");
        page.QuerySelector(".fund-shield text")!.TextContent.ShouldBe("Å");
        page.QuerySelector(".fund-person strong")!.TextContent.ShouldBe("Karin <b>Åberg");
        page.QuerySelector(".fund-menu [aria-current=page]")!.TextContent.ShouldBe("Ärenden");
        page.QuerySelectorAll(".fund-menu [aria-current]").Length.ShouldBe(1);
        page.QuerySelector(".fund-demonstration")!.TextContent.ShouldContain("2026-08-31");
        page.QuerySelector("form[action='/logga-ut'] input[name=__RequestVerificationToken]").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_kit_speaks_English_too()
    {
        server.Fill = _ => ReadersLanguage.Speak(Language.English);

        var page = await server.GetAsync();

        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector(".ds-skip-link")!.TextContent.ShouldBe("Skip to the content");
    }

    [Fact]
    public async Task Without_script_a_row_is_added_and_what_was_typed_stays()
    {
        var page = await server.GetAsync();
        var form = page.QuerySelector("form[data-fund-form]")!;
        var button = form.QuerySelectorAll("button").Single(one => one.TextContent == "Lägg till rad");
        var fields = Typed(form);
        fields["answers[leader]"] = "Östen \"Ö\" <Lind>";

        var answer = await PostAsync(button.GetAttribute("formaction")!, fields);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Page.QuerySelectorAll("#costs .fund-row").Length.ShouldBe(3);
        answer.Page.QuerySelector("#leader")!.GetAttribute("value").ShouldBe("Östen \"Ö\" <Lind>");
        answer.Page.QuerySelector("#costs_1_amount")!.GetAttribute("value").ShouldBe("tolv tusen");
    }

    [Fact]
    public async Task A_refused_post_is_422_and_shows_the_rule_at_the_field_with_everything_typed_kept()
    {
        var page = await server.GetAsync();
        var form = page.QuerySelector("form[data-fund-form]")!;
        var fields = Typed(form);
        fields["answers[start]"] = "i vår";

        var answer = await PostAsync(form.GetAttribute("action")!, fields);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Page.QuerySelector("#purpose")!.GetAttribute("aria-invalid").ShouldBe("true");
        answer.Page.QuerySelector("#start")!.GetAttribute("value").ShouldBe("i vår");
        answer
            .Page.QuerySelectorAll(".fund-errors li")
            .Select(line => line.TextContent)
            .ShouldContain("Beskriv syftet med insatsen. Regel R-24");
    }

    [Fact]
    public async Task A_post_without_the_page_s_own_token_is_not_read()
    {
        using var content = new FormUrlEncodedContent([new("answers[purpose]", "x")]);
        var answer = await server.Client.PostAsync("/komponenter", content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void Every_word_exists_in_both_languages_and_every_used_word_exists()
    {
        string[] Keys(string file) =>
            [.. XDocument.Load(Path.Combine(Source(), "Texts", file)).Descendants("data").Select(data => data.Attribute("name")!.Value)];
        var used = Directory
            .EnumerateFiles(Source(), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(file => UsedWord().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct();

        Keys("Words.en.resx").ShouldBe(Keys("Words.resx"));
        used.Except(Keys("Words.resx")).ShouldBeEmpty();
    }

    private async Task<(HttpStatusCode Status, IDocument Page)> PostAsync(string action, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/komponenter" + action.Split('#')[0]);
        request.Headers.Add("Cookie", server.Cookie);
        request.Content = new FormUrlEncodedContent(fields);
        var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, PagesServer.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static Dictionary<string, string> Typed(IElement form) =>
        form.QuerySelectorAll("input, textarea, select")
            .Where(field => field.GetAttribute("type") is not ("file" or "checkbox" or "radio") && field.HasAttribute("name"))
            .ToDictionary(
                field => field.GetAttribute("name")!,
                field => field.GetAttribute("value") ?? field.QuerySelector("option[selected]")?.GetAttribute("value") ?? field.TextContent
            );

    private static string Source([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/BuildingBlocks/Web"));

    [GeneratedRegex("""<style|style=|"style"|<script(?![^>]*src=)|\son(?!ce=)[a-z]+=""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"https?://[^""')\s%]+")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("""[Ww]ords(?:\[|\.Format\()"([A-Za-z]+)""")]
    private static partial Regex UsedWord();
}
