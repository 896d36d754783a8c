using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Ideas;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Assessment.Ranking;
using Fund.Assessment.Recommendations;
using Fund.Contracts.Values;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Finance.Adherence;
using Fund.Finance.Allocations;
using Fund.Finance.Costs.Import;
using Fund.Finance.Overview;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>
/// Uppsala's whole journey (product.md), from the idea to the evaluation, by the messages that its pages send, or over HTTP as another
/// system would.
/// </summary>
public abstract class UppsalaJourney(JourneyFixture house)
{
    [Fact(DisplayName = "U-12 U-15 U-17 U-74 U-75 U-84 U-85 W-14 W-15 W-16 W-18 W-23 Uppsala's journey, from the idea to the evaluation")]
    public virtual async Task From_the_idea_to_the_evaluation()
    {
        var started = await house.StartAsync("uppsala");
        var here = Walking(house, started);
        await house.ItIsAsync(2026, 1, 31);
        await here.AttestedAsync(
            "uppsala-ekonom",
            "uppsala-ekonomichef",
            new AllocateToFund(
                2026,
                Money.FromKronor(10_000_000),
                Money.Zero,
                new DateOnly(2025, 11, 24),
                "§ 301",
                [],
                await here.PapersAsync("uppsala-ekonom")
            )
        );
        var number = await IdeaAsync(here);
        await ApplyAsync(here, number);
        await DecideAsync(here, number);
        await StartAsync(here, number);
        await SettleAsync(here, number);
        await EvaluateAsync(here, number);
    }

    /// <summary>How the journey is walked: by the messages of the pages unless said otherwise.</summary>
    private protected virtual MunicipalityInTest Walking(JourneyFixture house, MunicipalityInTest started) => started;

    private static async Task<string> IdeaAsync(MunicipalityInTest here)
    {
        var number = (await here.SendAsync("uppsala-projektledare", new OpenCase("Tidiga samtal", "socialforvaltningen"))).CaseNumber;
        (await here.RefusedAsync("uppsala-projektledare", new SubmitIdea(number))).Findings.ShouldContain(f => f.Rule == "U-57");
        var idea = await here.SendAsync("uppsala-projektledare", new CaseForm(number, "idea"));
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(
                number,
                "idea",
                JourneyFixture.AnswersTo(idea, ("problem", "Stödet kommer för sent.")),
                await here.VersionAsync(number)
            )
        );
        (
            await here.RefusedAsync(
                "uppsala-projektledare",
                new SaveAnswers(
                    number,
                    "application",
                    new Dictionary<string, string?> { ["summary"] = "För tidigt" },
                    await here.VersionAsync(number)
                )
            )
        ).Findings.ShouldNotBeEmpty("U-60");
        await here.SendAsync(
            "uppsala-projektledare",
            new SaveParticipants(
                number,
                [
                    new("socialforvaltningen", true, true),
                    new("utbildningsforvaltningen", true, false),
                    new("kulturforvaltningen", false, true),
                ],
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync("uppsala-projektledare", new SubmitIdea(number));

        (await here.SendAsync("uppsala-samordnare", new CaseOverview(number))).Due.ShouldBe(
            new DateOnly(2026, 3, 2),
            "W-10: 28 February is a Saturday"
        );
        (await here.RefusedAsync("uppsala-samordnare", new AnswerIdea(number, "declined", " "))).Findings.ShouldContain(f =>
            f.Rule == "U-60"
        );
        await here.SendAsync("uppsala-samordnare", new AnswerIdea(number, "invited", null));
        return number;
    }

    private static async Task ApplyAsync(MunicipalityInTest here, string number)
    {
        var form = await here.SendAsync("uppsala-projektledare", new CaseForm(number, "application"));
        form.Sections.SelectMany(s => s.Fields)
            .Single(f => f.Field.Key == "problem")
            .Value.ShouldBe("Stödet kommer för sent.", "carried over without retyping");
        var answers = JourneyFixture.AnswersTo(form);
        answers["repaymentPlan"] = null;
        await here.SendAsync("uppsala-projektledare", new SaveAnswers(number, "application", answers, await here.VersionAsync(number)));
        var refused = await here.RefusedAsync("uppsala-projektledare", new SubmitApplication(number));
        refused.Findings.ShouldContain(f => f.Rule == "U-64", "W-11");
        refused.Findings.ShouldContain(f => f.Rule == "U-66");
        refused.Findings.ShouldContain(f => f.Rule == "U-42d" && f.Severity == Fund.Contracts.Messages.Severity.Warning, "W-11");

        await here.SendAsync(
            "uppsala-projektledare",
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?> { ["repaymentPlan"] = """[{"unit":"socialnamnden","year":"2028","amount":"400 000"}]""" },
                await here.VersionAsync(number)
            )
        );
        (await here.SendAsync("uppsala-chef-social", new CaseSignatures(number))).Rows.Count.ShouldBe(3, "W-12");
        foreach (
            var (head, unit) in new[]
            {
                ("social", "socialforvaltningen"),
                ("utbildning", "utbildningsforvaltningen"),
                ("kultur", "kulturforvaltningen"),
            }
        )
        {
            await here.SendAsync($"uppsala-chef-{head}", new SignApplication(number, unit));
        }

        await here.SendAsync("uppsala-projektledare", new SubmitApplication(number));
    }

