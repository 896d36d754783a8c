using Fund.Process.Profiles;
using Shouldly;
using Xunit;
using static Fund.Tests.Process.Guidelines;

namespace Fund.Tests.Process.Profiles;

public sealed class GuidelineCalendarTests
{
    [Theory]
    [InlineData("03-31", false)]
    [InlineData("06-29", false)]
    [InlineData("06-30", true)]
    [InlineData("08-31", true)]
    [InlineData("09-01", false)]
    public void W21_the_interim_report_covers_half_to_two_thirds_of_the_year(string end, bool accepted)
    {
        var (profile, errors) = ProfileReader.Read(AlvestaJson.Replace("\"periodEnd\": \"08-31\"", $"\"periodEnd\": \"{end}\""));
        (profile is not null).ShouldBe(accepted);
        if (!accepted)
        {
            errors.ShouldHaveSingleItem().ShouldContain("minst halva och högst två tredjedelar");
        }
    }

    [Fact]
    public void W21_the_interim_report_of_31_August_is_due_31_October()
    {
        var interim = Alvesta.Calendar.Occasions.Single(o => o.LegalInterimReport);
        DateOnly.Parse("2026-" + interim.PeriodEnd).AddDays(interim.DueAfterDays).ShouldBe(new DateOnly(2026, 10, 31));
        ProfileReader
            .Read(AlvestaJson.Replace("\"dueAfterDays\": 61", "\"dueAfterDays\": 62"))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("inom två månader");
    }

    [Theory]
    [InlineData("Alvesta", new[] { "delar", "ar" })]
    [InlineData("Uppsala", new[] { "T1", "T2", "ar" })]
    public void A47_U84_the_occasions_cover_the_year_without_gap_and_each_settles_and_follows_up(string name, string[] keys)
    {
        var occasions = Of(name).Calendar.Occasions;
        occasions.Select(o => o.Key).ShouldBe(keys);
        var next = new DateOnly(2026, 1, 1);
        foreach (var occasion in occasions)
        {
            DateOnly.Parse("2026-" + occasion.PeriodStart).ShouldBe(next);
            next = DateOnly.Parse("2026-" + occasion.PeriodEnd).AddDays(1);
            (occasion.Settlement && occasion.FollowUp).ShouldBeTrue();
        }

        // A-49, U-83: no settlement crosses the year-end.
        next.ShouldBe(new DateOnly(2027, 1, 1));
        occasions.Where(o => o.YearEnd).ShouldHaveSingleItem().Key.ShouldBe("ar");
    }

    [Fact]
    public void A38_U96_the_whole_fund_is_evaluated_at_both_occasions_in_one_and_once_before_the_budget_in_the_other()
    {
        Alvesta.Calendar.Occasions.Count(o => o.Portfolio).ShouldBe(2);
        Uppsala.Calendar.Occasions.Single(o => o.Portfolio).PeriodEnd.ShouldBe("04-30");
        (Uppsala.Evaluation.Yearly, Uppsala.Evaluation.Closing, Uppsala.Evaluation.InDepthAfterMonths).ShouldBe((true, true, 24));
        Uppsala.Evaluation.PortfolioSections.Count(s => s.Rule == "U-36").ShouldBe(3);
    }

    [Fact]
    public void A43_A44_U82_the_funds_are_filled_as_each_guideline_says()
    {
        (Alvesta.Fund.Source, Alvesta.Fund.PercentOfBase, Alvesta.Fund.AmountCap, Alvesta.Fund.AmountCapMeans).ShouldBe(
            (FundSource.EquityEarmark, 0.005m, 5_000_000L, CapMeaning.Balance)
        );
        (Uppsala.Fund.Source, Uppsala.Fund.PercentOfBase, Uppsala.Fund.AmountCap, Uppsala.Fund.AdministrationDraw).ShouldBe(
            (FundSource.YearlyAppropriation, null, null, true)
        );
    }

    [Theory]
    [InlineData("Alvesta")]
    [InlineData("Uppsala")]
    public void The_funds_own_payout_is_never_imported_as_a_cost(string name)
    {
        var voucher = Of(name).Settlement.Voucher;
        int.Parse(voucher.FundAccount).ShouldNotBeInRange(voucher.CostAccountFrom, voucher.CostAccountTo);
        int.Parse(voucher.ReceiverAccount).ShouldNotBeInRange(voucher.CostAccountFrom, voucher.CostAccountTo);
    }
}
