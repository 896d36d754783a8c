using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Reading;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Documents.Pdf;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Tests.Documents.Pdf;
using Fund.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Submission;

/// <summary>The handed-in application as page, print and PDF: the same document through each door, behind the same walls.</summary>
[Collection(nameof(ChromiumPrinterTests))]
public sealed class SubmittedPdfTests(FundFixture fund)
{
    private const string Written = "Räksmörgås <script>alert(1)</script>\n& \"åäö\"";

    [Fact]
    public async Task Page_and_file_say_the_same_and_the_file_tells_which_version_it_is()
    {
        var here = await fund.StartLingonbyAsync();
        var (number, version) = await HandedInAsync(here);
        using var door = new PageDoor(here.Application, here.Key, "lingonby-samordnare");
        var address = $"{door.Root}/arenden/{number}/inlamnat/{version}";

        var page = await door.GetAsync(address);
        page.Status.ShouldBe(200);
        var link = page.Document.QuerySelector("a[type='application/pdf']")!;
        link.TextContent.Trim().ShouldBe("Ladda ner som PDF");
        var file = await door.GetFileAsync(link.GetAttribute("href")!);

        file.Status.ShouldBe(200);
        file.Kind.ShouldBe("application/pdf");
        file.Name.ShouldBe($"arende-{number}-application-version-1.pdf");
        using var pdf = new PrintedPdf(file.Content);
        pdf.Title!.ShouldContain($"Ärende {number}, version 1");
        var read = page.Document.QuerySelectorAll(
            ".fund-reading-text h2, .fund-reading-text h3, .fund-reading-text p.fund-text, .fund-reading-text td, main dl dt, main dl dd"
        );
        read.Length.ShouldBeGreaterThan(15);
        foreach (var element in read)
        {
            pdf.Text.ShouldContain(AsOneLine(element.TextContent));
        }

        pdf.Text.ShouldContain(AsOneLine(Written));
        pdf.Text.ShouldContain(here.Municipality.Name);
        pdf.Text.ShouldContain("Inlämnad av");
        page.Document.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    // What a person gets who chooses to print in the browser: the page's own HTML and layout on paper.
    [Fact]
    public async Task On_paper_the_page_has_no_navigation_and_its_sheets_are_numbered()
    {
        var here = await fund.StartLingonbyAsync();
        var (number, version) = await HandedInAsync(here);
        using var door = new PageDoor(here.Application, here.Key, "lingonby-samordnare");
        var page = (await door.GetAsync($"{door.Root}/arenden/{number}/inlamnat/{version}")).Document;
        foreach (var link in page.QuerySelectorAll("link[rel=stylesheet]"))
        {
            var style = page.CreateElement("style");
            style.TextContent = (
                await File.ReadAllTextAsync(
                    Path.Combine(
                        TestFiles.Root,
                        "src/BuildingBlocks/Web/wwwroot",
                        link.GetAttribute("href")!.Split('?')[0].Split("_content/Fund.Web/")[1]
                    )
                )
            );
            link.Replace(style);
        }

        var printer = here.Application.Services.GetRequiredService<IPdfPrinter>();
        using var paper = new PrintedPdf(
            await printer.PrintAsync("<!DOCTYPE html>" + page.DocumentElement.OuterHtml, TestContext.Current.CancellationToken)
        );

        paper.Size.Width.ShouldBe(595, 1.5);
        paper.TextOf(1).ShouldContain($"1 ({paper.Pages})");
        foreach (var fact in new[] { here.Municipality.Name, number, "Version 1", "Inlämnad av", "Pia Projekt", AsOneLine(Written) })
        {
            paper.Text.ShouldContain(fact);
        }

        // Words that stand in the document as well prove nothing.
        var own = string.Concat(page.QuerySelectorAll("main h1, main h2, main h3, main dl, main p.fund-text").Select(e => e.TextContent));
        var navigation = page.QuerySelectorAll("nav a, .fund-person strong, .fund-person button, a.ds-button")
            .Select(e => AsOneLine(e.TextContent))
            .Where(words => !own.Contains(words, StringComparison.OrdinalIgnoreCase))
            .ToList();
        navigation.Count.ShouldBeGreaterThan(5);
        navigation.ShouldAllBe(words => !paper.Text.Contains(words));
    }

    [Fact]
    public async Task Who_may_not_see_the_version_gets_no_file_through_any_door()
    {
        var here = await fund.StartLingonbyAsync();
        var there = await fund.StartLingonbyAsync();
        var (number, version) = await HandedInAsync(here);
        var (theirNumber, theirVersion) = await HandedInAsync(there);

        foreach (var subject in new[] { "lingonby-samordnare", "lingonby-projektledare" })
        {
            using var door = new PageDoor(here.Application, here.Key, subject);
            foreach (
                var (wrongNumber, wrongVersion) in new[]
                {
                    (number, theirVersion),
                    (theirNumber, theirVersion),
                    (number, Guid.NewGuid()),
                    ("2026-999", version),
                }
            )
            {
                var asked = await door.GetFileAsync($"{door.Root}/arenden/{wrongNumber}/inlamnat/{wrongVersion}?handler=Pdf");
                asked.Status.ShouldBe(404, $"{subject} {wrongNumber} {wrongVersion}");
                (await ApiAsync(here, subject, $"cases/{wrongNumber}/submissions/{wrongVersion}/pdf")).Status.ShouldBe(404);
            }

            using var neighbour = new PageDoor(here.Application, there.Key, subject);
            (await neighbour.GetFileAsync($"/{there.Key}/arenden/{number}/inlamnat/{version}?handler=Pdf")).Status.ShouldBe(404);
        }

        using var unknown = new PageDoor(here.Application, here.Key, "uppsala-samordnare");
        (await unknown.GetFileAsync($"/{here.Key}/arenden/{number}/inlamnat/{version}?handler=Pdf")).Status.ShouldBeOneOf(403, 404);
    }

    // A received case is open to the whole municipality; one that is a draft, to the units in it.
    [Fact]
    public async Task Whoever_the_page_is_closed_to_the_file_is_closed_to_as_well()
    {
        var here = await fund.StartLingonbyAsync();
        var (number, version) = await HandedInAsync(here);
        (
            await fund.Database.AskAsSuperuserAsync<string>(
                $"""
                update applications.cases set received_on = null, stage_kind = 'Draft', stage = 'draft'
                where municipality_id = {here.Municipality.Id.Value} returning number
                """
            )
        ).ShouldBe(number);

        foreach (var (subject, status) in new[] { ("lingonby-annan", 404), ("lingonby-admin", 404), ("lingonby-chef", 200) })
        {
            using var door = new PageDoor(here.Application, here.Key, subject);
            var address = $"{door.Root}/arenden/{number}/inlamnat/{version}";
            (await door.GetAsync(address)).Status.ShouldBe(status, subject);
            (await door.GetFileAsync(address + "?handler=Pdf")).Status.ShouldBe(status, subject);
            (await ApiAsync(here, subject, $"cases/{number}/submissions/{version}/pdf")).Status.ShouldBe(status, subject);
        }
    }

    [Fact]
    public async Task The_api_gives_the_file_and_its_description_says_so()
    {
        var here = await fund.StartLingonbyAsync();
        var (number, version) = await HandedInAsync(here);

        var file = await ApiAsync(here, "lingonby-samordnare", $"cases/{number}/submissions/{version}/pdf");
        file.Status.ShouldBe(200);
        file.Kind.ShouldBe("application/pdf");
        using var pdf = new PrintedPdf(file.Content);
        pdf.Text.ShouldContain(AsOneLine(Written));

        using var client = new HttpClient { BaseAddress = here.Application.Address };
        var described = JsonNode.Parse(await client.GetStringAsync($"/{here.Key}/api/v1/openapi.json"))!;
        var answers = described["paths"]!["/api/v1/cases/{caseNumber}/submissions/{id}/pdf"]!["get"]!["responses"]!;
        answers["200"]!["content"]!["application/pdf"].ShouldNotBeNull();
        answers["503"]!["content"]!["application/problem+json"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_later_version_has_the_next_number_and_the_first_keeps_its_own()
    {
        var here = await fund.StartLingonbyAsync();
        var (number, first) = await HandedInAsync(here);
        // Handed in again a day later, as a path that leads back to the applicant lets it be.
        var second = Guid.Parse(
            (
                await fund.Database.AskAsSuperuserAsync<string>(
                    $"""
                    insert into applications.submissions
                    select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'at', s.at + interval '1 day'))).*
                    from applications.submissions s where id = '{first}' returning id::text
                    """
                )
            )!
        );

        (await here.SendAsync("lingonby-samordnare", new SubmittedVersion(number, first))).Number.ShouldBe(1);
        var read = await here.SendAsync("lingonby-samordnare", new SubmittedVersion(number, second));
        read.Number.ShouldBe(2);
        ReadingDocument.Of(read, "Åmåla kommun").Mark.ShouldBe($"Ärende {number}, version 2");
    }

    [Fact]
    public async Task Without_a_browser_the_page_stands_and_says_what_to_do_and_the_operator_is_told()
    {
        var house = await fund.Houses.BorrowAsync(["--Pdf:Chromium=/finns/inte"]);
        var here = await house.StartMunicipalityAsync(TestFiles.Lingonby("utan-webblasare"));
        var (number, version) = await HandedInAsync(here);
        using var door = new PageDoor(here.Application, here.Key, "lingonby-samordnare");

        var page = await door.GetAsync($"{door.Root}/arenden/{number}/inlamnat/{version}?handler=Pdf");

        page.Status.ShouldBe(503);
        page.Document.QuerySelector("main [role=status]")!.TextContent.ShouldContain("Skriv ut sidan");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Räksmörgås", customMessage: "nothing is lost");
        var file = await ApiAsync(here, "lingonby-samordnare", $"cases/{number}/submissions/{version}/pdf");
        file.Status.ShouldBe(503);
        file.Kind.ShouldBe("application/problem+json");
        using var client = new HttpClient { BaseAddress = here.Application.Address };
        (await client.GetStringAsync("/health/ready")).ShouldBe("Degraded");
        await fund.Houses.GiveBackAsync(house, forOthers: false);
    }

    private static async Task<(string Number, Guid Version)> HandedInAsync(MunicipalityInTest here)
    {
        var written = await LingonbyCase.WrittenAsync(here, "Läsande barn", 120_000);
        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                written.Number,
                "application",
                new Dictionary<string, string?> { ["problem"] = Written },
                await here.VersionAsync(written.Number)
            )
        );
        await here.SendAsync("lingonby-chef", new SignApplication(written.Number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(written.Number));
        var form = await here.SendAsync("lingonby-samordnare", new CaseForm(written.Number, "application"));
        return (written.Number, form.HandedIn.ShouldHaveSingleItem().Id);
    }

    private static async Task<FileSeen> ApiAsync(MunicipalityInTest here, string subject, string path)
    {
        using var client = new HttpClient { BaseAddress = here.Application.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{here.Key}/api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            (await here.SendAsync(subject, new CreateToken($"test {Guid.CreateVersion7()}", 1))).Token
        );
        using var answer = await client.SendAsync(request);
        return new FileSeen(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            answer.Content.Headers.ContentDisposition?.FileName,
            await answer.Content.ReadAsByteArrayAsync()
        );
    }

    private static string AsOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
