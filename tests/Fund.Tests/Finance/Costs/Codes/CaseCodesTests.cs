using Fund.Applications.Initiatives;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Codes;
using Fund.Finance.Costs.Import;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Costs.Codes;

/// <summary>Which initiative a cost on a project code is of: said by somebody, seen by who books, and never moved in silence.</summary>
public sealed class CaseCodesTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(DisplayName = "The project code of a running initiative is given to another only for days that it has been said to end before")]
    public async Task Own_code_is_not_taken()
    {
        var (here, own, other) = await StartAsync("kod-tas-inte");
        var given = new GiveCodeToCase(other, "P1", new DateOnly(2026, 6, 1), null);
        var refused = await here.RefusedAsync(Controller, given);
        refused.Message.ShouldContain($"projektkoden för Äger koden ({own})");
        refused.Findings.ShouldHaveSingleItem().Field.ShouldBe("code");

        await here.SendAsync(Controller, new GiveCodeToCase(own, "P1", Day, new DateOnly(2026, 5, 31)));
        await here.SendAsync(Controller, given);
        var file = await ReadAsync(here, (Day, 1_000), (new DateOnly(2026, 6, 2), 300));
        await here.SendAsync(Controller, new ImportCosts(file.ImportId, Reading: file.Reading));
        (await here.MoneyAsync(own)).CostTotal.ShouldBe(Money.FromKronor(1_000));
        (await here.MoneyAsync(other)).CostTotal.ShouldBe(Money.FromKronor(300));
    }

    [Fact(DisplayName = "A file is booked on the initiatives that were seen: a code given to another since is a reason to look again")]
    public async Task Given_to_another_since()
    {
        var (here, own, other) = await StartAsync("kod-byter");
        var seen = await ReadAsync(here, (Day, 1_000), (new DateOnly(2026, 6, 2), 300));
        await here.SendAsync(Controller, new GiveCodeToCase(own, "P1", Day, new DateOnly(2026, 5, 31)));
        await here.SendAsync(Controller, new GiveCodeToCase(other, "P1", new DateOnly(2026, 6, 1), null));
        await here.SendAsync(Controller, new GiveCodeToCase(other, "INTE-I-FILEN", Day, null));

        var conflict = await Should.ThrowAsync<Conflict>(() =>
            here.SendAsync(Controller, new ImportCosts(seen.ImportId, Reading: seen.Reading))
        );
        conflict.Message.ShouldContain("Läs filen på nytt");
        (await here.MoneyAsync(own)).Costs.ShouldBeEmpty();

        var again = await here.SendAsync(Controller, new ReadKeptCostFile(seen.ImportId, seen.How.Choices));
        await here.SendAsync(Controller, new GiveCodeToCase(other, "INTE-HELLER", Day, null));
        (await here.SendAsync(Controller, new ImportCosts(again.ImportId, Reading: again.Reading))).ShouldBe(
            2,
            "its own codes are as seen"
        );
        (await here.MoneyAsync(other)).CostTotal.ShouldBe(Money.FromKronor(300));
    }

    private static async Task<CostPreview> ReadAsync(MunicipalityInTest here, params (DateOnly Day, long Kronor)[] costs) =>
        await here.SendAsync(Controller, new ReadCostFile("fil.se", CostFile.Sie("P1", costs)));

    private async Task<(MunicipalityInTest Here, string Own, string Other)> StartAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var own = await here.RunningAsync("Äger koden", Day, null, null, (2026, Money.FromKronor(20_000)));
        var other = await here.RunningAsync("Vill ha koden", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.SendAsync(Controller, new SetProjectCode(own, "P1", await here.VersionAsync(own)));
        return (here, own, other);
    }
}
