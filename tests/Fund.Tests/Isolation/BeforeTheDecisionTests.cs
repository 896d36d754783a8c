using System.IO.Compression;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fund.Applications.Drafts;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Ranking;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Platform.Api;
using Fund.Tests.Assessment.Criteria;
using Fund.Tests.Running;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Fund.Tests.Isolation;

/// <summary>
/// What is said of an application in assessment, ranking and recommendation is working material until it is decided: everything that the
/// others can get at, found by enumeration, is read for the words.
/// </summary>
public sealed partial class BeforeTheDecisionTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Secretary = "lingonby-sekreterare";
    private const string Auditor = "lingonby-revisor";
    private const string OfRecommendation = "Flodhästen talar emot.";

    // Words that nothing else in the house says.
    private static readonly string[] Words =
    [
        "vattentornet",
        "näbbdjuret",
        "kvarnhjulet",
        "snöstjärnan",
        "kometsvansen",
        "rävungen",
        "flodhästen",
    ];

    // The owner, who signs for the applicant, one of a unit that takes part, and those who read all cases.
    private static readonly string[] Outside =
    [
        Manager,
        "lingonby-chef",
        "lingonby-annan",
        "lingonby-ekonom",
        "lingonby-ekonom2",
        "lingonby-admin",
    ];

    [Fact(DisplayName = "F-24 W-13 No page, file, answer of the API, search or letter tells outside what is said before the decision")]
    public async Task Nothing_is_told_outside()
    {
        var (here, number) = await SaidAsync();
        foreach (var subject in Outside)
        {
            var read = 0;
            using var door = new PageDoor(here.Application, here.Key, subject);
            foreach (var path in await PagesAsync(number))
            {
                var file = await door.GetFileAsync(door.Root + path);
                ShouldTellNothing(file.Content, $"{subject} {path}");
                read += file.Status == 200 ? 1 : 0;
            }

            read.ShouldBeGreaterThan(20, subject);
            read = 0;
            using var client = await ClientAsync(here, subject);
            foreach (var path in await EndpointsAsync(number))
            {
                using var answer = await client.GetAsync($"/{here.Key}{path}");
                ShouldTellNothing(await answer.Content.ReadAsByteArrayAsync(), $"{subject} {path}");
                read += answer.IsSuccessStatusCode ? 1 : 0;
            }

            read.ShouldBeGreaterThan(10, subject);
        }

        using (var administrator = new PageDoor(here.Application, here.Key, "lingonby-admin"))
        {
            var log = await administrator.GetAsync(administrator.Root + "/logg");
            log.Document.QuerySelector("main")!.TextContent.ShouldContain("Arbetsmaterial inför beslutet. Revisorn läser det.");
        }

        var names = new[] { "Pia Projekt", "Carl Chef", "Alva Annan", "Eva Ekonom", "Erik Ekonom", "Ada Admin" };
        var letters = (await here.MailsAsync()).Where(mail => names.Contains(mail.Name)).ToList();
        letters.ShouldNotBeEmpty();
        foreach (var letter in letters)
        {
            ShouldTellNothing(Encoding.UTF8.GetBytes(letter.Text + letter.Subject), $"a letter to {letter.Name}");
        }
    }

    [Fact(
        DisplayName = "F-24 W-13 Who assess, rank or decide, and the auditor, read the comparison and the recommendation; others no part"
    )]
    public async Task Those_who_handle_it_read_it()
    {
        var (here, number) = await SaidAsync();
        foreach (var subject in new[] { SteeringGroup, Coordinator, Secretary, Auditor })
        {
            var table = await here.SendAsync(subject, new RankingTable());
            table.Criteria.Single().Reason.ShouldBe("Snöstjärnan lyser mest.", subject);
            table.Cases.Single().Places.Single().Place.ShouldBe(1, subject);
            (await here.SendAsync(subject, new CaseCriteria(number))).Recommendation!.Reason.ShouldBe(OfRecommendation, subject);
            (await here.SendAsync(subject, new CaseNotes(number))).ShouldContain(note => note.Text == OfRecommendation, subject);
            using var door = new PageDoor(here.Application, here.Key, subject);
            var page = await door.GetAsync(door.Root + "/rangordning");
            page.Document.QuerySelector("main")!.TextContent.ShouldContain("Snöstjärnan", Case.Sensitive, subject);
            // Who only reads it is offered nothing to do.
            (page.Document.QuerySelector("main a[href*='/rangordning/']") is not null).ShouldBe(
                subject is SteeringGroup or Coordinator,
                subject
            );
        }

        foreach (var subject in Outside)
        {
            await Should.ThrowAsync<Forbidden>(() => here.SendAsync(subject, new RankingTable()), subject);
            var view = await here.SendAsync(subject, new CaseCriteria(number));
            (view.Recommendation, view.Assessors.Count, view.Criteria.Count(c => c.Outcome is "met" or "notMet")).ShouldBe((null, 0, 0));
        }
    }

    [Fact(DisplayName = "W-22 Who has declared a conflict of interest in one of them reads neither the comparison nor the recommendation")]
    public async Task The_recused_read_none_of_it()
    {
        var (here, number) = await SaidAsync();
        await here.SendAsync(SteeringGroup, new DeclareConflict(number, "Min bror leder den."));

        var table = await here.SendAsync(SteeringGroup, new RankingTable());
        (table.MayRank, table.Criteria.Count, table.Cases.Count).ShouldBe((false, 0, 0));
        table.Recused.ShouldBe(["Läsande barn"]);
        (await here.SendAsync(SteeringGroup, new CaseCriteria(number))).Recommendation.ShouldBeNull();
        using var door = new PageDoor(here.Application, here.Key, SteeringGroup);
        var main = (await door.GetAsync(door.Root + "/rangordning")).Document.QuerySelector("main")!.TextContent;
        main.ShouldContain("Du har anmält jäv i Läsande barn och deltar inte i rangordningen.");
        main.ShouldNotContain("Snöstjärnan");
    }

    [Fact(
        DisplayName = "F-24 When the case has been decided the applicant reads the recommendation and the assessments with their reasons"
    )]
    public async Task Afterwards_it_is_the_ground_of_the_decision()
    {
        var (here, number) = await SaidAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await here.SendAsync(Secretary, SentBackTests.Granting(here, number));
        using var door = new PageDoor(here.Application, here.Key, Manager);
        var main = (await door.GetAsync($"{door.Root}/arenden/{number}/bedomning")).Document.QuerySelector("main")!.TextContent;
        main.ShouldContain(OfRecommendation);
        main.ShouldContain("Vattentornet");
        (await here.SendAsync(Manager, new CaseNotes(number))).ShouldContain(note => note.Text == OfRecommendation);
    }

    private static void ShouldTellNothing(byte[] content, string where)
    {
        foreach (var text in TextsOf(content))
        {
            foreach (var word in Words)
            {
                text.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{where} tells {word}");
            }
        }
    }

    // A workbook and a package of files are read inside.
    private static IEnumerable<string> TextsOf(byte[] content)
    {
        if (content is not [(byte)'P', (byte)'K', ..])
        {
            yield return System.Net.WebUtility.HtmlDecode(Regex.Unescape(Escapes().Replace(Encoding.UTF8.GetString(content), "")));
            yield break;
        }

        using var package = new ZipArchive(new MemoryStream(content));
        foreach (var entry in package.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return System.Net.WebUtility.HtmlDecode(reader.ReadToEnd());
        }
    }

    private async Task<(MunicipalityInTest Here, string Number)> SaidAsync()
    {
        var here = await fund.StartMunicipalityAsync(TestFiles.Lingonby("utat-" + Guid.NewGuid().ToString("N")[..8], profile =>
            {
                profile["assessment"] = JsonNode.Parse("""{ "preliminaryBy": ["coordinator"] }""");
                profile["ranking"] = JsonNode.Parse("""{ "method": "comparative", "rule": "L-24" }""");
                profile["criteria"]!
                    .AsArray()
                    .Add(
                        JsonNode.Parse("""{ "key": "reach", "set": "ranking", "rule": "L-24", "name": "Räckvidd", "text": "Når flest." }""")
                    );
                profile["operations"]!["RankRound"] = JsonNode.Parse("""{ "name": "Jämför", "from": ["applied"] }""");
                profile["operations"]!["RecommendApplication"] = JsonNode.Parse(
                    """
                    { "name": "Föreslå", "from": ["applied"], "roles": ["steeringGroupMember"],
                      "outcomes": { "grant": "applied", "reject": "applied" } }
                    """
                );
            }));
        var number = (await LingonbyCase.WrittenAsync(here, "Läsande barn", 100_000)).Number;
        await here.SendAsync(
            Manager,
            new SaveParticipants(number, [new ParticipantChoice("omsorg", false, false)], await here.VersionAsync(number))
        );
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        await here.SendAsync(Manager, new SubmitApplication(number));
        await here.SendAsync(
            Coordinator,
            new AssessPreliminarily(number, [new CriterionWord("purpose", "met", "Kometsvansen syns redan.")])
        );
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", "Vattentornet är för litet."));
        await here.AssessAsync(Coordinator, number, ("purpose", "met", "Näbbdjuret räcker."));
        await here.SendAsync(Coordinator, new AssessJointly(number, "purpose", "met", "Kvarnhjulet vände oss.", LingonbyCase.Today(here)));
        await here.SendAsync(SteeringGroup, new RecordDissent(number, "purpose", "Rävungen säger nej."));
        await here.SendAsync(SteeringGroup, new RankRound("reach", [number], "Snöstjärnan lyser mest.", null));
        await here.SendAsync(SteeringGroup, new RecommendApplication(number, "reject", OfRecommendation));
        return (here, number);
    }

    // Every page with each thing that it gives, and the same when it is asked for the words.
    private async Task<List<string>> PagesAsync(string number)
    {
        var services = (await fund.StartedAsync()).Services;
        var loader = services.GetRequiredService<PageLoader>();
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                continue;
            }

            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            if (compiled.HandlerTypeInfo.GetCustomAttribute<RequiresAttribute>()?.Permission is Permission.Operate)
            {
                continue;
            }

            var path = "/" + Filled(endpoint.RoutePattern.RawText!.TrimStart('/'), number);
            paths.UnionWith(
                compiled
                    .HandlerMethods.Where(handler => handler is { HttpMethod: "Get", Name.Length: > 0 })
                    .Select(handler => $"{path}?handler={handler.Name}")
            );
            // A page shows what is searched for, so a part of the word is.
            paths.UnionWith([path, .. Words.Select(word => $"{path}?q={Uri.EscapeDataString(word[..^2])}")]);
        }

        return [.. paths];
    }

    private async Task<List<string>> EndpointsAsync(string number) =>
        [
            .. (await fund.StartedAsync())
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.Metadata.GetMetadata<ApiMessage>() is not null
                    && endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains("GET")
                )
                .Select(endpoint => Filled(endpoint.RoutePattern.RawText!, number)),
        ];

    private static string Filled(string pattern, string number) =>
        Parameter().Replace(pattern, parameter => parameter.Value.Contains("criterion") ? "reach" : number);

    private static async Task<HttpClient> ClientAsync(MunicipalityInTest here, string subject)
    {
        var token = (await here.SendInsideAsync(subject, new CreateToken("Ett annat system", 1), null)).Token;
        return new HttpClient
        {
            BaseAddress = here.Application.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    // What JSON escapes is read as text; what else stands after a backslash is nobody's word.
    [GeneratedRegex(@"\\(?!u[0-9a-fA-F]{4})")]
    private static partial Regex Escapes();
}
