using Fund.Finance.Costs;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs;

/// <summary>A voucher list saved as a workbook is read cell by cell as one in text.</summary>
public sealed class WorkbookCostsTests
{
    [Fact(DisplayName = "F-15 A workbook's numbers and days are read as what they are, totals and other accounts told apart")]
    public async Task A_workbook_is_read()
    {
        var (costs, stage) = await ReadAsync(
            Row("4034", new DateTime(2026, 11, 26), 5010d, "SE-100", "Lön för åtgärd", 1234.5),
            Row(4035d, "2026-11-27", "6010 Hyra", "SE-100", "Lokal", -0.1 - 0.2),
            Row(4036d, new DateTime(2026, 11, 28), 1930, "SE-100", "Bank", 7),
            Row(null, null, null, null, "Summa", 1241.2)
        );
        costs.IsWhole.ShouldBeTrue(string.Join('\n', costs.Diagnostics.Items));
        stage
            .Lines.Select(row => (row.Number, row.Date, row.Account, row.Text, row.Amount.Ore))
            .ShouldBe([
                ("4034", new DateOnly(2026, 11, 26), "5010", "Lön för åtgärd", 123450L),
                ("4035", new DateOnly(2026, 11, 27), "6010", "Lokal", -30L),
            ]);
        (stage.CountOf(FileRowKind.OtherAccount), stage.CountOf(FileRowKind.Total)).ShouldBe((1, 1));
    }

    [Theory(DisplayName = "F-15 BAD-08 A cell that cannot be read refuses the workbook, told with row and column")]
    [InlineData("12,5x", "2026-11-26", "Rad 2, kolumn 6, Belopp")]
    [InlineData("12,50", "31 september", "Rad 2, kolumn 2, Ver.datum")]
    public async Task A_wrong_cell(string amount, string day, string place)
    {
        var (costs, stage) = await ReadAsync(Row("1", day, "5010", "P", "x", amount));
        costs.IsWhole.ShouldBeFalse();
        stage.Discarded.ShouldBeTrue();
        costs.Diagnostics.Items.ShouldHaveSingleItem().ToString().ShouldStartWith(place);
    }

    [Fact(DisplayName = "BAD-08 What only looks like a workbook is refused in words")]
    public async Task Rubbish()
    {
        foreach (var bytes in new byte[][] { [0x50, 0x4B, 3, 4, 1, 2, 3], [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4, 5] })
        {
            var stage = new StageInMemory();
            var costs = await new WorkbookCosts(new(), AmountStyle.Swedish).ReadAsync(
                new MemoryStream(bytes),
                stage,
                TestContext.Current.CancellationToken
            );
            costs.IsWhole.ShouldBeFalse();
            stage.Discarded.ShouldBeTrue();
            costs.Diagnostics.Items.ShouldHaveSingleItem().Reason.ShouldContain("Arbetsboken kan inte läsas");
        }
    }

    private static Dictionary<string, object?> Row(
        object? number,
        object? day,
        object? account,
        string? project,
        string text,
        object amount
    ) =>
        new()
        {
            ["Ver.nr"] = number,
            ["Ver.datum"] = day,
            ["Konto"] = account,
            ["Projekt"] = project,
            ["Text"] = text,
            ["Belopp"] = amount,
        };

    private static async Task<(CostReading Costs, StageInMemory Stage)> ReadAsync(params Dictionary<string, object?>[] rows)
    {
        var file = new MemoryStream();
        await file.SaveAsAsync(rows, cancellationToken: TestContext.Current.CancellationToken);
        file.Position = 0;
        var stage = new StageInMemory();
        return (await new WorkbookCosts(new(), AmountStyle.Swedish).ReadAsync(file, stage, TestContext.Current.CancellationToken), stage);
    }
}
