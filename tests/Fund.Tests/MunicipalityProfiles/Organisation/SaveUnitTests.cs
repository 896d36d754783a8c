using Fund.MunicipalityProfiles.Organisation;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.MunicipalityProfiles.Organisation;

/// <summary>Units above units.</summary>
public sealed class SaveUnitTests(FundFixture fund)
{
    [Fact]
    public async Task A_unit_is_never_above_itself_not_through_others_either()
    {
        var here = await fund.StartLingonbyAsync();
        (await here.RefusedAsync("lingonby-admin", Under("a", "a"))).Findings.ShouldContain(f => f.Field == "parent");
        await here.SendAsync("lingonby-admin", Under("a", null));
        await here.SendAsync("lingonby-admin", Under("b1", "a1"));
        var first = (await here.SendAsync("lingonby-admin", new UnitList())).Single(unit => unit.Key == "a1");

        (await here.RefusedAsync("lingonby-admin", Under("a1", "b1") with { Version = first.Version }))
            .Findings.ShouldHaveSingleItem()
            .Field.ShouldBe("parent");
    }

    private static SaveUnit Under(string key, string? parent) =>
        new(key.PadRight(2, '1'), "Enheten " + key, "administration", parent?.PadRight(2, '1'));
}
