using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Process;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process;

public sealed class ProfileReadingTests
{
    public static readonly TheoryData<string> Both = ["Alvesta", "Uppsala"];

    [Fact]
    public void Both_guidelines_read_without_an_error()
    {
        ProfileReader.Read(Guidelines.AlvestaJson).Errors.ShouldBeEmpty();
        ProfileReader.Read(Guidelines.UppsalaJson).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_of_the_requirement_tables_is_told_once()
    {
        Guidelines.Alvesta.Rules.Select(r => r.Id).ShouldBe(Enumerable.Range(1, 58).Select(n => $"A-{n:00}"), ignoreOrder: true);
        var uppsala = Enumerable
            .Range(1, 106)
            .Where(n => n != 42)
            .Select(n => $"U-{n:00}")
            .Concat(["U-32a", "U-32b", "U-42a", "U-42b", "U-42c", "U-42d"]);
        Guidelines.Uppsala.Rules.Select(r => r.Id).ShouldBe(uppsala, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_rule_that_something_names_is_quoted(string name)
    {
        var profile = Guidelines.Of(name);
        var named = profile
            .Operations.Values.SelectMany(o => o.Requires)
            .Select(r => r.Rule)
            .Concat(profile.Forms.SelectMany(f => f.Fields).Select(f => f.Rule))
            .Concat(profile.Criteria.Select(c => c.Rule))
            .Concat(profile.Documents.Select(d => d.Rule))
            .Concat(profile.Plans.Select(p => p.Rule))
            .Concat(profile.Stages.Select(s => s.Clock?.Rule))
            .Concat(profile.Fund.Attestations.Select(a => a.Rule))
            .Concat(profile.Evaluation.Sections.Concat(profile.Evaluation.PortfolioSections).Select(s => s.Rule))
            .Concat([
                profile.Applicants.Rule,
                profile.Guideline.InForceRule,
                profile.Guideline.ExpiryRule,
                profile.Fund.PercentRule,
                profile.Fund.AmountRule,
                profile.Ranking.Rule,
                profile.Evaluation.InDepthRule,
            ])
            .Concat([
                profile.Settlement.AdherenceRule,
                profile.Settlement.ActualCostRule,
                profile.Settlement.CostYearRule,
                profile.Settlement.StartRule,
                profile.Repayment.Rule,
                profile.Repayment.BudgetInput?.Rule,
                profile.Evaluation.Rule,
                profile.Evaluation.PortfolioRule,
            ]);

        named.Where(rule => rule is not null && profile.Rules.All(text => text.Id != rule)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_operation_that_leads_on_from_a_stage_is_allowed_there_and_leads_on(string name)
    {
        var profile = Guidelines.Of(name);
        foreach (var stage in profile.Stages.Where(s => s.Next is not null))
        {
            profile.OperationsIn(stage.Key)[0].ShouldBe(stage.Next);
            var first = profile.Operations[stage.Next!].Outcomes.Keys.FirstOrDefault();
            profile.Target(stage.Next!, first).ShouldBe(profile.Stages[profile.Stages.ToList().IndexOf(stage) + 1].Key);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_case_can_end_from_every_stage(string name)
    {
        var profile = Guidelines.Of(name);
        foreach (var stage in profile.Stages.Where(s => s.Kind != StageKind.Ended))
        {
            profile
                .OperationsIn(stage.Key)
                .SelectMany(o => profile.Operations[o].Outcomes.Values.Append(profile.Operations[o].To))
                .ShouldContain(to => to != null && profile.StageOf(to).Kind == StageKind.Ended, $"from {stage.Key}");
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Operations_on_the_fund_are_offered_in_no_case_and_refused_in_one(string name)
    {
        var profile = Guidelines.Of(name);
        string[] fund = ["AllocateToFund", "ImportCosts", "SettlePeriod", "ApproveSettlement", "CompilePortfolio"];
        profile.Operations.Where(o => o.Value.Fund).Select(o => o.Key).ShouldBe(fund, ignoreOrder: true);
        profile
            .Stages.Where(s => s.Kind != StageKind.Ended)
            .SelectMany(s => profile.OperationsIn(s.Key))
            .ShouldNotContain(key => fund.Contains(key));
        profile.Check("SettlePeriod", "running", null, new()).ShouldHaveSingleItem().Message.ShouldContain("kan inte göras i steget");
        profile.Check("SettlePeriod", null, null, new()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_role_that_the_profile_narrows_to_could_do_it_at_all(string name)
    {
        // Only a role that some permission lets write could ever do an operation.
        var profile = Guidelines.Of(name);
        profile
            .Operations.Values.SelectMany(o => o.Roles)
            .Select(r => Enum.Parse<Role>(r, ignoreCase: true))
            .ShouldAllBe(role =>
                role != Role.Auditor && role != Role.System && role != Role.PlatformOperator && role != Role.TenantAdministrator
            );
    }

    [Fact]
    public void U57_what_the_idea_asks_stands_in_the_application_so_that_nothing_is_typed_twice()
    {
        var application = Guidelines.Uppsala.Forms.Single(f => f.Key == "application").Fields.ToDictionary(f => f.Key, f => f.Kind);
        foreach (var field in Guidelines.Uppsala.Forms.Single(f => f.Key == "idea").Fields)
        {
            application[field.Key].ShouldBe(field.Kind);
        }
    }

    [Theory]
    [InlineData("\"is\": \"signedByAllAffected\"", "\"is\": \"signedByAllAfected\"", "signedByAllAfected")]
    [InlineData("\"severity\": \"warning\"", "\"severty\": \"warning\"", "severty")]
    [InlineData("\"kinds\": [\"impactStatement\"]", "\"kinds\": [\"impactStatment\"]", "impactStatment")]
    [InlineData("\"kinds\": [\"administration\", \"municipalCompany\", \"board\"] }", "\"kinds\": [\"administraton\"] }", "administraton")]
    [InlineData("\"beneficiaryKinds\": [\"committee\"", "\"beneficiaryKinds\": [\"comittee\"", "comittee")]
    [InlineData("\"plans\": [\"repayment\"]", "\"plans\": [\"repaiment\"]", "repaiment")]
    [InlineData("\"turn\": \"coordinator\"", "\"turn\": \"koordinator\"", "koordinator")]
    [InlineData("\"declined\": \"declined\"", "\"declined\": \"away\"", "away")]
    [InlineData(
        "\"SettlePeriod\": { \"name\": \"Förbered avräkning\", \"fund\": true",
        "\"SettlePeriod\": { \"name\": \"Förbered avräkning\", \"fund\": true, \"to\": \"running\"",
        "SettlePeriod"
    )]
    [InlineData("\"code\": \"2015\",", "\"code\": \"2015\", \"code\": \"2016\",", "code")]
    public void What_is_misspelt_is_refused_and_named(string right, string wrong, string named)
    {
        Guidelines.UppsalaJson.ShouldContain(right);
        var at = Guidelines.UppsalaJson.IndexOf(right, StringComparison.Ordinal);
        var (profile, errors) = ProfileReader.Read(Guidelines.UppsalaJson.Remove(at, right.Length).Insert(at, wrong));

        profile.ShouldBeNull();
        errors.ShouldContain(error => error.Contains(named));
    }

    [Fact]
    public void A27_a_criterion_that_depends_on_a_question_nobody_asks_is_refused()
    {
        var (profile, errors) = ProfileReader.Read(
            Guidelines.AlvestaJson.Replace(
                "\"appliesWhen\": { \"is\": \"answerIs\", \"field\": \"buildsOnOngoing\"",
                "\"appliesWhen\": { \"is\": \"answerIs\", \"field\": \"buildsOn\""
            )
        );
        profile.ShouldBeNull();
        errors.ShouldHaveSingleItem().ShouldContain("buildsOn");
    }
}
