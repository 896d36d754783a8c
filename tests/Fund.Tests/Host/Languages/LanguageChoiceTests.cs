using System.Net;
using Fund.Contracts.Languages;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Host.Languages;

/// <summary>A reader chooses the language on any page, a system with a header, and what is stored is Swedish in both.</summary>
public sealed class LanguageChoiceTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact]
    public async Task The_language_is_chosen_where_one_is_and_is_kept()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("sprakval"));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-samordnare");
        var start = await door.GetAsync(door.Root + "/?visa=alla");
        start.Document.DocumentElement.GetAttribute("lang").ShouldBe("sv");
        var other = start.Document.QuerySelector("a[hreflang=en]")!.GetAttribute("href")!;

        var chosen = await door.GetAsync(other);

        (chosen.Status, chosen.Location).ShouldBe((302, door.Root + "/?visa=alla"));
        var again = await door.GetAsync(chosen.Location!);
        again.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        again.Document.QuerySelector(".fund-menu")!.TextContent.ShouldContain("Cases");
        (await door.GetAsync(door.Root + "/finns-inte")).Html.ShouldContain("The page does not exist");
        await door.GetAsync(door.Root + "/sprak/SV?till=/");
        (await door.GetAsync(door.Root + "/")).Document.DocumentElement.GetAttribute("lang").ShouldBe("sv");
    }

    [Theory]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("https://example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a%0d%0aSet-Cookie: x=1")]
    public async Task Choosing_leads_nowhere_else(string target)
    {
        using var door = new PageDoor(house.Application, "", null);
        var answer = await door.GetAsync("/sprak/en?till=" + Uri.EscapeDataString(target));
        answer.Status.ShouldBe(302);
        answer.Location!.ShouldStartWith("/");
        answer.Location!.ShouldNotContain("example");
        answer.Location!.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("en", "Give a valid access token.")]
    [InlineData("en-GB,sv;q=0.5", "Give a valid access token.")]
    [InlineData("de, en;q=0.8", "Give a valid access token.")]
    [InlineData("sv, en;q=0.9", "Ange en giltig åtkomstnyckel.")]
    [InlineData("en;q=0", "Ange en giltig åtkomstnyckel.")]
    [InlineData("de", "Ange en giltig åtkomstnyckel.")]
    [InlineData(null, "Ange en giltig åtkomstnyckel.")]
    public async Task A_system_says_it_with_a_header(string? wished, string told)
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("sprakhuvud"));
        using var client = new HttpClient { BaseAddress = house.Application.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{here.Key}/api/v1/cases");
        if (wished is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", wished).ShouldBeTrue();
        }

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(told);
    }

    [Fact]
    public void What_is_put_together_while_it_is_stored_is_read_in_the_readers_language()
    {
        using var english = ReadersLanguage.Speak(Language.English);
        Texts.T("Sidan finns inte.").ShouldBe("The page does not exist.");
        Texts.T($"Beloppet är för stort. Det får vara högst {"7 kr"}.").ShouldContain("7 kr");
        using (ReadersLanguage.Write())
        {
            var stored = Texts.T("Sidan finns inte.");
            stored.ShouldBe("Sidan finns inte.");
            ReadersLanguage.AsRead(stored).ShouldBe("The page does not exist.");
            ReadersLanguage.AsRead($"Ärende 7: {stored}").ShouldBe("Ärende 7: The page does not exist.");
            ReadersLanguage.AsRead("Kommunens egna ord.").ShouldBe("Kommunens egna ord.");
        }

        ReadersLanguage.Current.ShouldBe(Language.English);
    }
}