    private static async Task DecideAsync(MunicipalityInTest here, string number)
    {
        await here.SendAsync(
            "uppsala-samordnare",
            new RecordMeeting(number, new DateOnly(2026, 1, 31), true, "Vi gick igenom ansökan.", "Styrgrupp i mars.")
        );
        foreach (var criterion in (await here.SendAsync("uppsala-styrgrupp", new CaseCriteria(number))).Criteria)
        {
            await here.SendAsync("uppsala-styrgrupp", new AssessCriterion(number, criterion.Key, "met", "Uppfyllt."));
        }

        await here.SendAsync("uppsala-styrgrupp", new LodgeAssessment(number));
        var table = await here.SendAsync("uppsala-styrgrupp", new RankingTable());
        table.Cases.Select(c => c.CaseNumber).ShouldBe([number]);
        foreach (var criterion in table.Criteria)
        {
            await here.SendAsync("uppsala-styrgrupp", new RankRound(criterion.Key, [number], "Ensam i omgången.", criterion.Latest));
        }

        await here.SendAsync("uppsala-styrgrupp", new RecommendApplication(number, "grant", "God effekt."));
        await here.SendAsync(
            "uppsala-sekreterare",
            new RecordDecision(number, "granted", "§ 88", new DateOnly(2026, 1, 31), null, Money.FromKronor(1_200_000), null, null)
        );
    }

    private static async Task StartAsync(MunicipalityInTest here, string number)
    {
        (await here.RefusedAsync("uppsala-projektledare", new StartInitiative(number, new DateOnly(2026, 2, 1)))).Findings.ShouldContain(
            f => f.Rule == "U-74",
            "W-14"
        );
        await here.SendAsync(
            "uppsala-projektledare",
            new SubmitPlan(number, "payout", [new(null, 2026, Money.FromKronor(1_200_000))], null)
        );
        (
            await here.RefusedAsync(
                "uppsala-projektledare",
                new SubmitPlan(number, "repayment", [new("bostadsbolaget", 2028, Money.FromKronor(1))], null)
            )
        ).Findings.ShouldNotBeEmpty("W-23");
        await here.SendAsync(
            "uppsala-projektledare",
            new SubmitPlan(
                number,
                "repayment",
                [
                    new("socialnamnden", 2028, Money.FromKronor(400_000)),
                    new("socialnamnden", 2029, Money.FromKronor(500_000)),
                    new("utbildningsnamnden", 2029, Money.FromKronor(300_000)),
                    new("utbildningsnamnden", 2030, Money.FromKronor(300_000)),
                ],
                null
            )
        );
        await here.SendAsync("uppsala-projektledare", new SubmitPlan(number, "followUp", null, "Vi mäter varje termin."));
        foreach (var plan in new[] { "payout", "repayment", "followUp" })
        {
            await here.SendAsync("uppsala-styrgrupp", new ApprovePlan(number, plan, 1));
        }

        await here.SendAsync("uppsala-projektledare", new StartInitiative(number, new DateOnly(2026, 2, 1)));

        var budget = await here.SendAsync("uppsala-ekonom", new RepaymentList(2029));
        budget
            .BudgetInput.Select(b => (b.Unit, b.Amount))
            .ShouldBe(
                [("socialnamnden", Money.FromKronor(500_000)), ("utbildningsnamnden", Money.FromKronor(300_000))],
                ignoreOrder: true,
                "W-18"
            );
    }

    private async Task SettleAsync(MunicipalityInTest here, string number)
    {
        await here.SendAsync("uppsala-ekonom", new SetProjectCode(number, "U77", await here.VersionAsync(number)));
        await ImportAsync(here, 2026, 5, 12, (new DateOnly(2026, 3, 1), 310_000));
        // U-17: the service does the office's rounds. It prepares the settlement and asks who must answer, without anybody's doing.
        await here.RunJobAsync<SettlementJob>();
        (await here.SendAsync("uppsala-ekonom", new SettlementDayQuery("2026-T1"))).Run.ShouldNotBeNull("U-17");
        var unanswered = await PrepareAsync(here, "2026-T1");
        unanswered.Payable.ShouldBe(Money.Zero, "U-75");
        unanswered.HeldBecause.ShouldNotBeNull();
        await here.SendAsync("uppsala-samordnare", new ConfirmAdherence(number, "2026-T1", true, null));
        (await PrepareAsync(here, "2026-T1")).Payable.ShouldBe(Money.FromKronor(310_000), "W-15 U-85");
        await ApproveAsync(here, "2026-T1");
        var paid = (await here.SendAsync("uppsala-ekonom", new SettlementDayQuery("2026-T1"))).Payees.ShouldHaveSingleItem();
        (paid.Unit, paid.IsExternal, paid.Amount).ShouldBe(("Socialnämnden", false, Money.FromKronor(310_000)), "U-12");

        await ImportAsync(here, 2026, 9, 12, (new DateOnly(2026, 6, 1), 640_000), (new DateOnly(2026, 4, 2), -20_000));
        await here.SendAsync("uppsala-samordnare", new ConfirmAdherence(number, "2026-T2", false, "Arbetet har stannat av."));
        (await PrepareAsync(here, "2026-T2")).Held.ShouldBe(Money.FromKronor(620_000), "W-16");
        await ApproveAsync(here, "2026-T2");

        await ImportAsync(here, 2027, 1, 12, (new DateOnly(2026, 11, 1), 400_000));
        await here.SendAsync("uppsala-samordnare", new ConfirmAdherence(number, "2026-ar", true, null));
        var last = await PrepareAsync(here, "2026-ar");
        last.Payable.ShouldBe(Money.FromKronor(890_000), "what was held is paid with the last of the year, within the grant");
        last.Overrun.ShouldBe(Money.FromKronor(130_000), "W-15");
        await ApproveAsync(here, "2026-ar");
        (await here.SendAsync("uppsala-ekonom", new FundPageQuery(2026))).Amounts.Paid.ShouldBe(
            Money.FromKronor(1_200_000),
            "U-15: all of it in the year of the costs, nothing written off over several"
        );
        (await here.SendAsync("uppsala-ekonom", new FundPageQuery(2027))).Amounts.Paid.ShouldBe(Money.Zero, "U-15");
    }

