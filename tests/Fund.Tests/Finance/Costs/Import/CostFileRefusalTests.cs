using System.Text;
using Fund.Finance.Costs.Import;
using Fund.Tests.Finance.Costs.Workbooks;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Import;

/// <summary>A file that cannot be read whole is told line by line, and nothing of it is kept.</summary>
public sealed class CostFileRefusalTests(FundFixture fund)
{
    [Fact]
    public async Task BAD08_each_line_that_is_wrong_is_told_up_to_a_readable_number_and_nothing_is_kept()
    {
        var here = await fund.StartLingonbyAsync();
        var file = new StringBuilder("#FLAGGA 0\r\n#SIETYP 4\r\n#VER A 1 20260105 \"Hyra\"\r\n{\r\n");
        for (var i = 0; i < 30; i++)
        {
            file.Append("#TRANS 5010 {} en,halv\r\n");
        }

        file.Append("}\r\n");
        var refused = await here.RefusedAsync(
            "lingonby-ekonom",
            new ReadCostFile("kostnader.se", Encoding.ASCII.GetBytes(file.ToString()))
        );
        refused.Findings.ShouldAllBe(f => f.Field == "file");
        refused.Findings.Count.ShouldBe(21);
        refused.Findings[0].Message.ShouldContain("5");
        refused.Findings[^1].Message.ShouldEndWith("fel till i samma fil.");
        (
            await fund.Database.AskAsSuperuserAsync<long>(
                $"select count(*) from platform.files where municipality_id = {here.Municipality.Id.Value}"
            )
        ).ShouldBe(0);
    }

    [Fact(DisplayName = "BAD-08 A damaged workbook and a day far ahead are refused in words")]
    public async Task A_damaged_workbook_and_a_day_to_come()
    {
        var here = await fund.StartLingonbyAsync();
        var damaged = NewWorkbook.With(NewWorkbook.Sheet, xml => xml[..(xml.Length / 2)]);
        (await here.RefusedAsync("lingonby-ekonom", new ReadCostFile("kostnader.xlsx", damaged))).Message.ShouldContain(
            "Arbetsboken kan inte läsas"
        );
        var far = LingonbyCase.Today(here).AddYears(1).AddDays(1);
        (
            await here.RefusedAsync("lingonby-ekonom", new ReadCostFile("kostnader.se", CostFile.Sie("P1", (far, 100))))
        ).Message.ShouldContain($"Dagen {far:yyyy-MM-dd} ligger för långt fram");
    }
}
