using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;
using static Fund.Tests.Process.Guidelines;

namespace Fund.Tests.Process;

public sealed class AlvestaRulesTests
{
    private static readonly ParticipantFact Lead = Unit("Utbildningsnämnden", "committee", lead: true);

    [Theory]
    [InlineData("2023-04-20", true)]
    [InlineData("2023-04-30", true)]
    [InlineData("2023-05-01", false)]
    public void W05_money_before_the_rules_is_refused(string granted, bool refused)
    {
        var finding = Alvesta.InForce(DateOnly.Parse(granted), "Beslutet");
        (finding is not null).ShouldBe(refused);
        finding?.Rule.ShouldBe("A-09");
    }

    [Fact]
    public void A42_an_allocation_apart_from_the_budget_is_warned_about_and_not_refused()
    {
        var facts = new CaseFacts();
        facts.Attested.UnionWith(["result", "outlook"]);
        Alvesta.Refusing("AllocateToFund", null, facts).ShouldBeEmpty();
        Alvesta.Warning("AllocateToFund", null, facts).ShouldBe(["A-42"]);
        facts.Attested.Add("budgetDecision");
        Alvesta.Warning("AllocateToFund", null, facts).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2027-04-20", false)]
    [InlineData("2027-04-30", false)]
    [InlineData("2027-05-03", true)]
    public void W09_a_new_case_after_the_last_day_is_refused(string opened, bool refused)
    {
        var finding = Alvesta.InForce(DateOnly.Parse(opened), "Ärendet");
        (finding is { Severity: Severity.Refusal, Rule: "A-04" }).ShouldBe(refused);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("committee", false)]
    [InlineData("municipalCompany", false)]
    [InlineData("civilSociety", false)]
    [InlineData("otherPublicBody", false)]
    [InlineData("business", true)]
    [InlineData("administration", true)]
    public void W06_the_collaboration_rule_counts_those_that_it_lists(string? partner, bool refused)
    {
        var facts = Complete();
        facts.Participants.Clear();
        facts.Participants.Add(Lead);
        if (partner is not null)
        {
            facts.Participants.Add(Unit("Partnern", partner));
        }

        Alvesta.Refusing("SubmitApplication", "committeeDecided", facts).ShouldBe(refused ? ["A-24"] : []);
        Alvesta.Warning("PrepareApplication", "draft", facts).ShouldBe(refused ? ["A-24"] : []);
    }

    [Theory]
    [InlineData("2026-03-17", "2026-03-10", true)]
    [InlineData("2026-03-10", "2026-03-17", false)]
    [InlineData("2026-03-10", "2026-03-10", false)]
    public void W07_the_board_decides_no_earlier_than_the_preparation(string prepared, string decided, bool refused)
    {
        var facts = Complete();
        facts.Dates["preparedOn"] = DateOnly.Parse(prepared);
        facts.Dates["committeeDecidedOn"] = DateOnly.Parse(decided);
        Alvesta.Refusing("SubmitApplication", "committeeDecided", facts).ShouldBe(refused ? ["A-32"] : []);
        Alvesta.Refusing("DecideToApply", "prepared", facts).ShouldBe(refused ? ["A-32"] : []);
    }

    [Fact]
    public void A32_before_the_boards_day_is_known_only_the_preparation_is_asked_for()
    {
        var facts = Complete();
        facts.Dates.Remove("preparedOn");
        facts.Dates.Remove("committeeDecidedOn");
        Alvesta.Refusing("DecideToApply", "prepared", facts).ShouldBe(["A-32"]);
        facts.Dates["preparedOn"] = new(2026, 3, 10);
        Alvesta.Refusing("DecideToApply", "prepared", facts).ShouldBeEmpty();
    }

    [Fact]
    public void A33_the_board_decides_on_a_whole_application()
    {
        var facts = Complete();
        facts.Dates.Remove("committeeDecidedOn");
        facts.Answers.Remove("problem");
        facts.Participants.RemoveAll(unit => !unit.Lead);
        Alvesta.Refusing("DecideToApply", "prepared", facts).ShouldBe(["A-24", "A-13"], ignoreOrder: true);
    }

    [Fact]
    public void A33_an_application_without_the_boards_decision_is_refused()
    {
        var facts = Complete();
        facts.Dates.Remove("committeeDecidedOn");
        Alvesta.Refusing("SubmitApplication", "committeeDecided", facts).ShouldBe(["A-32", "A-33"]);
        Alvesta
            .Check("SubmitApplication", "draft", null, Complete())
            .ShouldHaveSingleItem()
            .Message.ShouldContain("kan inte göras i steget Utkast");
    }

    [Fact]
    public void A34_a_complete_application_goes_through_and_asks_only_for_what_would_be_good()
    {
        Alvesta.Refusing("SubmitApplication", "committeeDecided", Complete()).ShouldBeEmpty();
        Alvesta
            .Warning("SubmitApplication", "committeeDecided", Complete())
            .ShouldBe(["A-14", "A-18", "A-48", "A-16", "A-33"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("summary", "A-34")]
    [InlineData("riskGroup", "A-15")]
    [InlineData("prevention", "A-11")]
    [InlineData("avoidedCost", "A-12")]
    [InlineData("goals", "A-17")]
    [InlineData("additionality", "A-20")]
    [InlineData("targetGroup", "A-21")]
    [InlineData("news", "A-26")]
    [InlineData("principal", "A-28")]
    [InlineData("proactive", "A-29")]
    [InlineData("effectChain", "A-16")]
    [InlineData("followUp", "A-16")]
    [InlineData("requestedAmount", "A-36")]
    public void What_the_guideline_says_an_application_must_tell_is_asked_for_with_its_rule(string field, string rule)
    {
        var facts = Complete();
        facts.Answers[field] = field is "goals" or "followUp" ? "[]" : " ";
        var finding = Alvesta
            .Check("SubmitApplication", "committeeDecided", null, facts)
            .Where(f => f.Severity == Severity.Refusal)
            .ShouldHaveSingleItem();
        var section = Alvesta.Forms.Single().Sections.Single(one => one.Fields.Any(asked => asked.Key == field)).Key;
        (finding.Rule, finding.Field, finding.Link).ShouldBe((rule, field, $"ansokan/{section}?formular=application#{field}"));
    }

    [Theory]
    [InlineData("indirect", true)]
    [InlineData("direct", false)]
    public void A22_another_group_must_be_shown_to_affect_the_young_directly(string target, bool asked)
    {
        var facts = Complete();
        facts.Answers["targetGroup"] = target;
        facts.Answers.Remove("indirectReason");
        Alvesta.Refusing("SubmitApplication", "committeeDecided", facts).ShouldBe(asked ? ["A-22"] : []);
    }

    [Fact]
    public void A20_what_replaces_core_services_cannot_be_applied_for()
    {
        var facts = Complete();
        facts.Answers["replacesCore"] = "yes";
        Alvesta.Refusing("SubmitApplication", "committeeDecided", facts).ShouldBe(["A-20"]);
    }

    [Theory]
    [InlineData("administration", true)]
    [InlineData("civilSociety", true)]
    [InlineData("municipalCompany", true)]
    [InlineData("committee", false)]
    public void A28_A31_only_a_committee_can_be_the_principal_and_applicant(string kind, bool refused)
    {
        var facts = Complete();
        facts.Participants.Clear();
        facts.With(Unit("Sökanden", kind, lead: true), Unit("A", "committee"), Unit("B", "committee"));
        Alvesta.Refusing("SubmitApplication", "committeeDecided", facts).ShouldBe(refused ? ["A-31"] : []);
        Alvesta.Applicants.LeadKinds.Contains(kind).ShouldBe(!refused);
    }

    [Fact]
    public void AA11_the_executive_board_may_apply_and_is_told_of_conflict_of_interest()
    {
        var facts = Complete();
        facts.Participants.Clear();
        facts.With(Unit("Kommunstyrelsen", "board", lead: true), Unit("Socialnämnden", "committee"));
        Alvesta.Refusing("SubmitApplication", "committeeDecided", facts).ShouldBeEmpty();
        Alvesta
            .Check("SubmitApplication", "committeeDecided", null, facts)
            .ShouldContain(f => f.Rule == "A-36" && f.Severity == Severity.Warning && f.Message.Contains("jäv"));
    }

    [Theory]
    [InlineData("no", 6)]
    [InlineData("yes", 7)]
    public void W08_the_criterion_on_ongoing_work_applies_only_where_there_is_some(string ongoing, int applicable)
    {
        var facts = Complete();
        facts.Answers["buildsOnOngoing"] = ongoing;
        var criteria = Fund.Process.Profiles.Evaluation.Applicable("base", facts, Alvesta).ToList();
        criteria.Count.ShouldBe(applicable);
        criteria.Any(c => c.Rule == "A-27").ShouldBe(ongoing == "yes");
    }

    [Fact]
    public void A23_a_grant_waits_until_every_criterion_that_applies_is_assessed_and_met()
    {
        var facts = Complete().Assessed(Alvesta);
        Alvesta.Refusing("RecordDecision", "applied", facts, "granted").ShouldBeEmpty();

        facts.Criteria["proactive"] = "notMet";
        Alvesta.Refusing("RecordDecision", "applied", facts, "partiallyGranted").ShouldBe(["A-23"]);
        Alvesta.Refusing("RecordDecision", "applied", facts, "rejected").ShouldBeEmpty();

        facts.Criteria.Remove("proactive");
        Alvesta.Refusing("RecordDecision", "applied", facts, "granted").ShouldBe(["A-23"]);
        Alvesta.Warning("RecordDecision", "applied", facts, "rejected").ShouldBe(["A-23"]);
        Alvesta.Refusing("RecordDecision", "applied", facts, "tabled").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("granted", "decided")]
    [InlineData("partiallyGranted", "decided")]
    [InlineData("rejected", "rejected")]
    [InlineData("sentBack", "draft")]
    [InlineData("tabled", null)]
    public void A36_the_executive_boards_decision_leads_where_it_should(string outcome, string? stage)
    {
        Alvesta.Target("RecordDecision", outcome).ShouldBe(stage);
        Alvesta.AllowsRole("RecordDecision", [Role.CommitteeSecretary]).ShouldBeTrue();
        Alvesta.AllowsRole("RecordDecision", [Role.Coordinator, Role.ProjectManager]).ShouldBeFalse();
    }

    [Fact]
    public void A58_the_start_follows_a_grant_and_the_adjusted_minutes_are_asked_for()
    {
        var facts = Complete();
        Alvesta.Refusing("StartInitiative", "decided", facts).ShouldBe(["A-36"]);
        facts.Decision = "granted";
        Alvesta.Refusing("StartInitiative", "decided", facts).ShouldBeEmpty();
        Alvesta.Warning("StartInitiative", "decided", facts).ShouldBe(["A-58"]);
        facts.Dates["adjustedOn"] = new(2026, 4, 20);
        Alvesta.Check("StartInitiative", "decided", null, facts).ShouldBeEmpty();
    }

    [Fact]
    public void W20_a_case_closes_with_a_follow_up_report_only()
    {
        var facts = Complete();
        facts.Dates["startedOn"] = new(2026, 5, 1);
        Alvesta.Refusing("CloseCase", "running", facts, "implemented").ShouldBe(["A-37"]);
        facts.Evaluations.Add("statusReport");
        Alvesta.Check("CloseCase", "running", "implemented", facts).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, "A-41")]
    [InlineData(false, true, "A-40")]
    public void W03_both_financial_goals_must_be_attested(bool result, bool outlook, string? rule)
    {
        var facts = new CaseFacts();
        if (result)
        {
            facts.Attested.Add("result");
        }

        if (outlook)
        {
            facts.Attested.Add("outlook");
        }

        Alvesta.Refusing("AllocateToFund", null, facts).ShouldBe(rule is null ? [] : [rule]);
    }

    [Fact]
    public void A50_A53_A55_there_is_no_repayment_no_ranking_and_no_signature()
    {
        Alvesta.Repayment.Model.ShouldBe(RepaymentModel.None);
        Alvesta.Ranking.Method.ShouldBe(RankingMethod.None);
        Alvesta.Operations.Keys.ShouldNotContain("SignApplication");
        Alvesta
            .Check("SignApplication", "draft", null, Complete())
            .ShouldHaveSingleItem()
            .Message.ShouldContain("ingår inte i kommunens process");
    }

    private static CaseFacts Complete()
    {
        var facts = new CaseFacts().With(Lead, Unit("Socialnämnden", "committee")).Answering(Alvesta, "application");
        facts.Dates["preparedOn"] = new(2026, 3, 10);
        facts.Dates["committeeDecidedOn"] = new(2026, 3, 17);
        return facts;
    }
}
