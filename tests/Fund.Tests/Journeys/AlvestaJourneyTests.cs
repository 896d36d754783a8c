using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Finance.Allocations;
using Fund.Finance.Costs.Import;
using Fund.Finance.Overview;
using Fund.Finance.Settlements;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>
/// Alvesta's whole journey (product.md), from the first draft to the closed case, by the messages that its pages send, or over HTTP as
/// another system would.
/// </summary>
public abstract class AlvestaJourney(JourneyFixture house)
{
    private static readonly Money TaxAndGrantBase = Money.FromKronor(1_450_000_000);

    [Fact(DisplayName = "A-09 A-44 A-46 A-47 A-48 A-49 W-01 W-03 W-05 Alvesta's journey, from the first draft to the closed case")]
    public virtual async Task From_the_first_draft_to_the_closed_case()
    {
        var started = await house.StartAsync("alvesta");
        var here = Walking(house, started);
        await house.ItIsAsync(2026, 2, 2);
        await AllocateAsync(here);
        var number = await ApplyAsync(here);
        await DecideAsync(here, number);
        await SettleAsync(here, number);
        await CloseAsync(here, number);
    }

    /// <summary>How the journey is walked: by the messages of the pages unless said otherwise.</summary>
    private protected virtual MunicipalityInTest Walking(JourneyFixture house, MunicipalityInTest started) => started;

    private static async Task AllocateAsync(MunicipalityInTest here)
    {
        await here.AttestedAsync(
            "alvesta-ekonom",
            "alvesta-ekonomichef",
            await AllocationAsync(here, 2025, 3_200_000, "result", "outlook")
        );
        (await here.SendAsync("alvesta-ekonom", new AllocationRoomFor(2026, TaxAndGrantBase))).Maximum.ShouldBe(
            Money.FromKronor(1_800_000),
            "W-01"
        );
        (await here.RefusedAsync("alvesta-ekonom", await AllocationAsync(here, 2026, 1_800_000, "result"))).Findings.ShouldContain(
            f => f.Rule == "A-41",
            "W-03"
        );
        (
            await here.RefusedAsync("alvesta-ekonom", await AllocationAsync(here, 2026, 1_800_001, "result", "outlook"))
        ).Findings.ShouldContain(f => f.Rule == "A-44");
        await here.AttestedAsync(
            "alvesta-ekonom",
            "alvesta-ekonomichef",
            await AllocationAsync(here, 2026, 1_800_000, "result", "outlook")
        );
    }

    private static async Task<string> ApplyAsync(MunicipalityInTest here)
    {
        (await here.RefusedAsync("alvesta-projektledare", new OpenCase("Fel sökande", "bostadsbolaget")))
            .Findings.Single()
            .Field.ShouldBe("leadUnit", "A-31");
        var number = (await here.SendAsync("alvesta-projektledare", new OpenCase("Trygga vägar", "utbildningsnamnden"))).CaseNumber;
        (
            await here.RefusedAsync("alvesta-klg", new PrepareApplication(number, new DateOnly(2026, 1, 27), "Tillstyrks."))
        ).Findings.ShouldContain(f => f.Field == "preparedOn", "F-08: the case was opened on 2 February");
        await here.OpenedOnAsync(number, new DateOnly(2026, 1, 20));
        var form = await here.SendAsync("alvesta-projektledare", new CaseForm(number, "application"));
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveAnswers(number, "application", JourneyFixture.AnswersTo(form), await here.VersionAsync(number))
        );
        await here.SendAsync(
            "alvesta-projektledare",
            new SaveParticipants(
                number,
                [new("utbildningsnamnden", true, true), new("socialnamnden", true, false)],
                await here.VersionAsync(number)
            )
        );

