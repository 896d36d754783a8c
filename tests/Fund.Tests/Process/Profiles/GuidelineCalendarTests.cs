using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Fund.Tests.Process.Calendar;
using Shouldly;
using Xunit;
using static Fund.Tests.Process.Guidelines;

namespace Fund.Tests.Process.Profiles;

public sealed class GuidelineCalendarTests
{
    private const string Interim = """ "periodEnd": "08-31", "prepareAfter": { "days": 10 }, "dueWithin": { "months": 2 }""";

    [Theory(DisplayName = "F-48 W-21 the interim report covers half to two thirds of the year, by the one calendar's law")]
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
            errors.ShouldHaveSingleItem().ShouldContain("Kalendern 2000, tillfället delar: Delårsrapport slutar 2000-" + end);
        }
    }

    [Fact(DisplayName = "F-48 W-21 the interim report of 31 August is due 31 October, every year and never a day later")]
    public void W21_the_interim_report_of_31_August_is_due_31_October()
    {
        var interim = Alvesta.Calendar.Of(new FiscalYear(2026)).Occasions.Single(o => o.Is(OccasionKinds.LegalInterimReport));
        interim.Due.ShouldBe(new DateOnly(2026, 10, 31));

        // In 2026 the last of October is a Saturday: moved to a working day the report would be late, in that year but not in all.
        foreach (var term in new[] { """{ "days": 62 }""", """{ "months": 2, "moveToWorkingDay": true }""" })
        {
            ProfileReader
                .Read(AlvestaJson.Replace(Interim, Interim.Replace("""{ "months": 2 }""", term)))
                .Errors.ShouldHaveSingleItem()
                .ShouldContain("inom två månader");
        }
    }

    [Theory(DisplayName = "F-48 A-47 U-84 the occasions cover the year without gap, and each settles and follows up")]
    [InlineData("Alvesta", new[] { "delar", "ar" })]
    [InlineData("Uppsala", new[] { "T1", "T2", "ar" })]
    public void A47_U84_the_occasions_cover_the_year_without_gap_and_each_settles_and_follows_up(string name, string[] keys)
    {
        var occasions = Of(name).Calendar.Of(new FiscalYear(2026)).Occasions;
        occasions.Select(o => o.Key).ShouldBe(keys);
        var next = new DateOnly(2026, 1, 1);
        foreach (var occasion in occasions)
        {
            occasion.PeriodStart.ShouldBe(next);
            occasion.PrepareOn.ShouldBe(occasion.PeriodEnd.AddDays(10));
            next = occasion.PeriodEnd.AddDays(1);
            occasion.Is(OccasionKinds.Settlement | OccasionKinds.FollowUp).ShouldBeTrue();
        }

        // A-49, U-83: no settlement crosses the year-end.
        next.ShouldBe(new DateOnly(2027, 1, 1));
        occasions.Where(o => o.Is(OccasionKinds.YearEnd)).ShouldHaveSingleItem().Id.ToString().ShouldBe("2026-ar");
    }

    [Fact]
    public void A38_U96_the_whole_fund_is_evaluated_at_both_occasions_in_one_and_once_before_the_budget_in_the_other()
    {
        Alvesta.Calendar.Occasions.Count(o => o.Kinds.HasFlag(OccasionKinds.PortfolioEvaluation)).ShouldBe(2);
        Uppsala.Calendar.Occasions.Single(o => o.Kinds.HasFlag(OccasionKinds.PortfolioEvaluation)).PeriodEnd.ShouldBe(new MonthDay(4, 30));
        (Uppsala.Evaluation.Yearly, Uppsala.Evaluation.Closing, Uppsala.Evaluation.InDepthAfterMonths).ShouldBe((true, true, 24));
        Uppsala.Evaluation.PortfolioSections.Count(s => s.Rule == "U-36").ShouldBe(3);
    }

    [Fact(DisplayName = "F-48 UA-8 a year of the profile may have dates of its own")]
    public void A_year_of_the_profile_may_have_dates_of_its_own()
    {
        var (profile, errors) = ProfileReader.Read(
            WithDates("""{ "year": 2027, "key": "T1", "periodEnd": "2027-03-31", "due": "2027-05-04" }""")
        );
        errors.ShouldBeEmpty();
        var moved = profile.ShouldNotBeNull().Calendar.Of(new FiscalYear(2027));
        (moved.Find("T1")!.PeriodEnd, moved.Find("T1")!.Due).ShouldBe((new DateOnly(2027, 3, 31), new DateOnly(2027, 5, 4)));
        moved.Find("T2")!.PeriodStart.ShouldBe(new DateOnly(2027, 4, 1));
        profile.Calendar.Of(new FiscalYear(2028)).Find("T1")!.PeriodEnd.ShouldBe(new DateOnly(2028, 4, 30));
    }

    [Theory(DisplayName = "F-48 a calendar with a fault is not adopted, and the fault is told in Swedish with its place")]
    [InlineData("""{ "year": 2027, "key": "T9" }""", "Kalendern 2027: Egna datum är angivna för T9, men det tillfället finns inte.")]
    [InlineData("""{ "year": 2027, "key": "T1", "periodEnd": "2028-01-31" }""", "Kalendern 2027, tillfället T1: ")]
    [InlineData("""{ "year": 2027, "key": "T1", "due": "2027-04-29" }""", "Kalendern 2027, tillfället T1: ")]
    [InlineData("""{ "year": 1999, "key": "T1" }""", "Kalendern 1999: Egna datum kan anges för åren 2000–2100.")]
    public void Wrong_dates_of_a_year_are_told_with_their_place(string dates, string error)
    {
        var errors = ProfileReader.Read(WithDates(dates)).Errors;
        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(e => e.Contains(error, StringComparison.Ordinal));
    }

    [Theory(DisplayName = "F-48 a calendar that cannot be read says what is allowed")]
    [InlineData("\"periodEnd\": \"04-30\"", "\"periodEnd\": \"30/4\"", "Skriv dagen som månad och dag")]
    [InlineData("\"periodEnd\": \"04-30\"", "\"periodEnd\": \"04-31\"", "Skriv dagen som månad och dag")]
    [InlineData("\"dueWithin\": { \"days\": 31 }", "\"dueWithin\": { \"day\": 31 }", "days, workingDays, weeks, months eller years")]
    [InlineData("\"dueWithin\": { \"days\": 31 }", "\"dueWithin\": { \"days\": 31, \"months\": 1 }", "med en enhet")]
    [InlineData("\"dueWithin\": { \"days\": 31 }", "\"dueWithin\": { \"days\": -1 }", "ett helt antal")]
    [InlineData("\"dueWithin\": { \"days\": 31 }", "\"dueWithin\": { }", "med en enhet")]
    [InlineData("\"dueWithin\": { \"days\": 31 }", "\"dueWithin\": 31", "med en enhet")]
    [InlineData("\"followUp\", \"yearEnd\"]", "\"followUp\", \"yearend\"]", "settlement, followUp, portfolioEvaluation")]
    [InlineData("\"followUp\", \"yearEnd\"]", "\"followUp\", \"followUp\"]", "varje ord en gång")]
    [InlineData("\"key\": \"T1\"", "\"key\": \"T-1\"", "beteckningen T-1 ska ha 1–20 tecken")]
    [InlineData("\"key\": \"T2\"", "\"key\": \"T1\"", "Ge varje tillfälle en egen")]
    [InlineData("\"periodEnd\": \"12-31\"", "\"periodEnd\": \"11-30\"", "slutar den 31 december")]
    [InlineData("\"prepareAfter\": { \"days\": 10 }", "\"prepareAfter\": { \"days\": 40 }", "efter den dag då den ska vara klar")]
    public void A_calendar_that_cannot_be_read_says_what_is_allowed(string right, string wrong, string says)
    {
        UppsalaJson.ShouldContain(right);
        ProfileReader.Read(UppsalaJson.Replace(right, wrong)).Errors.ShouldContain(e => e.Contains(says, StringComparison.Ordinal));
    }

    [Theory(DisplayName = "F-48 a calendar is written as it was read")]
    [InlineData("Alvesta")]
    [InlineData("Uppsala")]
    public void A_calendar_is_written_as_it_was_read(string name)
    {
        var calendar = Of(name).Calendar with { Dates = [new OccasionDates(new FiscalYear(2027), "ar", Due: new DateOnly(2028, 2, 15))] };
        var written = System.Text.Json.JsonSerializer.Serialize(calendar, Fund.Process.Reading.DocumentReader.Json);
        var read = System
            .Text.Json.JsonSerializer.Deserialize<CalendarRules>(written, Fund.Process.Reading.DocumentReader.Json)
            .ShouldNotBeNull();
        read.Occasions.ShouldBe(calendar.Occasions);
        read.Dates.ShouldBe(calendar.Dates);
    }

    private static string WithDates(string dates) =>
        UppsalaJson.Replace("\"calendar\": {", $"\"calendar\": {{ \"dates\": [{dates}],", StringComparison.Ordinal);

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
        if (voucher.External is { } external)
        {
            int.Parse(external.GrantAccount).ShouldNotBeInRange(voucher.CostAccountFrom, voucher.CostAccountTo);
        }
    }
}
