using CsCheck;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;
using static Fund.Tests.Process.Guidelines;

namespace Fund.Tests.Process;

public sealed class UppsalaRulesTests
{
    private const int Cases = 10_000;

    private static readonly string[] Kinds =
    [
        "administration",
        "municipalCompany",
        "board",
        "committee",
        "otherPublicBody",
        "civilSociety",
    ];

    [Theory]
    [InlineData("problem")]
    [InlineData("targetGroup")]
    [InlineData("affectedAreas")]
    public void U57_an_idea_answers_its_questions(string field)
    {
        var facts = Invited().Answering(Uppsala, "idea");
        Uppsala.Refusing("SubmitIdea", "ideaDraft", facts).ShouldBeEmpty();
        facts.Answers[field] = null;
        Uppsala
            .Check("SubmitIdea", "ideaDraft", null, facts)
            .Where(f => f.Severity == Severity.Refusal)
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("U-57"), f => f.Field.ShouldBe(field));
    }

    [Theory(DisplayName = "F-29 U-57 Who is affected is asked once, as units: by result and by cost, and no question asks it again")]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void U57_who_is_affected_is_asked_once(bool byResult, bool byCost)
    {
        var facts = new CaseFacts()
            .With(Unit("socialforvaltningen", "administration", lead: true, byResult: byResult, byCost: byCost))
            .Answering(Uppsala, "idea");
        var missing = Uppsala.Check("SubmitIdea", "ideaDraft", null, facts).Where(f => f.Severity == Severity.Refusal);
        missing
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                f => f.Rule.ShouldBe("U-57"),
                f => f.Link.ShouldBe("ansokan?formular=idea#participants"),
                f => f.Message.ShouldContain(byResult ? "kostnaden" : "resultatet")
            );
        Uppsala
            .Forms.SelectMany(form => form.Fields)
            .ShouldNotContain(field => field.Label.Contains("berörs av resultatet") || field.Label.Contains("berörs av kostnad"));
    }

    [Fact]
    public void U58_an_idea_that_is_anchored_nowhere_is_let_in_with_a_reminder() =>
        Uppsala.Warning("SubmitIdea", "ideaDraft", Invited().Answering(Uppsala, "idea")).ShouldContain("U-58");

    [Theory]
    [InlineData("2026-01-31", "2026-03-02")]
    [InlineData("2026-03-25", "2026-04-27")]
    public void U59_W10_the_promise_is_a_calendar_month_moved_to_a_working_day(string received, string due)
    {
        var clock = Uppsala.StageOf("idea").Clock!;
        (clock.Within, clock.Rule).ShouldBe((new DeadlineTerm(1, TermUnit.Months, MoveToWorkingDay: true), "U-59"));
        clock.Within.DueAfter(DateOnly.Parse(received)).ShouldBe(DateOnly.Parse(due));
        Uppsala.Stages.Count(s => s.Clock is not null).ShouldBe(1, "U-103: no other promise of time");
    }

    [Fact]
    public void U60_a_full_application_needs_an_invitation()
    {
        Uppsala.Target("AnswerIdea", "invited").ShouldBe("invited");
        Uppsala.Target("AnswerIdea", "declined").ShouldBe("declined");
        foreach (var stage in new[] { "ideaDraft", "idea" })
        {
            Uppsala.Check("SubmitApplication", stage, null, Complete()).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Refusal);
        }

        Uppsala.Refusing("SubmitApplication", "invited", Complete()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("administration", false)]
    [InlineData("municipalCompany", false)]
    [InlineData("board", false)]
    [InlineData("committee", true)]
    [InlineData("civilSociety", true)]
    public void U55_U104_administrations_companies_and_boards_apply(string kind, bool refused)
    {
        var facts = new CaseFacts().With(Unit("Sökanden", kind, lead: true, byResult: true, byCost: true)).Answering(Uppsala, "idea");
        Uppsala.Refusing("SubmitIdea", "ideaDraft", facts).ShouldBe(refused ? ["U-55"] : []);
        Uppsala.Applicants.LeadKinds.Contains(kind).ShouldBe(!refused);
        Uppsala.Applicants.PartnerKinds.ShouldContain(kind);
    }

    [Fact]
    public void W11_without_a_repayment_plan_an_application_is_refused_with_the_missing_thing_named()
    {
        var facts = Complete();
        facts.Answers["repaymentPlan"] = "[]";
        var finding = Uppsala
            .Check("SubmitApplication", "invited", null, facts)
            .Where(f => f.Severity == Severity.Refusal)
            .ShouldHaveSingleItem();
        (finding.Rule, finding.Field, finding.Link).ShouldBe(
            ("U-64", "repaymentPlan", "ansokan/repayment?formular=application#repaymentPlan")
        );
        finding.Message.ShouldStartWith("Plan för återbetalning saknas.");

        facts.Documents.Add("repaymentPlan");
        Uppsala.Refusing("SubmitApplication", "invited", facts).ShouldBeEmpty();
    }

    [Fact]
    public void W11_without_an_impact_statement_an_application_is_accepted_with_a_notice()
    {
        Uppsala.Warning("SubmitApplication", "invited", Complete()).ShouldContain("U-42d");
        var facts = Complete();
        facts.Documents.Add("impactStatement");
        Uppsala.Warning("SubmitApplication", "invited", facts).ShouldNotContain("U-42d");
    }

    [Fact]
    public void U62_U63_U64_each_plan_is_answered_or_attached_in_every_combination() =>
        Gen
            .Bool.Array[8]
            .Sample(
                has =>
                {
                    (string Rule, string Field, string Document)[] plans =
                    [
                        ("U-62", "costs", "costEstimate"),
                        ("U-62", "effects", "benefitEstimate"),
                        ("U-63", "followUp", "followUpPlan"),
                        ("U-64", "repaymentPlan", "repaymentPlan"),
                    ];
                    var facts = Complete();
                    for (var i = 0; i < plans.Length; i++)
                    {
                        facts.Answers[plans[i].Field] = has[i] ? """[{"a":"b"}]""" : null;
                        if (has[i + 4])
                        {
                            facts.Documents.Add(plans[i].Document);
                        }
                    }

                    var missing = plans.Where((_, i) => !has[i] && !has[i + 4]).Select(p => p.Field);
                    Uppsala
                        .Check("SubmitApplication", "invited", null, facts)
                        .Where(f => f.Severity == Severity.Refusal)
                        .Select(f => f.Field)
                        .ShouldBe(missing);
                },
                iter: Cases
            );

    [Theory]
    [InlineData("startsOn", "U-65")]
    [InlineData("endsOn", "U-65")]
    [InlineData("innovationType", "U-24")]
    [InlineData("evidence", "U-39")]
    [InlineData("comparison", "U-33")]
    [InlineData("conversion", "U-43")]
    [InlineData("profitability", "U-34")]
    [InlineData("implementation", "U-44")]
    [InlineData("upkeep", "U-45")]
    [InlineData("upkeepFinancing", "U-45")]
    public void What_the_guideline_says_an_application_must_tell_is_asked_for_with_its_rule(string field, string rule)
    {
        var facts = Complete();
        facts.Answers[field] = "";
        Uppsala
            .Check("SubmitApplication", "invited", null, facts)
            .Where(f => f.Severity == Severity.Refusal)
            .Select(f => (f.Rule, f.Field))
            .ShouldBe([(rule, field)]);
    }

    [Theory]
    [InlineData("evidence", true)]
    [InlineData("provenExperience", false)]
    public void U95_who_builds_on_evidence_tells_how_the_method_is_kept(string basis, bool asked)
    {
        var facts = Complete();
        facts.Answers["evidenceBasis"] = basis;
        facts.Answers.Remove("methodFidelity");
        Uppsala.Refusing("SubmitApplication", "invited", facts).ShouldBe(asked ? ["U-95"] : []);
    }

    [Fact]
    public void W12_those_affected_by_result_and_by_cost_sign_together()
    {
        var facts = Invited().Answering(Uppsala, "application");
        facts.Participants.Clear();
        facts.With(
            Unit("social", "administration", lead: true, byResult: true),
            Unit("utbildning", "administration", byResult: true),
            Unit("kultur", "administration", byCost: true),
            Unit("omsorg", "administration"),
            Unit("föreningen", "civilSociety", byResult: true)
        );
        foreach (var (signer, left) in new[] { ("social", true), ("utbildning", true), ("kultur", false) })
        {
            facts.SignedBy.Add(signer);
            Uppsala.Refusing("SubmitApplication", "invited", facts).Contains("U-66").ShouldBe(left, signer);
        }
    }

    [Fact]
    public void U66_an_application_that_affects_nobody_is_unsigned()
    {
        var facts = Complete();
        facts.Participants.Clear();
        facts.With(Unit("social", "administration", lead: true));
        Uppsala.Refusing("SubmitApplication", "invited", facts).ShouldBe(["U-66"]);
    }

    [Fact]
    public void U66_signatures_are_complete_exactly_when_every_affected_head_has_signed() =>
        Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Bool, Gen.Bool, Gen.Bool)
            .Array[1, 6]
            .Sample(
                units =>
                {
                    var facts = new CaseFacts();
                    for (var i = 0; i < units.Length; i++)
                    {
                        facts.Participants.Add(
                            Unit($"u{i}", Kinds[units[i].Item1], lead: i == 0, byResult: units[i].Item2, byCost: units[i].Item3)
                        );
                        if (units[i].Item4)
                        {
                            facts.SignedBy.Add($"u{i}");
                        }
                    }

                    var signers = units.Where(u => u.Item1 < 4 && (u.Item2 || u.Item3)).ToList();
                    var signed = signers.Count > 0 && signers.All(u => u.Item4);
                    Uppsala.Refusing("SubmitApplication", "invited", facts).Contains("U-66").ShouldBe(!signed);
                },
                iter: Cases
            );

    [Fact]
    public void U67_the_meeting_without_a_positive_view_of_the_criteria_is_recorded_with_a_reminder()
    {
        Uppsala.Warning("RecordMeeting", "applied", Complete(), "shared").ShouldBe(["U-67"]);
        Uppsala.Check("RecordMeeting", "applied", "shared", Complete().Assessed(Uppsala)).ShouldBeEmpty();
        var viewed = Complete();
        foreach (var criterion in Uppsala.Criteria.Where(c => c.Set == "base"))
        {
            viewed.Preliminary[criterion.Key] = "met";
        }

        Uppsala
            .Check("RecordMeeting", "applied", "shared", viewed)
            .ShouldBeEmpty("the coordinator's preliminary view is what is asked for");
        Uppsala.Refusing("RecommendApplication", "met", viewed, "reject").ShouldBe(["U-71"], "and it is no assessment");
        Uppsala.Target("RecordMeeting", "shared").ShouldBe("met");
        Uppsala.Target("RecordMeeting", "notShared").ShouldBe("met");
    }

    [Fact]
    public void W13_the_eight_base_criteria_decide_who_is_compared_on_the_five()
    {
        Uppsala.Criteria.Count(c => c.Set == "base").ShouldBe(8);
        Uppsala.Criteria.Count(c => c.Set == "ranking").ShouldBe(5);
        Uppsala.Ranking.Method.ShouldBe(RankingMethod.Comparative);
        var facts = Complete().Assessed(Uppsala);
        new CriteriaMet("base").Holds(facts, Uppsala).ShouldBeTrue();
        facts.Criteria["upkeep"] = "notMet";
        new CriteriaMet("base").Holds(facts, Uppsala).ShouldBeFalse();
    }

    [Fact]
    public void U71_UA6_every_assessed_application_goes_on_but_only_one_that_meets_all_with_a_proposal_to_grant()
    {
        Uppsala.Refusing("RecommendApplication", "met", Complete(), "reject").ShouldBe(["U-71"]);

        var facts = Complete().Assessed(Uppsala);
        Uppsala.Refusing("RecommendApplication", "applied", facts, "grant").ShouldBe(["U-67"]);
        facts.Dates["meetingOn"] = new(2026, 5, 4);
        Uppsala.Refusing("RecommendApplication", "met", facts, "grant").ShouldBeEmpty();

        facts.Criteria["evidence"] = "notMet";
        Uppsala.Refusing("RecommendApplication", "met", facts, "grant").ShouldBe(["U-37"]);
        Uppsala.Refusing("RecommendApplication", "applied", facts, "reject").ShouldBeEmpty();
        Uppsala.Target("RecommendApplication", "reject").ShouldBe("recommended");
        Uppsala.AllowsRole("RecommendApplication", [Role.Coordinator]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void U69_a_proposal_to_grant_without_a_shared_view_is_reminded_of_it(bool shared, bool warned)
    {
        var facts = Complete().Assessed(Uppsala);
        facts.Dates["meetingOn"] = new(2026, 5, 4);
        facts.Flags["sharedView"] = shared;
        Uppsala.Warning("RecommendApplication", "met", facts, "grant").ShouldBe(warned ? ["U-69"] : []);
    }

    [Fact]
    public void U72_U37_the_executive_board_decides_after_the_steering_group_and_grants_only_what_meets_all()
    {
        Uppsala
            .Check("RecordDecision", "met", "granted", Complete())
            .ShouldHaveSingleItem()
            .Message.ShouldContain("kan inte göras i steget Möte hållet");
        Uppsala.Refusing("RecordDecision", "recommended", Complete(), "granted").ShouldBe(["U-72", "U-37"]);
        var facts = Complete().Assessed(Uppsala);
        facts.Flags["recommended"] = true;
        Uppsala.Refusing("RecordDecision", "recommended", facts, "granted").ShouldBeEmpty();
        facts.Criteria["economy"] = "notMet";
        Uppsala.Refusing("RecordDecision", "recommended", facts, "partiallyGranted").ShouldBe(["U-37"]);
        Uppsala.Refusing("RecordDecision", "recommended", facts, "rejected").ShouldBeEmpty();
        Uppsala.Target("RecordDecision", "sentBack").ShouldBe("invited");
        Uppsala.Target("RecordDecision", "tabled").ShouldBeNull();
    }

    [Fact]
    public void W14_U74_U91_the_start_waits_for_both_approved_plans_and_the_follow_up_plan()
    {
        var facts = Complete();
        facts.Decision = "granted";
        facts.Answers["followUp"] = null;
        Uppsala.Refusing("StartInitiative", "decided", facts).ShouldBe(["U-74", "U-91"]);
        facts.PlansApproved.Add("payout");
        facts.PlansSubmitted.UnionWith(["payout", "repayment", "followUp"]);
        Uppsala.Check("StartInitiative", "decided", null, facts).ShouldHaveSingleItem().Message.ShouldContain("återbetalningsplanen");
        facts.PlansApproved.Add("repayment");
        Uppsala.Check("StartInitiative", "decided", null, facts).ShouldBeEmpty();
        Uppsala.Settlement.StartRule.ShouldBe("U-74");
    }

    [Fact]
    public void U73_U105_the_steering_group_approves_plans_and_decides_holds()
    {
        foreach (var operation in new[] { "ApprovePlan", "HoldPayout", "ReleasePayout" })
        {
            Uppsala.AllowsRole(operation, [Role.SteeringGroupMember]).ShouldBeTrue(operation);
            Uppsala.AllowsRole(operation, [Role.Coordinator, Role.ProjectManager, Role.Controller]).ShouldBeFalse(operation);
        }

        Uppsala.AllowsRole("ConfirmAdherence", [Role.Coordinator]).ShouldBeTrue();
        Uppsala.Settlement.AdherenceRule.ShouldBe("U-75");
    }

    [Fact]
    public void W20_U88_a_case_without_a_closing_evaluation_does_not_close()
    {
        var facts = Complete();
        facts.Dates["startedOn"] = new(2026, 6, 15);
        facts.Evaluations.UnionWith(["statusReport", "yearly"]);
        Uppsala.Refusing("CloseCase", "running", facts, "implemented").ShouldBe(["U-88"]);
        facts.Evaluations.Add("closing");
        Uppsala.Check("CloseCase", "running", "implemented", facts).ShouldBeEmpty();
    }

    [Fact]
    public void U88_what_was_granted_and_never_started_can_be_ended_without_an_evaluation() =>
        Uppsala.Check("CloseCase", "decided", "ended", Complete()).ShouldBeEmpty();

    private static CaseFacts Invited() =>
        new CaseFacts().With(Unit("socialforvaltningen", "administration", lead: true, byResult: true, byCost: true));

    private static CaseFacts Complete()
    {
        var facts = Invited().Answering(Uppsala, "application");
        foreach (var rows in new[] { "costs", "effects", "followUp", "repaymentPlan" })
        {
            facts.Answers[rows] = """[{"a":"b"}]""";
        }

        facts.SignedBy.Add("socialforvaltningen");
        return facts;
    }
}