        await here.SendAsync("alvesta-klg", new PrepareApplication(number, new DateOnly(2026, 1, 27), "Tillstyrks."));
        (
            await here.RefusedAsync("alvesta-sekreterare", new DecideToApply(number, new DateOnly(2026, 1, 20), "§ 4"))
        ).Findings.ShouldContain(f => f.Rule == "A-32", "W-07");
        await here.SendAsync("alvesta-sekreterare", new DecideToApply(number, new DateOnly(2026, 1, 30), "§ 4"));
        await here.SendAsync("alvesta-projektledare", new SubmitApplication(number));
        (await here.SendAsync("alvesta-samordnare", new CaseOverview(number))).RegistryNumber.ShouldBe("KS 2026-00001");
        return number;
    }

    private static async Task DecideAsync(MunicipalityInTest here, string number)
    {
        var criteria = await here.SendAsync("alvesta-samordnare", new CaseCriteria(number));
        criteria.Criteria.Single(c => c.Rule == "A-27").Outcome.ShouldBe("notApplicable", "W-08");
        (await here.RefusedAsync("alvesta-sekreterare", Decision(number, 1_200_000))).Findings.ShouldContain(f => f.Rule == "A-23");
        foreach (var criterion in criteria.Criteria.Where(c => c.Applies))
        {
            await here.SendAsync("alvesta-samordnare", new AssessCriterion(number, criterion.Key, "met", "Tydligt beskrivet."));
        }

        // Saved is not lodged.
        (await here.RefusedAsync("alvesta-sekreterare", Decision(number, 1_200_000))).Findings.ShouldContain(f => f.Rule == "A-23");
        await here.SendAsync("alvesta-samordnare", new LodgeAssessment(number));

        (
            await here.RefusedAsync("alvesta-sekreterare", Decision(number, 1_200_000) with { DecidedOn = new DateOnly(2023, 4, 20) })
        ).Findings.ShouldContain(f => f.Rule == "A-09", "W-05");
        (await here.RefusedAsync("alvesta-sekreterare", Decision(number, 1_200_001))).Findings.ShouldContain(f => f.Field == "granted");
        await here.SendAsync("alvesta-sekreterare", Decision(number, 1_200_000));

        var fund = (await here.SendAsync("alvesta-ekonom", new FundPageQuery(2026))).Amounts;
        fund.Committed.ShouldBe(Money.FromKronor(1_200_000));
        fund.Available.ShouldBe(Money.FromKronor(3_800_000));
        await here.SendAsync("alvesta-projektledare", new StartInitiative(number, new DateOnly(2026, 2, 2)));
    }

    private async Task SettleAsync(MunicipalityInTest here, string number)
    {
        await here.SendAsync("alvesta-ekonom", new SetProjectCode(number, "P100", await here.VersionAsync(number)));
        (await here.RefusedAsync("alvesta-ekonom", new SettlePeriod("2026-delar"))).Findings.ShouldNotBeEmpty(
            "A-46: money comes in arrears, when the period has ended"
        );
        await house.ItIsAsync(2026, 9, 12);
        var preview = await here.SendAsync(
            "alvesta-ekonom",
            new ReadCostFile("kostnader.se", CostFile.Sie("P100", (new(2026, 3, 5), 310_000), (new(2026, 1, 15), 7_000)))
        );
        preview.Part(CostRowOutcome.New).Rows.ShouldBe(2);
        (await here.SendAsync("alvesta-ekonom", new ImportCosts(preview.ImportId))).ShouldBe(2);
        var again = await here.SendAsync(
            "alvesta-ekonom",
            new ReadCostFile("samma.se", CostFile.Sie("P100", (new(2026, 3, 5), 310_000), (new(2026, 1, 15), 7_000)))
        );
        again.Part(CostRowOutcome.New).Rows.ShouldBe(0, "BAD-09");
        (await here.SendAsync("alvesta-ekonom", new ImportCosts(again.ImportId))).ShouldBe(0);

        await here.SendAsync("alvesta-ekonom", new SettlePeriod("2026-delar"));
        var day = await here.SendAsync("alvesta-ekonom", new SettlementDayQuery("2026-delar"));
        var row = day.Rows.ShouldHaveSingleItem();
        row.Payable.ShouldBe(Money.FromKronor(310_000), "A-48: what it has cost, not what was granted");
        row.Costs.ShouldContain(c => c.Outcome == Fund.Finance.Settlements.Arithmetic.CostOutcome.BeforeStart);
        var approve = new ApproveSettlement("2026-delar", day.Run!.Value, day.Version, day.Total);
        (await here.RefusedAsync("alvesta-ekonom", approve)).Message.ShouldContain("En annan person");
        await here.SendAsync("alvesta-ekonomichef", approve);
        await Should.ThrowAsync<Conflict>(() => here.SendAsync("alvesta-ekonomichef", approve));
        var voucher = await here.SendAsync("alvesta-ekonom", new SettlementVoucher("2026-delar"));
        System.Text.Encoding.ASCII.GetString(voucher.Content).ShouldContain("310000.00");

        var fund = (await here.SendAsync("alvesta-ekonom", new FundPageQuery(2026))).Amounts;
        fund.Paid.ShouldBe(Money.FromKronor(310_000));
        fund.Committed.ShouldBe(Money.FromKronor(890_000));
    }

    private static async Task CloseAsync(MunicipalityInTest here, string number)
    {
        (await here.RefusedAsync("alvesta-samordnare", new CloseCase(number, "implemented", "Infört."))).Findings.ShouldContain(f =>
            f.Rule == "A-37"
        );
        await here.SendAsync(
            "alvesta-projektledare",
            new RecordEvaluation(number, "statusReport", new Dictionary<string, string?> { ["implementation"] = "Går enligt plan." })
        );
        await here.SendAsync(
            "alvesta-samordnare",
            new CompilePortfolio(
                "2026-delar",
                new Dictionary<string, string?>
                {
                    ["implementation"] = "Bra.",
                    ["results"] = "Bra.",
                    ["whole"] = "Bra.",
                }
            )
        );
        await here.SendAsync("alvesta-samordnare", new CloseCase(number, "implemented", "Infört i ordinarie verksamhet."));

        (await here.SendAsync("alvesta-revisor", new CaseOverview(number))).StageKind.ShouldBe("Ended");
        var fund = (await here.SendAsync("alvesta-ekonom", new FundPageQuery(2026))).Amounts;
        fund.Released.ShouldBe(Money.FromKronor(890_000));
        fund.Available.ShouldBe(Money.FromKronor(4_690_000));
        fund.Committed.ShouldBe(Money.Zero);
    }

    private static async Task<AllocateToFund> AllocationAsync(MunicipalityInTest here, int year, long kronor, params string[] attested) =>
        new(
            year,
            Money.FromKronor(kronor),
            TaxAndGrantBase,
            new DateOnly(2025, 11, 24),
            "§ 120",
            attested,
            await here.PapersAsync("alvesta-ekonom", attested)
        );

    private static RecordDecision Decision(string number, long kronor) =>
        new(number, "granted", "§ 17", new DateOnly(2026, 2, 2), null, Money.FromKronor(kronor), null, null);
}

/// <summary>Through the messages that pages send.</summary>
public sealed class AlvestaJourneyTests(JourneyFixture house) : AlvestaJourney(house), IClassFixture<JourneyFixture>;

/// <summary>Over /api/v1 with tokens.</summary>
public sealed class AlvestaApiJourneyTests(JourneyFixture house) : AlvestaJourney(house), IClassFixture<JourneyFixture>
{
    private protected override MunicipalityInTest Walking(JourneyFixture house, MunicipalityInTest started) => started.OverTheApi();
}

/// <summary>With every form of every page attacked in every state that the case passes.</summary>
public sealed class AlvestaJourneyUnderAttackTests(JourneyFixture house) : AlvestaJourney(house), IClassFixture<JourneyFixture>
{
    private protected override MunicipalityInTest Walking(JourneyFixture house, MunicipalityInTest started) =>
        started.Before(new PageAttack(house, started, "alvesta-administrator", "alvesta-revisor").RunAsync);
}
