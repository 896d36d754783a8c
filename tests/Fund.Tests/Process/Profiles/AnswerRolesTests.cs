using Fund.Contracts.Values;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>The core reads answers by what they mean; what the municipality calls the questions is its own.</summary>
public sealed class AnswerRolesTests
{
    [Fact(DisplayName = "F-48 What is applied for and what it costs is read whatever the questions are called")]
    public void Amounts()
    {
        var roles = AnswerRoles.Of(ProfileReader.ReadValid(Guidelines.MadeUp["2025"]));
        var answers = new Dictionary<string, string?>
        {
            ["wanted"] = "90000.50",
            ["calculation"] =
                """[{"what":"Lön","when":"2026","sek":"100000"},{"what":"Hyra","when":"2027","sek":"25000.25"},{"what":"?","sek":""}]""",
        };
        roles.RequestedAmount(answers).ShouldBe(Money.FromKronor(90000.50m));
        roles.TotalCost(answers).ShouldBe(Money.FromKronor(125000.25m));
        roles.RequestedAmount(new Dictionary<string, string?> { ["requestedAmount"] = "5" }).ShouldBeNull();
        roles.TotalCost(new Dictionary<string, string?>()).ShouldBeNull();
        roles.StartsOn(answers).ShouldBeNull();
        roles.FollowUpPlan(answers).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-48 The follow-up plan and the days are read whatever the questions and columns are called")]
    public void Plan_and_days()
    {
        var roles = AnswerRoles.Of(ProfileReader.ReadValid(Guidelines.MadeUp["forebyggande-2025"]));
        var answers = new Dictionary<string, string?>
        {
            ["begins"] = "2026-02-01",
            ["ends"] = "2026-13-01",
            ["measures"] = """[{"what":"Skolnärvaro","in":"procent","now":"81.5","then":"90"},{"what":""}]""",
        };
        roles.StartsOn(answers).ShouldBe(new DateOnly(2026, 2, 1));
        roles.EndsOn(answers).ShouldBeNull();
        roles.FollowUpPlan(answers).ShouldBe([new FollowUpRow("Skolnärvaro", "procent", 81.5m, 90m, null, null, null, null)]);
    }

    [Fact(DisplayName = "F-29 What units pay, are reduced by and gain is read year by year, and half a row is no row")]
    public void Promises()
    {
        var roles = AnswerRoles.Of(ProfileReader.ReadValid(Guidelines.MadeUp["2024"]));
        var answers = new Dictionary<string, string?>
        {
            ["own"] = """[{"who":"omsorg","when":"2027","sek":"165000"},{"who":"","when":"2027","sek":"1"},{"who":"kultur","sek":"1"}]""",
            ["back"] = """[{"who":"omsorg","when":"2028","sek":"400000.50"},{"who":"omsorg","when":"2029"}]""",
            ["gain"] = """[{"who":"kultur","from":"2028","to":"2029","sek":"7"},{"who":"kultur","from":"2030","to":"2029","sek":"9"}]""",
        };
        roles.OwnCost(answers).ShouldBe([new UnitYear("omsorg", 2027, Money.FromKronor(165_000))]);
        roles.RepaymentPlan(answers).ShouldBe([new UnitYear("omsorg", 2028, Money.FromKronor(400_000.50m))]);
        roles
            .Benefit(answers)
            .ShouldBe([new UnitYear("kultur", 2028, Money.FromKronor(7)), new UnitYear("kultur", 2029, Money.FromKronor(7))]);
        roles.OwnCost(new Dictionary<string, string?>()).ShouldBeEmpty();
        AnswerRoles.Of(ProfileReader.ReadValid(Guidelines.MadeUp["2025"])).RepaymentPlan(answers).ShouldBeEmpty();
    }

    [Theory(DisplayName = "F-48 A role that the question cannot bear is refused with its place")]
    [InlineData(
        "\"kind\": \"amount\", \"role\": \"requestedAmount\"",
        "\"kind\": \"text\", \"role\": \"requestedAmount\"",
        "→ role",
        "amount"
    )]
    [InlineData("\"kind\": \"date\", \"role\": \"endsOn\"", "\"kind\": \"date\", \"role\": \"startsOn\"", "→ role", "redan den rollen")]
    [InlineData("\"kind\": \"text\", \"role\": \"indicator\"", "\"kind\": \"text\"", "→ columns", "indicator")]
    [InlineData(
        "\"kind\": \"number\", \"role\": \"target\"",
        "\"kind\": \"number\", \"role\": \"amount\"",
        "columns[3] → role",
        "indicator"
    )]
    [InlineData("\"kind\": \"number\", \"role\": \"target\"", "\"kind\": \"text\", \"role\": \"target\"", "columns[3] → role", "number")]
    public void Misplaced(string right, string wrong, params string[] told)
    {
        Guidelines.UppsalaJson.ShouldContain(right);
        ProfileReader.Read(Guidelines.UppsalaJson.Replace(right, wrong)).Errors.ShouldContain(error => told.All(error.Contains));
    }
}
