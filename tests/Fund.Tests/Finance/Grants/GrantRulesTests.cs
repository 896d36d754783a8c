using CsCheck;
using Fund.Contracts.Finance;
using Fund.Contracts.Values;
using Fund.Finance.Grants;
using Fund.Finance.Ledger;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Grants;

public sealed class GrantRulesTests
{
    private static readonly Track Small = new()
    {
        Key = "sma",
        Name = "Små satsningar",
        CapPerYear = 100_000,
        CapTotal = 250_000,
        ShareOfCost = 0.5m,
        FramePerYear = 300_000,
        Rule = "L-50",
    };

    [Fact]
    public void Within_every_cap_nothing_stands_in_the_way() =>
        GrantRules.Against(Basis(Small, cost: 500_000), Asked((2026, 100_000), (2027, 100_000))).ShouldBeEmpty();

    [Theory]
    [InlineData(100_001, 0, 1_000_000, 0, "högst 100 000 kr beviljas för ett år. För 2026 gäller beslutet 100 001 kr")]
    [InlineData(50_000, 60_000, 1_000_000, 0, "För 2026 gäller beslutet 110 000 kr")]
    [InlineData(50_000, 0, 99_998, 0, "högst 50 % av kostnaden beviljas: 49 999 kr av 99 998 kr")]
    [InlineData(50_000, 0, 1_000_000, 260_000, "40 000 kr är kvar, men beslutet gäller 50 000 kr")]
    public void Each_cap_of_the_track_is_told_with_its_rule(long kronor, long before, long cost, long used, string told)
    {
        var finding = GrantRules.Against(Basis(Small, cost, before, used), Asked((2026, kronor))).ShouldHaveSingleItem();
        finding.Message.Replace('\u00A0', ' ').ShouldContain(told);
        finding.Rule.ShouldBe("L-50");
        finding.Field.ShouldBeOneOf("granted", "perYear");
    }

    [Fact]
    public void The_total_cap_counts_what_was_granted_before_and_over_years() =>
        GrantRules
            .Against(Basis(Small, 1_000_000, before: 60_000), Asked((2027, 100_000), (2028, 100_000)))
            .ShouldHaveSingleItem()
            .Message.Replace('\u00A0', ' ')
            .ShouldContain("högst 250 000 kr beviljas för hela tiden");

    [Fact]
    public void A_share_of_a_cost_that_nobody_has_stated_cannot_be_granted() =>
        GrantRules
            .Against(Basis(Small, cost: null), Asked((2026, 1)))
            .ShouldHaveSingleItem()
            .Message.ShouldContain("ansökan säger inte vad det hela kostar");

    [Fact]
    public void The_fund_is_asked_for_each_year_or_for_the_whole()
    {
        var asked = Asked((2026, 600_000), (2027, 600_000));
        GrantRules.Against(Basis(null, yearly: false), asked).ShouldHaveSingleItem().Message.ShouldContain("kvar att bevilja, men");
        GrantRules.Against(Basis(null, yearly: true), asked).Count.ShouldBe(1, "2027 has nothing, 2026 has a million");
        GrantRules.Against(Basis(null, yearly: true), Asked((2026, 600_000))).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_room_offers_is_taken_and_a_krona_more_is_not() =>
        Gen.Select(Gen.Long[0, 120_000], Gen.Long[1, 1_000_000], Gen.Long[0, 400_000])
            .Sample(
                (before, cost, used) =>
                {
                    var basis = Basis(Small, cost, before, used);
                    var room = GrantRules.Room(basis, 2026);
                    room.IsNegative.ShouldBeFalse();
                    if (room.IsPositive)
                    {
                        GrantRules.Against(basis, new Dictionary<int, Money> { [2026] = room }).ShouldBeEmpty();
                    }

                    GrantRules.Against(basis, new Dictionary<int, Money> { [2026] = room + new Money(1) }).ShouldNotBeEmpty();
                },
                iter: 10_000
            );

    private static Dictionary<int, Money> Asked(params (int Year, long Kronor)[] years) =>
        years.ToDictionary(y => y.Year, y => Money.FromKronor(y.Kronor));

    private static GrantBasis Basis(Track? track, long? cost = 1_000_000, long before = 0, long used = 0, bool yearly = false) =>
        new()
        {
            Book = new FundBook(
                yearly,
                [
                    new(LedgerKind.Allocation, LedgerAccount.Available, 2026, Money.FromKronor(1_000_000)),
                    new(LedgerKind.Commitment, LedgerAccount.Committed, 2026, Money.FromKronor(used), "sma"),
                    new(LedgerKind.Commitment, LedgerAccount.Committed, 2026, Money.FromKronor(900_000), "stora"),
                ]
            ),
            Track = track,
            Before = new CaseAccount(new Dictionary<int, CaseMoneyView> { [2026] = new(Money.FromKronor(before), Money.Zero, Money.Zero) }),
            Cost = cost is { } kronor ? Money.FromKronor(kronor) : null,
        };
}
