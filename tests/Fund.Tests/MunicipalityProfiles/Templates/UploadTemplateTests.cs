using System.Net.Http.Headers;
using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using Fund.MunicipalityProfiles.Templates;
using Fund.Tests.Documents.Templates;
using Fund.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static Fund.Tests.Documents.Templates.WordInTest;

namespace Fund.Tests.MunicipalityProfiles.Templates;

/// <summary>A municipality's own Word templates: from the page and over the API, with the product's own when there is none.</summary>
public sealed class UploadTemplateTests(FundFixture fund)
{
    private const string Administrator = "lingonby-admin";

    [Fact]
    public async Task The_administrator_uploads_a_template_and_its_versions_stay()
    {
        var here = await fund.StartLingonbyAsync();
        using var door = new PageDoor(here.Application, here.Key, Administrator);
        var list = await door.GetAsync($"{door.Root}/administration/mallar");
        list.Document.QuerySelector("main")!.TextContent.ShouldContain("Produktens mall");
        var kind = await door.GetAsync($"{door.Root}/administration/mallar/beslutsutdrag");
        kind.Document.QuerySelector("main")!.TextContent.ShouldContain("{{beslut.paragraf}}");

        var (form, seen) = await FormAsync(door);
        var refused = await door.PostAsync(form.Action, Fields(form), [Sent("mall.docx", WordInTest.Of(P("{{beslut.paragraff}}")))]);
        refused.Status.ShouldBe(422);
        refused
            .Document.QuerySelector("[data-fund-errors]")!
            .TextContent.ShouldContain("Platsen beslut.paragraff finns inte. Menade du beslut.paragraf?");
        (await door.PostAsync(form.Action, Fields(form), [Sent("mall.txt", "Text"u8.ToArray())])).Status.ShouldBe(422);
        (await door.PostAsync(form.Action, Fields(form))).Status.ShouldBe(422);

        var own = WordInTest.Of(P("Vår egen: {{beslut.paragraf}}"));
        (await door.PostAsync(form.Action, Fields(form), [Sent("mall.docx", own)])).Status.ShouldBe(302);
        var late = await door.PostAsync(form.Action, Fields(seen), [Sent("mall.docx", own)]);
        late.Status.ShouldBe(409);
        late.Document.QuerySelector("[data-fund-errors]")!.TextContent.ShouldContain("laddade upp version 1");

        using var api = new ApiDoor(here);
        (await api.SendAsync(Administrator, new UploadTemplate("beslutsutdrag", "ny.dotx", WordInTest.Of(P("Ny")), 1))).Number.ShouldBe(2);
        var after = await api.SendAsync(Administrator, new TemplateOfKind("beslutsutdrag"));
        after.Versions.Select(version => (version.Number, version.Name)).ShouldBe([(2, "ny.dotx"), (1, "mall.docx")]);
        (await api.SendAsync(Administrator, new TemplateList())).Single(row => row.Kind == "beslutsutdrag").InUse!.Number.ShouldBe(2);

        var first = await door.GetFileAsync($"{door.Root}/administration/mallar/beslutsutdrag?handler=File&number=1");
        first.Content.ShouldBe(own);
        var preview = await door.GetAsync($"{door.Root}/administration/mallar/beslutsutdrag/forhandsvisning?number=1");
        preview.Document.QuerySelector(".fund-paper")!.TextContent.ShouldContain("Vår egen: § 73");
        var word = await door.GetFileAsync($"{door.Root}/administration/mallar/beslutsutdrag/forhandsvisning?number=1&handler=Word");
        Read(word.Content).ShouldBe(["Vår egen: § 73"]);
        word.Name.ShouldBe("forhandsvisning-beslutsutdrag-1.docx");
    }

    [Fact]
    public async Task Macros_unknown_kinds_and_others_than_the_administrator_are_refused()
    {
        var here = await fund.StartLingonbyAsync();
        var file = WordInTest.Of(
            main => main.AddNewPart<DocumentFormat.OpenXml.Packaging.VbaProjectPart>().FeedData(new MemoryStream([1])),
            P("x")
        );
        (await here.RefusedAsync(Administrator, new UploadTemplate("beslutsutdrag", "mall.docx", file, 0)))
            .Findings.ShouldHaveSingleItem()
            .Message.ShouldContain("makron");
        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Administrator, new TemplateOfKind("finns-inte")));
        await Should.ThrowAsync<Exception>(() => here.SendAsync("lingonby-samordnare", new TemplateList()));
        (await here.SendAsync(Administrator, new TemplateOfKind("beslutsutdrag"))).Versions.ShouldBeEmpty();
    }

    [Fact(DisplayName = "Every placeholder that is listed is filled, and every standard template opens without repair")]
    public async Task Every_placeholder_is_filled()
    {
        var here = await fund.StartLingonbyAsync();
        var kinds = here.Application.Services.GetServices<PaperTemplate>().ToList();
        kinds.ShouldNotBeEmpty();
        foreach (var kind in kinds)
        {
            var template = WordInTest.Of([.. kind.Placeholders.SelectMany(Blocks)]);
            TemplateCheck.Of(template, kind).Faults.ShouldBeEmpty(kind.Key);
            foreach (var line in Read(TemplateFill.Of(template, kind.MadeUp())))
            {
                line.ShouldNotContain("{{");
                line.Split(" = ")[1].ShouldNotBeOneOf("", "–");
            }

            foreach (var list in kind.Placeholders.Where(one => one.IsList))
            {
                kind.MadeUp().Lists[list.Name].ShouldNotBeEmpty(list.Name);
            }

            TemplateCheck
                .Of(kind.Standard(), kind)
                .ShouldSatisfyAllConditions(
                    found => found.Faults.ShouldBeEmpty(kind.Key),
                    found => found.OtherControls.ShouldBeEmpty(kind.Key)
                );
            Read(TemplateFill.Of(kind.Standard(), kind.MadeUp())).ShouldAllBe(line => !line.Contains("{{"));
        }

        static IEnumerable<DocumentFormat.OpenXml.OpenXmlElement> Blocks(Placeholder placeholder) =>
            placeholder.IsList
                ? [P($"{{{{#each {placeholder.Name}}}}}"), .. placeholder.Texts.SelectMany(Blocks), P("{{/each}}")]
                : [P($"{placeholder.Name} = {{{{{placeholder.Name}}}}}")];
    }

    private static async Task<(PageForm Form, PageForm Seen)> FormAsync(PageDoor door)
    {
        var form = (await door.GetAsync($"{door.Root}/administration/mallar/beslutsutdrag/ladda-upp"))
            .Forms()
            .Single(one => one.Button == "Ladda upp mallen");
        // Opened by another meanwhile.
        var other = (await door.GetAsync($"{door.Root}/administration/mallar/beslutsutdrag/ladda-upp"))
            .Forms()
            .Single(one => one.Button == "Ladda upp mallen");
        return (form, other);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(PageForm form) =>
        form.Fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value));

    private static FileField Sent(string name, byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new FileField("file", name, file);
    }
}
