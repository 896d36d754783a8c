using System.Text.Json.Nodes;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>How money comes back is data: the model, where it goes, from which start day, and when the budget is told.</summary>
public sealed class RepaymentRulesTests
{
    [Fact(DisplayName = "W-19 The boundary day itself begins the new regime, with its own destination; between regimes the latest holds")]
    public void Regimes()
    {
        var rules = new RepaymentRules
        {
            Model = RepaymentModel.PlannedFrameReduction,
            Destination = RepaymentDestination.Fund,
            Regimes =
            [
                new(new(2021, 1, 1), RepaymentModel.None),
                new(new(2024, 1, 1), RepaymentModel.MeasuredEffect, RepaymentDestination.Fund),
            ],
        };
        On(2020, 12, 31).ShouldBe((RepaymentModel.PlannedFrameReduction, RepaymentDestination.Fund));
        On(2021, 1, 1).ShouldBe((RepaymentModel.None, RepaymentDestination.GeneralFinances));
        On(2023, 12, 31).ShouldBe((RepaymentModel.None, RepaymentDestination.GeneralFinances));
        On(2024, 1, 1).ShouldBe((RepaymentModel.MeasuredEffect, RepaymentDestination.Fund));

        (RepaymentModel, RepaymentDestination) On(int year, int month, int day)
        {
            var regime = rules.RegimeOn(new DateOnly(year, month, day));
            return (regime.Model, regime.Destination);
        }
    }

    [Fact(
        DisplayName = "A-50 U-87 The shipped guidelines say what theirs do: nothing comes back, or frames are reduced to the general "
            + "finances"
    )]
    public void The_shipped_guidelines()
    {
        Guidelines.Alvesta.Repayment.IsForSome().ShouldBeFalse();
        Guidelines.Alvesta.Repayment.BudgetInput.ShouldBeNull();
        var uppsala = Guidelines.Uppsala.Repayment;
        (uppsala.Model, uppsala.Destination).ShouldBe((RepaymentModel.PlannedFrameReduction, RepaymentDestination.GeneralFinances));
        (uppsala.BudgetInput!.Due.In(2026), uppsala.BudgetInput.Years).ShouldBe((new DateOnly(2026, 4, 30), 3));
    }

    [Theory(DisplayName = "F-42 Rules of repayment that contradict each other are told with their place")]
    [InlineData("""{ "model": "none", "destination": "fund" }""", "destination")]
    [InlineData("""{ "model": "none", "budgetInput": { "due": "03-31" } }""", "budgetInput")]
    [InlineData(
        """
            { "model": "plannedFrameReduction", "beneficiaryKinds": ["committee"],
              "regimes": [{ "from": "2026-01-01", "model": "none", "destination": "fund" }] }
            """,
        "regimes[0] → destination"
    )]
    [InlineData("""{ "model": "plannedFrameReduction", "beneficiaryKinds": ["committee"], "withinAmountCap": true }""", "withinAmountCap")]
    [InlineData(
        """{ "model": "measuredEffect", "beneficiaryKinds": ["committee"], "budgetInput": { "due": "03-31", "years": 11 } }""",
        "budgetInput → years"
    )]
    [InlineData(
        """{ "model": "measuredEffect", "beneficiaryKinds": ["committee"], "budgetInput": { "due": "31 mars" } }""",
        "budgetInput.due"
    )]
    public void Contradictions(string repayment, string place)
    {
        var profile = JsonNode.Parse(Guidelines.UppsalaJson)!;
        profile["repayment"] = JsonNode.Parse(repayment);
        var errors = ProfileReader.Read(profile.ToJsonString()).Errors;
        errors.ShouldContain(error => $"{error}".Contains(place, StringComparison.Ordinal), string.Join('\n', errors));
    }
}
