using System.Text.Json.Nodes;
using Fund.Applications.Overview;
using Fund.Contracts.Values;
using Fund.Evaluation.FollowUp;
using Fund.Finance.Adherence;
using Fund.Finance.Plans;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Notes;

/// <summary>What people write about the money of a case is told on the case and, by the ids of what was done, in its history.</summary>
public sealed class PutUpNotesTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(
        DisplayName = "F-20 Why payouts are held and released, words on adherence, plans and reports are told on the case and in its "
            + "history"
    )]
    public async Task Words_on_money_are_shown()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("pengarnas-ord", WithPlan));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Läsande barn", new(2026, 3, 1), null, null, (2026, Money.FromKronor(50_000)));

        await here.SendAsync("lingonby-samordnare", new HoldPayout(number, "Underlaget saknas."));
        var hold = (await here.MoneyAsync(number)).Held!.Id;
        await here.SendAsync("lingonby-styrgrupp", new ReleasePayout(number, hold, "Underlaget har kommit.", new DateOnly(2026, 3, 2)));
        await here.SendAsync("lingonby-samordnare", new ConfirmAdherence(number, "2026-halv", false, "En skola har hoppat av."));
        await here.SendAsync("lingonby-projektledare", new SubmitPlan(number, "steps", null, "Vi börjar i liten skala."));
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "steps", 1));
        await here.SendAsync(
            "lingonby-projektledare",
            new RecordEvaluation(number, "statusReport", new Dictionary<string, string?> { ["results"] = "Femton barn läser mer." })
        );

        (string Title, string? Text, string Who)[] written =
        [
            ("Utbetalningen hölls inne", "Underlaget saknas.", "Sara Samordnare"),
            ("Utbetalningen släpptes", "Underlaget har kommit.", "Stina Styr"),
            ("Delårsrapport 2026: planerna följs inte", "En skola har hoppat av.", "Sara Samordnare"),
            ("Genomförandeplan lämnades in", "Genomförandeplan, version 1.\n\nVi börjar i liten skala.", "Pia Projekt"),
            ("Genomförandeplan godkändes", "Genomförandeplan, version 1.", "Stina Styr"),
            ("Lägesrapport", "Resultat\nFemton barn läser mer.", "Pia Projekt"),
        ];
        var notes = await here.SendAsync("lingonby-revisor", new CaseNotes(number));
        foreach (var (title, text, who) in written)
        {
            notes.ShouldContain(note => note.Title == title && note.Text == text && note.Who == who, title);
        }

        // All at one instant of the test's clock: what belongs to what is told by ids.
        var history = await here.SendAsync("lingonby-projektledare", new CaseHistory(number));
        history
            .Where(row => row.Details is not null)
            .Take(written.Length)
            .Select(row => (row.Details, row.Who))
            .ShouldBe(written.Reverse().Select(w => (w.Text, w.Who)));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-chef");
        var page = (await door.GetAsync($"/{here.Key}/arenden/{number}")).Document.QuerySelector("main")!.TextContent;
        page.ShouldContain("Underlaget har kommit.");
        page.ShouldContain("En skola har hoppat av.");
    }

    [Fact(DisplayName = "F-20 History tells which criterion was assessed, how and why, and for which unit somebody signed")]
    public async Task Assessments_and_signatures_are_told_in_history()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("bedomningarnas-ord"));
        var number = await here.AppliedAsync("Läsande barn");
        var history = await here.SendAsync("lingonby-revisor", new CaseHistory(number));
        history.ShouldContain(row => row.Details == "Syftet: Uppfyllt. Ja." && row.Link == "bedomning");
        history.ShouldContain(row => row.Details == "För Kulturnämnden." && row.Who == "Carl Chef" && row.Link == "underskrifter");
        (await here.SendAsync("lingonby-revisor", new CaseNotes(number))).ShouldNotContain(note => note.Minor);
    }

    private static void WithPlan(JsonNode profile)
    {
        profile["plans"] = JsonNode.Parse("""[{ "key": "steps", "name": "Genomförandeplan", "content": "text" }]""");
        profile["evaluation"] = JsonNode.Parse("""{ "sections": [{ "key": "results", "name": "Resultat", "required": true }] }""");
    }
}
