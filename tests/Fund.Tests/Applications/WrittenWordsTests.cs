using System.Text.Json;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Ideas;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Applications.Reading;
using Fund.Assessment.Criteria;
using Fund.Assessment.Meetings;
using Fund.Assessment.Recusals;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications;

/// <summary>What people write is shown to those it concerns: on the case, in its history, in the mail.</summary>
public sealed class WrittenWordsTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-20 Feedback, notes, plan, grounds and reasons are shown on the case and in its history, the feedback in mail")]
    public async Task Words_are_shown()
    {
        var here = await house.StartAsync("uppsala");
        await house.ItIsAsync(2026, 2, 2);
        var number = await HandedInIdeaAsync(here);
        await here.SendAsync("uppsala-samordnare", new AnswerIdea(number, "invited", "Beskriv gärna samverkan med skolan."));

        (await MailsAsync(here)).ShouldContain(text => text.Contains("Beskriv gärna samverkan med skolan.", StringComparison.Ordinal));
        var notes = await here.SendAsync("uppsala-projektledare", new CaseNotes(number));
        notes.ShouldContain(note => note.Text == "Beskriv gärna samverkan med skolan." && note.Who.Length > 0);
        var history = await here.SendAsync("uppsala-projektledare", new CaseHistory(number));
        history.ShouldContain(row => row.Details == "Beskriv gärna samverkan med skolan." && row.Moved != null);

        await here.SendAsync("uppsala-projektledare", new WithdrawCase(number, "Verksamheten lades ned."));
        (await here.SendAsync("uppsala-samordnare", new CaseNotes(number))).ShouldContain(note => note.Text == "Verksamheten lades ned.");
        (await here.SendAsync("uppsala-revisor", new CaseHistory(number)))
            .Where(row => row.Details is not null)
            .Select(row => row.Details)
            .ShouldBe(["Verksamheten lades ned.", "Beskriv gärna samverkan med skolan."], "each with its own event, the latest first");
    }

    [Fact(DisplayName = "F-20 What was handed in can be read word for word, however the draft goes on")]
    public async Task What_was_handed_in_is_read_as_it_was()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("ordagrant"));
        var about = await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000);
        var version = (
            await here.SendAsync("lingonby-samordnare", new CaseForm(about.Number, "application"))
        ).HandedIn.ShouldHaveSingleItem();
        var read = await here.SendAsync("lingonby-samordnare", new SubmittedVersion(about.Number, version.Id));
        read.Sections.SelectMany(s => s.Answers).ShouldContain(a => a.Key == "problem" && a.Text == "Ett problem.");
        read.Sections.SelectMany(s => s.Answers).ShouldContain(a => a.Key == "requestedAmount" && a.Text == "100\u00A0000\u00A0kr");
        read.CaseTitle.ShouldBe("Läsande barn");

        using var page = new PageDoor(house.Application, here.Key, "lingonby-samordnare");
        var shown = await page.GetAsync($"/{here.Key}/arenden/{about.Number}/inlamnat/{version.Id}");
        shown.Document.QuerySelector("main")!.TextContent.ShouldContain("Ett problem.");
        (await here.SendAsync("lingonby-samordnare", new CaseHistory(about.Number))).ShouldContain(row =>
            row.Link == $"inlamnat/{version.Id}"
        );
    }

    [Fact(DisplayName = "F-20 The ground of a conflict of interest is told to those who assess, not to the applicant")]
    public async Task The_ground_is_told_to_those_it_concerns()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("grunder"));
        var about = await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000);
        await here.SendAsync("lingonby-styrgrupp", new DeclareConflict(about.Number, "Min bror söker."));

        (await here.SendAsync("lingonby-samordnare", new CaseCriteria(about.Number))).Recused.Single().Ground.ShouldBe("Min bror söker.");
        (await here.SendAsync("lingonby-projektledare", new CaseCriteria(about.Number))).Recused.Single().Ground.ShouldBeNull();
        (await here.SendAsync("lingonby-projektledare", new CaseNotes(about.Number))).ShouldNotContain(n => n.Text == "Min bror söker.");
    }

    [Fact(DisplayName = "F-22 F-20 The group that prepared a draft sees it ever after, with what it said and the board's paragraph")]
    public async Task Who_has_acted_may_see()
    {
        var here = await house.StartAsync("alvesta");
        await house.ItIsAsync(2026, 2, 2);
        var number = (await here.SendAsync("alvesta-projektledare", new OpenCase("Trygga vägar", "utbildningsnamnden"))).CaseNumber;
        var form = await here.SendAsync("alvesta-projektledare", new CaseForm(number, "application"));
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveAnswers(number, "application", JourneyFixture.AnswersTo(form), await here.VersionAsync(number))
        );
        await here.SendAsync("alvesta-klg", new PrepareApplication(number, new DateOnly(2026, 2, 2), "Gruppen tillstyrker."));

        (await here.SendAsync("alvesta-klg", new CaseOverview(number))).Stage.ShouldBe("prepared");
        await Should.ThrowAsync<Fund.Contracts.Messages.NotFound>(() => here.SendAsync("alvesta-klg-2", new CaseOverview(number)));
        (await here.SendAsync("alvesta-projektledare", new CaseNotes(number))).ShouldContain(note => note.Text == "Gruppen tillstyrker.");
    }

    [Fact(DisplayName = "F-22 An application that is being written is read by those who have a part in it, until it is handed in")]
    public async Task An_application_is_working_material_until_it_is_handed_in()
    {
        var here = await house.StartAsync("uppsala");
        await house.ItIsAsync(2026, 2, 2);
        var number = await HandedInIdeaAsync(here);
        await here.SendAsync("uppsala-samordnare", new AnswerIdea(number, "invited", "Skriv gärna en ansökan."));
        var form = await here.SendAsync("uppsala-projektledare", new CaseForm(number, "application"));
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(number, "application", JourneyFixture.AnswersTo(form), await here.VersionAsync(number))
        );

        foreach (var other in new[] { "uppsala-projektledare-bolag", "uppsala-chef-omsorg", "uppsala-ekonom", "uppsala-styrgrupp" })
        {
            await Should.ThrowAsync<Fund.Contracts.Messages.NotFound>(() => here.SendAsync(other, new CaseForm(number, "application")));
            (await here.SendAsync(other, new CaseForms(number))).Select(row => row.Key).ShouldBe(["idea"], other);
            (await here.SendAsync(other, new CaseForm(number, "idea"))).Form.ShouldBe("idea");
            using var page = new PageDoor(house.Application, here.Key, other);
            var shown = await page.GetAsync($"/{here.Key}/arenden/{number}/ansokan");
            shown.Status.ShouldBe(200);
            (await page.GetAsync($"/{here.Key}/arenden/{number}/ansokan?formular=application")).Status.ShouldBe(404);
        }

        foreach (var own in new[] { "uppsala-projektledare", "uppsala-samordnare", "uppsala-chef-social", "uppsala-revisor" })
        {
            (await here.SendAsync(own, new CaseForm(number, "application"))).Form.ShouldBe("application", own);
        }
    }

    private static async Task<string> HandedInIdeaAsync(MunicipalityInTest here)
    {
        var number = (await here.SendAsync("uppsala-projektledare", new OpenCase("Tidiga samtal", "socialforvaltningen"))).CaseNumber;
        var idea = await here.SendAsync("uppsala-projektledare", new CaseForm(number, "idea"));
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(number, "idea", JourneyFixture.AnswersTo(idea), await here.VersionAsync(number))
        );
        await here.SendAsync("uppsala-projektledare", new SubmitIdea(number));
        return number;
    }

    private async Task<IReadOnlyList<string>> MailsAsync(MunicipalityInTest here)
    {
        var mails = await house.Database.AskAsSuperuserAsync<string>(
            $"""
            select json_agg(content ->> 'Text') from platform.outbox
            where kind = 'mail' and municipality_id = {here.Municipality.Id.Value}
            """
        );
        return JsonSerializer.Deserialize<List<string>>(mails ?? "[]")!;
    }
}
