using CsCheck;
using Fund.Contracts.Values;
using Fund.Finance.Allocations.Room;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Allocations.Room;

public sealed class AllocationRulesTests
{
    private static readonly FundRules Capped = new()
    {
        Key = "fonden",
        Name = "Fonden",
        Source = FundSource.EquityEarmark,
        Owner = "Kommunstyrelsen",
        GrantedBy = "Kommunstyrelsen",
        PercentOfBase = 0.005m,
        PercentRule = "A-43",
        AmountCap = 5_000_000,
        AmountCapMeans = CapMeaning.Balance,
        AmountRule = "A-44",
    };

    [Fact]
    public void W01_the_balance_cap_binds() => Room(1_450_000_000, 0, 3_200_000).ShouldBe(Money.FromKronor(1_800_000));

    [Fact]
    public void W02_the_percent_cap_binds() => Room(800_000_000, 1_500_000, 1_500_000).ShouldBe(Money.FromKronor(2_500_000));

    [Fact]
    public void W04_what_is_committed_and_not_paid_still_fills_the_balance() =>
        Room(1_450_000_000, 0, 4_000_000).ShouldBe(Money.FromKronor(1_000_000));

    [Fact]
    public void A_full_fund_has_no_room_and_the_room_is_never_negative() => Room(1_450_000_000, 0, 6_000_000).ShouldBe(Money.Zero);

    [Fact]
    public void AA09_the_cap_can_mean_each_allocation() =>
        AllocationRules
            .RoomFor(Capped with { AmountCapMeans = CapMeaning.PerAllocation }, Basis(2_000_000_000, 0, 4_900_000))
            .Maximum.ShouldBe(Money.FromKronor(5_000_000));

    [Fact]
    public void Without_caps_there_is_no_limit_and_it_says_so()
    {
        var room = AllocationRules.RoomFor(Capped with { PercentOfBase = null, AmountCap = null }, Basis(1, 1, 1));
        room.Maximum.ShouldBeNull();
        room.Reasoning.ShouldHaveSingleItem().Text.ShouldContain("inget tak");
    }

    [Fact]
    public void The_reasoning_names_the_rules_and_ends_with_the_answer()
    {
        var room = AllocationRules.RoomFor(Capped, Basis(1_450_000_000, 0, 3_200_000));
        room.Reasoning.Select(l => l.Rule).Distinct().ShouldBe(["A-43", "A-44", null]);
        room.Reasoning[0].Amount.ShouldBe(Money.FromKronor(7_250_000));
        room.Reasoning[^1].Amount.ShouldBe(room.Maximum);
    }

    [Fact]
    public void W01_the_reasoning_can_be_read_line_by_line()
    {
        AllocationRules
            .RoomFor(Capped, Basis(1_450_000_000, 100, 3_200_000))
            .Reasoning.ShouldBe([
                new(
                    $"Högst 0,5\u00A0% av skatter och bidrag 2026 ({Money.FromKronor(1_450_000_000)})",
                    Money.FromKronor(7_250_000),
                    "A-43"
                ),
                new("Redan avsatt för 2026", Money.FromKronor(-100), "A-43"),
                new("Avsatt belopp får uppgå till högst", Money.FromKronor(5_000_000), "A-44"),
                new("Avsatt och inte utbetalt idag", Money.FromKronor(-3_200_000), "A-44"),
                new("Så mycket kan avsättas nu", Money.FromKronor(1_800_000), null),
            ]);
        AllocationRules
            .RoomFor(Capped with { PercentOfBase = null, AmountCapMeans = CapMeaning.PerAllocation }, Basis(1, 0, 1))
            .Reasoning.ShouldBe([
                new("Varje avsättning får vara högst", Money.FromKronor(5_000_000), "A-44"),
                new("Så mycket kan avsättas nu", Money.FromKronor(5_000_000), null),
            ]);
    }

    [Fact]
    public void The_room_stays_within_both_caps() =>
        Gen.Select(Gen.Long[0, 10_000_000_000], Gen.Long[0, 10_000_000], Gen.Long[0, 10_000_000])
            .Sample(
                (tax, allocated, balance) =>
                {
                    var room = Room(tax, allocated, balance);
                    room.ShouldBeGreaterThanOrEqualTo(Money.Zero);
                    if (room.IsPositive)
                    {
                        (room + Money.FromKronor(balance)).ShouldBeLessThanOrEqualTo(Money.FromKronor(5_000_000));
                        (room + Money.FromKronor(allocated)).ShouldBeLessThanOrEqualTo(Money.FromKronor(tax).Share(0.005m));
                    }
                },
                iter: 10_000
            );

    private static Money Room(long tax, long allocated, long balance) =>
        AllocationRules.RoomFor(Capped, Basis(tax, allocated, balance)).Maximum!.Value;

    private static AllocationBasis Basis(long tax, long allocated, long balance) =>
        new(2026, Money.FromKronor(tax), Money.FromKronor(allocated), Money.FromKronor(balance));
}
