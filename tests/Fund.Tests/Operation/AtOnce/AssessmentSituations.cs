using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Assessment.Ranking;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Values;
using Fund.Tests.Running;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>What is done with a case between the application and the decision.</summary>
internal static class AssessmentSituations
{
    private const string Coordinator = "lingonby-samordnare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Secretary = "lingonby-sekreterare";
    private const long Kronor = 10_000;

    public static void Add(SituationBook book)
    {
        book.When("lingonby-annan", async here => new DeclareConflict(await AppliedAsync(here, "Jävet"), "Min syster leder den."));
        book.When(Coordinator, async here => new AssessCriterion(await AppliedAsync(here, "Bedömningen"), "purpose", "met", "Ja."));
        book.When(Coordinator, async here => new AssessCriteria(
            await AppliedAsync(here, "Bedömningarna"),
            [new CriterionWord("purpose", "met", "Ja.")]
        ));
        book.When(Coordinator, async here =>
        {
            var number = await AppliedAsync(here, "Det som lämnas");
            await here.SendAsync(Coordinator, new AssessCriterion(number, "purpose", "met", "Ja."));
            return new LodgeAssessment(number);
        });
        book.When(Coordinator, async here => new TakeBackAssessment(
            (await LingonbyCase.AssessedAsync(here, "Det som tas tillbaka", Kronor)).Number
        ));
        book.When(Coordinator, async here => new AssessPreliminarily(
            await AppliedAsync(here, "Förgranskningen"),
            [new CriterionWord("purpose", "met", "Ser bra ut.")]
        ));
        book.When(SteeringGroup, async here =>
        {
            var number = await DisputedAsync(here, "Det gemensamma");
            return new AssessJointly(number, "purpose", "met", "Vi enades.", LingonbyCase.Today(here));
        });
        book.When(SteeringGroup, async here => new AssessTogether(
            await DisputedAsync(here, "Det som sägs tillsammans"),
            LingonbyCase.Today(here),
            [new CriterionWord("purpose", "met", "Vi enades.")]
        ));
        book.When(SteeringGroup, async here =>
        {
            var number = await DisputedAsync(here, "Den avvikande");
            await here.SendAsync(Coordinator, new AssessJointly(number, "purpose", "met", "Vi enades.", LingonbyCase.Today(here)));
            return new RecordDissent(number, "purpose", "Jag är inte med på det.");
        });
        book.When(SteeringGroup, async here => new PrepareApplication(
            await AppliedAsync(here, "Beredningen"),
            LingonbyCase.Today(here),
            "Tillstyrks."
        ));
        book.When(Secretary, async here => new DecideToApply(await AppliedAsync(here, "Nämndens beslut"), LingonbyCase.Today(here), "§ 4"));
        book.When(Coordinator, async here => new RecordMeeting(
            await AppliedAsync(here, "Mötet"),
            LingonbyCase.Today(here),
            true,
            "Vi är eniga.",
            "I mars."
        ));
        book.When(SteeringGroup, async here => new RecommendApplication(
            (await LingonbyCase.AssessedAsync(here, "Förslaget", Kronor)).Number,
            "grant",
            "God effekt."
        ));
        book.When(Secretary, async here => (await LingonbyCase.AssessedAsync(here, "Beslutet", Kronor)).Decision("§ 44", Kronor));
        book.When(Secretary, async here => new RaiseGrant(
            await RunningAsync(here, "Höjs"),
            "§ 45",
            Today(here),
            Money.FromKronor(500),
            null,
            "Fler barn."
        ));
        book.When(Secretary, async here => new LowerGrant(
            await RunningAsync(here, "Sänks"),
            "§ 46",
            Today(here),
            Money.FromKronor(500),
            null,
            "Färre."
        ));
        book.When(Secretary, async here => new WithdrawGrant(
            await RunningAsync(here, "Återkallas"),
            "§ 47",
            Today(here),
            Money.FromKronor(Kronor),
            "Det blev inte av."
        ));
        book.When(Secretary, async here =>
        {
            var number = await RunningAsync(here, "Rättas");
            var decision = (await here.SendAsync(Secretary, new CaseDecisionPage(number))).Decisions.Single();
            return new CorrectDecision(
                number,
                decision.Id,
                "§ 48",
                decision.DecidedOn,
                Money.FromKronor(Kronor - 500),
                null,
                "Villkor.",
                "Fel belopp."
            );
        });
        book.When(Secretary, async here =>
        {
            var number = await RunningAsync(here, "Justeras");
            var decision = (await here.SendAsync(Secretary, new CaseDecisionPage(number))).Decisions.Single();
            return new AddDecisionDays(number, decision.Id, Today(here), null);
        });
        book.When(SteeringGroup, async here =>
        {
            await LingonbyCase.AssessedAsync(here, "Rangordnas", Kronor);
            var table = await here.SendAsync(SteeringGroup, new RankingTable());
            return new RankRound("reach", [.. table.Cases.Select(c => c.CaseNumber)], "Når flest.", table.Criteria[0].Latest);
        });
    }

    private static DateOnly Today(MunicipalityInTest here) => LingonbyCase.Today(here);

    private static async Task<string> RunningAsync(MunicipalityInTest here, string title) =>
        (await LingonbyCase.RunningAsync(here, title, Kronor)).Number;

    private static async Task<string> DisputedAsync(MunicipalityInTest here, string title)
    {
        var number = (await LingonbyCase.AssessedAsync(here, title, Kronor)).Number;
        await here.AssessAsync(SteeringGroup, number, ("purpose", "notMet", "Nej."));
        return number;
    }

    private static async Task<string> AppliedAsync(MunicipalityInTest here, string title)
    {
        var written = await LingonbyCase.WrittenAsync(here, title, Kronor);
        await here.SendAsync("lingonby-chef", new SignApplication(written.Number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(written.Number));
        return written.Number;
    }
}
