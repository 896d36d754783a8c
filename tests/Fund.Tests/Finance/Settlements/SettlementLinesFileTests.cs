using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Settlements;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements;

/// <summary>A settlement's costs as a file, row by row: all of them, however many.</summary>
public sealed class SettlementLinesFileTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Auditor = "lingonby-revisor";
    private const string Half = "2026-halv";
    private const int CostsOfEach = 600;
    private static readonly DateOnly Start = new(2026, 3, 1);

    [Fact(DisplayName = "F-14 Every cost is in the file row by row: initiatives as on the page, then by day, with the settlement's sum")]
    public async Task Every_cost_in_order()
    {
        var here = await PreparedAsync("rader", "Öppna dörrar", "Zebra", "anka", "Åktur", "Ärligt talat");
        using var door = new PageDoor(house.Application, here.Key, Auditor);
        var rows = await RowsAsync(door);
        rows.Count.ShouldBe(5 * CostsOfEach);
        rows.Select(row => row["Namn"])
            .Distinct()
            .ShouldBe(["Ärligt talat", "anka", "Zebra", "Åktur", "Öppna dörrar"], "what is held needs a look, and is first");
        var day = await here.SendAsync(Auditor, new SettlementDayQuery(Half));
        rows.Sum(row => Kronor(row["Betalas"])).ShouldBe(day.Total.Kronor);
        rows.Sum(row => Kronor(row["Belopp"])).ShouldBe(rows.Count * 10.5m);
        rows.Select(Told)
            .ShouldBe(
                from row in day.Rows
                from cost in row.Costs
                select (
                    row.CaseNumber,
                    row.Receiver,
                    cost.Date,
                    cost.Voucher,
                    cost.Account,
                    cost.Text,
                    cost.Amount.Kronor,
                    cost.Payable.Kronor,
                    OutcomeWords.Of(cost.Outcome),
                    cost.Reason
                )
            );
        day.Rows.ShouldAllBe(row => row.Costs.Select(cost => cost.Date).SequenceEqual(row.Costs.Select(cost => cost.Date).Order()));
    }

    [Fact(DisplayName = "F-33 In the file row by row the text of a salary is for the controller alone")]
    public async Task Texts_of_salaries_are_hidden()
    {
        var here = await PreparedAsync("rader-loner", "Läxhjälp");
        using var controller = new PageDoor(house.Application, here.Key, Controller);
        using var auditor = new PageDoor(house.Application, here.Key, Auditor);
        Salaries(await RowsAsync(controller)).ShouldAllBe(text => text.StartsWith("Lön ", StringComparison.Ordinal));
        Salaries(await RowsAsync(auditor)).ShouldAllBe(text => text == "Personalkostnad, texten är dold");

        static IReadOnlyList<string> Salaries(IEnumerable<IDictionary<string, object?>> rows)
        {
            List<string> texts = [.. rows.Where(row => (string?)row["Konto"] == "5010").Select(row => (string)row["Text"]!)];
            texts.Count.ShouldBe(CostsOfEach / 3);
            return texts;
        }
    }

    [Fact(
        DisplayName = "The files of initiatives and receivers have no costs, and are what they were; a settlement that is none is not found"
    )]
    public async Task Files_without_costs()
    {
        var here = await PreparedAsync("rader-utan", "Läxhjälp");
        var whole = await here.SendAsync(Auditor, new SettlementDayQuery(Half));
        var without = await here.SendAsync(Auditor, new SettlementDayQuery(Half, Costs: false));
        without.Rows.ShouldAllBe(row => row.Costs.Count == 0 && row.CostCount == CostsOfEach);
        without.Rows.Select(row => (row.CaseNumber, row.Payable)).ShouldBe(whole.Rows.Select(row => (row.CaseNumber, row.Payable)));
        without.Rows.SelectMany(row => row.Remarks).ShouldBe(whole.Rows.SelectMany(row => row.Remarks));
        without.Payees.ShouldBe(whole.Payees);

        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Auditor, new SettlementLinesFile(Half, Sequence: 9)));
        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Auditor, new SettlementLinesFile("2026-nej")));
        await using var none = await here.SendAsync(Auditor, new SettlementLinesFile("2026-ar"));
        MiniExcel.Query(none).Count().ShouldBe(1, "the headings of a settlement that is not prepared");
    }

    private static (string?, string?, DateOnly, string?, string?, string?, decimal, decimal, string?, string?) Told(
        IDictionary<string, object?> row
    ) =>
        (
            (string?)row["Ärende"],
            (string?)row["Mottagare"],
            DateOnly.FromDateTime((DateTime)row["Dag"]!),
            (string?)row["Verifikation"],
            (string?)row["Konto"],
            (string?)row["Text"],
            Kronor(row["Belopp"]),
            Kronor(row["Betalas"]),
            (string?)row["Vad som händer"],
            (string?)row["Skäl"]
        );

    private static decimal Kronor(object? cell) => Convert.ToDecimal(cell, CultureInfo.InvariantCulture);

    private static async Task<List<IDictionary<string, object?>>> RowsAsync(PageDoor door)
    {
        var file = await door.GetFileAsync($"{door.Root}/avrakning/{Half}?handler=Lines");
        (file.Status, file.Name).ShouldBe((200, $"avrakning-{Half}-rader.xlsx"));
        using var content = new MemoryStream(file.Content);
        return [.. content.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>()];
    }

    // The last of the initiatives has its payout held.
    private async Task<MunicipalityInTest> PreparedAsync(string key, params string[] titles)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(titles.Length * 20_000));
        var number = "";
        foreach (var title in titles)
        {
            number = await here.RunningAsync(title, Start, null, null, (2026, Money.FromKronor(20_000)));
        }

        await house.ItIsAsync(2026, 9, 12);
        await house.Database.AskAsSuperuserAsync<long>(
            $"""
            insert into finance.cost_lines
                (municipality_id, id, case_id, project_code, year, series, number, date, account, text, amount, who, at)
            select c.municipality_id, gen_random_uuid(), c.id, 'P' || c.number, 2026, 'LEV', c.sequence || '-' || n,
                   date '2026-03-01' + (n * 37) % 150, case when n % 3 = 0 then '5010' else '4690' end,
                   case when n % 3 = 0 then 'Lön Anna Persson ' else 'Köpta insatser, del ' end || n, 1050, 'Test', now()
            from applications.cases c cross join generate_series(1, {CostsOfEach}) as n
            where c.municipality_id = {here.Municipality.Id.Value}
            """
        );
        await here.SendAsync("lingonby-styrgrupp", new HoldPayout(number, "Planen följs inte."));
        await here.SendAsync(Controller, new SettlePeriod(Half));
        return here;
    }
}