    private static async Task EvaluateAsync(MunicipalityInTest here, string number)
    {
        var indicator = (await here.SendAsync("uppsala-projektledare", new CaseFollowUp(number))).Indicators.ShouldHaveSingleItem();
        await here.SendAsync("uppsala-projektledare", new RecordMeasurement(number, indicator.Id, 12m, new DateOnly(2026, 12, 1), null));
        (await here.RefusedAsync("uppsala-samordnare", new CloseCase(number, "implemented", "Infört."))).Findings.ShouldContain(
            f => f.Rule == "U-88",
            "W-20"
        );
        var sections = new Dictionary<string, string?>
        {
            ["implementation"] = "Bra.",
            ["results"] = "Bra.",
            ["socialEffects"] = "Bra.",
            ["economicEffects"] = "Bra.",
        };
        await here.SendAsync("uppsala-projektledare", new RecordEvaluation(number, "yearly", sections));
        await here.SendAsync("uppsala-projektledare", new RecordEvaluation(number, "closing", sections));
        var portfolio = await here.SendAsync("uppsala-samordnare", new PortfolioQuery());
        portfolio.Rows.ShouldHaveSingleItem().Paid.ShouldBe(Money.FromKronor(1_200_000));
        var compiled = portfolio.Sections.Where(s => s.Required).ToDictionary(s => s.Key, s => (string?)"Sammanställt.");
        await here.SendAsync("uppsala-samordnare", new CompilePortfolio(portfolio.Occasions[0].Key, compiled));
        await here.SendAsync("uppsala-samordnare", new CloseCase(number, "implemented", "Infört."));
        (await here.SendAsync("uppsala-revisor", new CaseOverview(number))).StageKind.ShouldBe("Ended");
    }

    private async Task ImportAsync(MunicipalityInTest here, int year, int month, int day, params (DateOnly, long)[] costs)
    {
        await house.ItIsAsync(year, month, day);
        var preview = await here.SendAsync("uppsala-ekonom", new ReadCostFile("kostnader.se", CostFile.Sie("U77", costs)));
        (await here.SendAsync("uppsala-ekonom", new ImportCosts(preview.ImportId))).ShouldBe(costs.Length);
    }

    private static async Task<SettlementDayRow> PrepareAsync(MunicipalityInTest here, string occasion)
    {
        await here.SendAsync("uppsala-ekonom", new SettlePeriod(occasion));
        return (await here.SendAsync("uppsala-ekonom", new SettlementDayQuery(occasion))).Rows.ShouldHaveSingleItem();
    }

    private static async Task ApproveAsync(MunicipalityInTest here, string occasion)
    {
        var day = await here.SendAsync("uppsala-ekonom", new SettlementDayQuery(occasion));
        await here.SendAsync("uppsala-ekonomichef", new ApproveSettlement(occasion, day.Run!.Value, day.Version, day.Total));
    }
}

/// <summary>Through the messages that pages send.</summary>
public sealed class UppsalaJourneyTests(JourneyFixture house) : UppsalaJourney(house), IClassFixture<JourneyFixture>;

/// <summary>Over /api/v1 with tokens.</summary>
public sealed class UppsalaApiJourneyTests(JourneyFixture house) : UppsalaJourney(house), IClassFixture<JourneyFixture>
{
    private protected override MunicipalityInTest Walking(JourneyFixture house, MunicipalityInTest started) => started.OverTheApi();
}

/// <summary>With every form of every page attacked in every state that the case passes.</summary>
public sealed class UppsalaJourneyUnderAttackTests(JourneyFixture house) : UppsalaJourney(house), IClassFixture<JourneyFixture>
{
    private protected override MunicipalityInTest Walking(JourneyFixture house, MunicipalityInTest started) =>
        started.Before(new PageAttack(house, started, "uppsala-administrator", "uppsala-revisor").RunAsync);
}
