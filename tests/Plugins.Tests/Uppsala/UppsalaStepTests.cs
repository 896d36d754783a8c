using Fund.Plugins;
using Shouldly;
using Xunit;
using static Plugins.Tests.GuidelinePackages;

namespace Plugins.Tests.Uppsala;

public sealed class UppsalaStepTests
{
    [Theory]
    [InlineData("committee", null)]
    [InlineData("board", null)]
    [InlineData("administration", "Ange dess nämnd")]
    [InlineData("municipalCompany", "är ett bolag")]
    [InlineData("civilSociety", "får inget kommunbidrag")]
    public async Task W23_a_repayment_row_names_a_committee(string kind, string? message)
    {
        var findings = await CheckAsync("uppsala", Plan("repayment", ("enheten", "Enheten", kind)), On("2026-06-01", Case()));
        if (message is null)
        {
            findings.ShouldBeEmpty();
        }
        else
        {
            findings
                .ShouldHaveSingleItem()
                .ShouldSatisfyAllConditions(
                    f => f.Refuses.ShouldBeTrue(),
                    f => f.Rule.ShouldBe("U-87"),
                    f => f.Field.ShouldBe("rows"),
                    f => f.Message.ShouldStartWith("Enheten "),
                    f => f.Message.ShouldContain(message)
                );
        }
    }

    [Fact]
    public async Task W23_each_unit_is_told_of_once_and_other_plans_and_unknown_units_are_left_to_the_host()
    {
        var company = ("bolaget", "Bolaget", "municipalCompany");
        (
            await CheckAsync("uppsala", Plan("repayment", company, company, ("okänd", "okänd", "")), On("2026-06-01", Case()))
        ).ShouldHaveSingleItem();
        (await CheckAsync("uppsala", Plan("payout", company), On("2026-06-01", Case()))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, new[] { "payout", "repayment" }, 0)]
    [InlineData(true, new[] { "payout" }, 1)]
    [InlineData(true, new string[0], 2)]
    [InlineData(false, new string[0], 0)]
    public async Task U75_only_approved_plans_can_be_confirmed_to_be_followed(bool follows, string[] approved, int refusals)
    {
        var findings = await CheckAsync(
            "uppsala",
            new ConfirmAdherence
            {
                Occasion = "2026-T2",
                FollowsPlan = follows,
                Comment = "Avviker",
            },
            On("2026-09-10", Case(approved))
        );
        findings.Count(f => f.Refuses).ShouldBe(refusals);
        findings.ShouldAllBe(f => f.Rule == "U-75");
    }

    [Theory]
    [InlineData("2027-06-15", false, false)]
    [InlineData("2027-06-16", false, true)]
    [InlineData("2027-06-16", true, false)]
    public async Task U75_U88_a_year_without_an_evaluation_is_weighed_in(string today, bool evaluated, bool warned)
    {
        var about = Case(["payout", "repayment"], started: new(2026, 6, 15), evaluations: evaluated ? ["yearly"] : []);
        var findings = await CheckAsync("uppsala", new ConfirmAdherence { Occasion = "2027-T1", FollowsPlan = true }, On(today, about));
        findings.Select(f => f.Refuses).ShouldBe(warned ? [false] : []);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task W16_what_is_held_is_reminded_of_before_the_year_closes(bool yearEnd)
    {
        var held = await CheckAsync(
            "uppsala",
            new ConfirmAdherence
            {
                Occasion = "2026-sista",
                Year = 2026,
                IsYearEnd = yearEnd,
                FollowsPlan = false,
                Comment = "Avviker",
            },
            On("2027-01-10", Case())
        );
        var approved = await CheckAsync(
            "uppsala",
            new ApproveSettlement
            {
                Occasion = "2026-sista",
                Year = 2026,
                IsYearEnd = yearEnd,
                TotalOre = 100,
            },
            On("2027-01-10")
        );
        held.Select(f => f.Refuses).ShouldBe(yearEnd ? [false] : []);
        approved.Select(f => f.Refuses).ShouldBe(yearEnd ? [false] : []);
        held.Concat(approved).ShouldAllBe(f => f.Message.Contains("2026"));
    }

    [Theory]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-09-01", true)]
    public async Task W16_a_hold_in_the_last_tertial_is_told_of_the_year_end(string today, bool warned) =>
        (await CheckAsync("uppsala", new HoldPayout { Reason = "Avviker" }, On(today, Case())))
            .Select(f => f.Refuses)
            .ShouldBe(warned ? [false] : []);

    [Fact]
    public async Task U78_the_steering_group_is_told_of_ideas_and_applications()
    {
        var about = Case(
            participants:
            [
                new UnitView
                {
                    Key = "social",
                    Name = "Socialförvaltningen",
                    Kind = "administration",
                    IsLead = true,
                },
            ]
        );
        foreach (var operation in new Operation[] { new SubmitIdea(), new SubmitApplication() })
        {
            var notice = (await ReactAsync("uppsala", operation, On("2026-03-02", about))).ShouldHaveSingleItem();
            (notice.NotifyRole, notice.Rule).ShouldBe(("SteeringGroupMember", "U-78"));
            notice.Subject.ShouldNotBeNull().ShouldContain("Tidiga insatser");
            notice.Text.ShouldNotBeNull().ShouldStartWith("Socialförvaltningen har lämnat in en");
        }
    }

    private static SubmitPlan Plan(string plan, params (string Key, string Name, string Kind)[] units) =>
        new()
        {
            Plan = plan,
            RepaymentRows =
            [
                .. units.Select(unit => new RepaymentRowView
                {
                    UnitKey = unit.Key,
                    UnitName = unit.Name,
                    UnitKind = unit.Kind,
                    Year = 2028,
                    AmountOre = 100,
                }),
            ],
        };

    private static CaseView Case(
        string[]? approved = null,
        DateOnly? started = null,
        string[]? evaluations = null,
        UnitView[]? participants = null
    ) =>
        new()
        {
            Number = "2026-7",
            Title = "Tidiga insatser",
            Stage = "running",
            RuleVersion = "2015",
            ApprovedPlans = approved ?? [],
            Evaluations = evaluations ?? [],
            Participants = participants ?? [],
            Dates = started is { } on ? new Dictionary<string, DateOnly> { ["startedOn"] = on } : [],
        };
}
