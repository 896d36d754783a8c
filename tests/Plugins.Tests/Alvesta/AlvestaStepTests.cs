using Fund.Plugins;
using Shouldly;
using Xunit;
using static Plugins.Tests.GuidelinePackages;

namespace Plugins.Tests.Alvesta;

public sealed class AlvestaStepTests
{
    private static readonly RulesView Guideline = new()
    {
        Code = "2023-05",
        InForceFrom = new(2023, 5, 1),
        InForceTo = new(2027, 4, 30),
    };

    [Theory]
    [InlineData("granted", "2023-04-20", true)]
    [InlineData("partiallyGranted", "2023-04-30", true)]
    [InlineData("granted", "2023-05-01", false)]
    [InlineData("rejected", "2023-04-20", false)]
    [InlineData("tabled", "2023-04-20", false)]
    public async Task W05_money_before_the_rules_is_refused(string outcome, string decided, bool refused)
    {
        var findings = await CheckAsync(
            "alvesta",
            new RecordDecision
            {
                Outcome = outcome,
                DecidedOn = DateOnly.Parse(decided),
                GrantedOre = 100,
            },
            On("2026-03-02")
        );
        findings.Select(f => (f.Rule, f.Field, f.Refuses)).ShouldBe(refused ? [("A-09", "decidedOn", true)] : []);
    }

    [Theory]
    [InlineData("2023-02-28", true)]
    [InlineData("2023-05-01", false)]
    public async Task A08_money_may_be_set_aside_before_the_rules_with_a_reminder(string decided, bool warned)
    {
        var findings = await CheckAsync(
            "alvesta",
            new AllocateToFund
            {
                Year = 2023,
                AmountOre = 100,
                DecidedOn = DateOnly.Parse(decided),
            },
            On("2026-03-02")
        );
        findings.Select(f => (f.Rule, f.Refuses)).ShouldBe(warned ? [("A-09", false)] : []);
    }

    [Fact]
    public async Task A09_the_first_day_is_the_guidelines_own() =>
        (
            await CheckAsync(
                "alvesta",
                new RecordDecision { Outcome = "granted", DecidedOn = new(2027, 5, 1) },
                On("2027-06-01", rules: new RulesView { Code = "2027", InForceFrom = new(2027, 5, 2) })
            )
        )
            .ShouldHaveSingleItem()
            .Message.ShouldContain("2027-05-02");

    [Theory]
    [InlineData("2026-10-30", false)]
    [InlineData("2026-10-31", true)]
    [InlineData("2027-04-30", true)]
    [InlineData("2027-05-01", false)]
    public async Task A04_the_last_half_year_is_told_to_those_who_apply(string today, bool warned)
    {
        var findings = await CheckAsync("alvesta", new SubmitApplication(), On(today, rules: Guideline));
        findings.Select(f => (f.Rule, f.Refuses)).ShouldBe(warned ? [("A-04", false)] : []);
        if (warned)
        {
            findings[0].Message.ShouldContain("2027-04-30");
        }
    }
}
