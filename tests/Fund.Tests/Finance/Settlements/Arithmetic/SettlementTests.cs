using CsCheck;
using Fund.Contracts.Values;
using Fund.Finance.Settlements.Arithmetic;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements.Arithmetic;

public sealed class SettlementTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void W15_credits_lower_a_later_payout_and_the_overrun_is_the_applicants()
    {
        var granted = Money.FromKronor(1_200_000);
        var first = Settle(granted, Money.Zero, new(2026, 4, 30), Cost(2026, 3, 1, 310_000));
        first.Payable.ShouldBe(Money.FromKronor(310_000));
        first.GrantLeft.ShouldBe(Money.FromKronor(890_000));

        var second = Settle(granted, first.Payable, new(2026, 8, 31), Cost(2026, 6, 1, 640_000), Cost(2026, 4, 2, -20_000));
        second.Payable.ShouldBe(Money.FromKronor(620_000));
        second.GrantLeft.ShouldBe(Money.FromKronor(270_000));

        var last = Settle(granted, first.Payable + second.Payable, new(2026, 12, 31), Cost(2026, 11, 1, 400_000));
        last.Payable.ShouldBe(Money.FromKronor(270_000));
        last.Overrun.ShouldBe(Money.FromKronor(130_000));
        last.GrantLeft.ShouldBe(Money.Zero);
    }

    [Fact]
    public void W15_above_the_grant_a_cost_and_its_taking_back_cancel_and_are_neither_paid_nor_borne()
    {
        var undone = Cost(2026, 2, 1, 12_000);
        var back = Cost(2026, 6, 1, -12_000) with { Corrects = undone.Id };
        var outcome = Settle(
            Money.FromKronor(10_000),
            Money.Zero,
            new(2026, 8, 31),
            undone,
            back,
            Cost(2026, 3, 1, 8_000),
            Cost(2026, 4, 1, 5_000)
        );
        (outcome.Payable, outcome.Overrun).ShouldBe((Money.FromKronor(10_000), Money.FromKronor(3_000)));
        outcome
            .Costs.Select(cost => (cost.Amount.Kronor, cost.Payable.Kronor, cost.Reason == Settlement.Undone))
            .ShouldBe([(12_000, 12_000, true), (8_000, 8_000, false), (5_000, 2_000, false), (-12_000, -12_000, true)]);
        Settlement.Undone.ShouldContain("tar ut varandra");
    }

    [Fact]
    public void W14_a_cost_before_the_start_is_not_eligible()
    {
        var outcome = Settlement.Of(
            Basis(Money.FromKronor(1_000), Money.Zero, new(2026, 8, 31), [Cost(2026, 6, 1, 500)]) with
            {
                StartedOn = new(2026, 6, 15),
                StartRule = "U-74",
            }
        );
        outcome.Payable.ShouldBe(Money.Zero);
        var line = outcome.Costs.ShouldHaveSingleItem();
        line.Outcome.ShouldBe(CostOutcome.BeforeStart);
        line.Rule.ShouldBe("U-74");
        line.Reason.ShouldContain("2026-06-15");
    }

    [Fact]
    public void An_initiative_that_has_not_started_is_paid_nothing()
    {
        var outcome = Settlement.Of(
            Basis(Money.FromKronor(1_000), Money.Zero, new(2026, 8, 31), [Cost(2026, 6, 1, 500)]) with
            {
                StartedOn = null,
            }
        );
        outcome.Payable.ShouldBe(Money.Zero);
        outcome.Costs.Single().Reason.ShouldBe("Starten är inte registrerad.");
    }

    [Fact]
    public void W16_a_held_cost_is_paid_in_the_period_of_its_release_and_keeps_its_own_date()
    {
        var cost = Cost(2026, 7, 1, 500);
        var held = Settlement.Of(
            Basis(Money.FromKronor(1_000), Money.Zero, new(2026, 8, 31), [cost]) with
            {
                HeldBecause = "Satsningen följer inte sina planer.",
            }
        );
        held.Payable.ShouldBe(Money.Zero);
        held.Held.ShouldBe(Money.FromKronor(500));
        held.Costs.Single().Outcome.ShouldBe(CostOutcome.Held);
        held.GrantLeft.ShouldBe(Money.FromKronor(1_000));

        var released = Settle(Money.FromKronor(1_000), Money.Zero, new(2026, 12, 31), cost);
        released.Payable.ShouldBe(Money.FromKronor(500));
        released.Costs.Single().Date.ShouldBe(new DateOnly(2026, 7, 1));
    }

    [Fact]
    public void W16_once_the_year_has_turned_a_held_cost_is_not_slipped_into_the_next()
    {
        var outcome = Settle(Money.FromKronor(1_000), Money.Zero, new(2027, 4, 30), Cost(2026, 7, 1, 500));
        outcome.Payable.ShouldBe(Money.Zero);
        outcome.Costs.Single().Outcome.ShouldBe(CostOutcome.OtherYear);
        outcome.Alerts.ShouldHaveSingleItem().ShouldContain("500");
    }

    [Fact]
    public void W17_a_december_service_billed_in_january_belongs_to_the_year_it_arose_in()
    {
        var late = Cost(2026, 12, 20, 80_000);
        Settle(Money.FromKronor(1_000_000), Money.Zero, new(2026, 12, 31), late).Payable.ShouldBe(Money.FromKronor(80_000));

        var refused = Settle(Money.FromKronor(1_000_000), Money.Zero, new(2027, 4, 30), late);
        refused.Payable.ShouldBe(Money.Zero);
        refused.Costs.Single().Reason.ShouldContain("2026");
        refused.Costs.Single().Rule.ShouldBe("A-49");
    }

    [Fact]
    public void A_cost_after_the_period_comes_at_the_next_occasion()
    {
        var outcome = Settle(Money.FromKronor(1_000), Money.Zero, new(2026, 4, 30), Cost(2026, 5, 1, 500), Cost(2026, 4, 30, 200));
        outcome.Payable.ShouldBe(Money.FromKronor(200));
        outcome.Costs.Select(c => c.Outcome).ShouldBe([CostOutcome.Settled, CostOutcome.Later]);
        outcome.Held.ShouldBe(Money.Zero);
        outcome.Costs[1].Reason.ShouldBe("Kostnaden uppstod efter perioden och kommer med nästa gång.");
    }

    [Fact]
    public void A_credit_larger_than_the_cost_waits_for_the_next_occasion()
    {
        var outcome = Settle(
            Money.FromKronor(1_000),
            Money.FromKronor(400),
            new(2026, 8, 31),
            Cost(2026, 6, 1, 100),
            Cost(2026, 6, 2, -300)
        );
        outcome.Payable.ShouldBe(Money.Zero);
        outcome.PeriodCost.ShouldBe(Money.Zero);
        outcome.Overrun.ShouldBe(Money.Zero);
        outcome.GrantLeft.ShouldBe(Money.FromKronor(600));
        outcome.Costs.ShouldAllBe(c => c.Outcome == CostOutcome.Held && c.Payable == Money.Zero);
        outcome.Costs[0].Reason.ShouldBe("Krediten är större än periodens kostnad och räknas av vid nästa tillfälle.");
        outcome.Held.ShouldBe(Money.Zero);
        outcome.ToClaimBack.ShouldBe(Money.Zero);
    }

    [Fact]
    public void W16_a_hold_at_the_last_occasion_of_the_year_is_alerted_before_the_year_is_closed()
    {
        var basis = Basis(Money.FromKronor(1_000), Money.Zero, new(2026, 12, 31), [Cost(2026, 7, 1, 500)]) with
        {
            HeldBecause = "hålls inne",
        };
        var last = Settlement.Of(basis);
        last.Held.ShouldBe(Money.FromKronor(500));
        last.Costs.Single().Reason.ShouldBe("hålls inne");
        last.Alerts.ShouldHaveSingleItem()
            .ShouldBe(
                $"{Money.FromKronor(500)} hålls inne vid årets sista avräkning. Ta ställning innan 2026 stängs: kostnaden kan inte "
                    + $"betalas som 2027 års."
            );
        Settlement.Of(basis with { PeriodEnd = new(2026, 8, 31) }).Alerts.ShouldBeEmpty();
        Settlement.Of(basis with { Costs = [] }).Alerts.ShouldBeEmpty();
        Settlement.Of(basis with { Costs = [Cost(2026, 7, 1, -500)] }).ToClaimBack.ShouldBe(Money.Zero);
    }

    [Fact]
    public void A49_a_credit_larger_than_the_cost_at_year_end_is_claimed_back_and_lowers_no_payout_of_the_next_year()
    {
        var credit = Cost(2026, 12, 2, -300);
        var last = Settle(Money.FromKronor(1_000), Money.FromKronor(400), new(2026, 12, 31), Cost(2026, 12, 1, 100), credit);
        last.Payable.ShouldBe(Money.Zero);
        last.ToClaimBack.ShouldBe(Money.FromKronor(200));
        last.Costs[0]
            .Reason.ShouldBe(
                "Krediten är större än kostnaden och 2026 har inget senare tillfälle. Den förs inte över till nästa " + "" + "år."
            );
        last.Alerts.ShouldHaveSingleItem()
            .ShouldBe(
                $"{Money.FromKronor(200)} har betalats för mycket för 2026 och behöver återkrävas. Beloppet dras inte från nästa "
                    + $"års utbetalning."
            );

        var next = Settle(Money.FromKronor(1_000), Money.FromKronor(400), new(2027, 4, 30), credit, Cost(2027, 1, 1, 250));
        next.Payable.ShouldBe(Money.FromKronor(250));
        next.ToClaimBack.ShouldBe(Money.Zero);
    }

    [Fact]
    public void A_credit_first_lowers_what_the_applicant_bore_and_no_more_is_claimed_back_than_was_paid()
    {
        var basis = Basis(Money.FromKronor(1_000), Money.FromKronor(1_000), new(2026, 12, 31), [Cost(2026, 12, 1, -200)]);
        Settlement.Of(basis with { OverrunEarlier = Money.FromKronor(300) }).ToClaimBack.ShouldBe(Money.Zero);
        Settlement.Of(basis with { OverrunEarlier = Money.FromKronor(150) }).ToClaimBack.ShouldBe(Money.FromKronor(50));
        Settlement.Of(basis with { PaidEarlier = Money.FromKronor(70) }).ToClaimBack.ShouldBe(Money.FromKronor(70));
        Settlement.Of(basis with { OverrunEarlier = Money.FromKronor(300) }).Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void W17_costs_and_credits_of_another_year_are_told_apart_so_that_they_never_look_like_nothing()
    {
        var outcome = Settle(
            Money.FromKronor(1_000),
            Money.Zero,
            new(2027, 4, 30),
            Cost(2026, 12, 1, 500),
            Cost(2026, 12, 2, -500),
            Cost(2025, 5, 5, 7)
        );
        outcome.Alerts.ShouldBe([
            $"Kostnader på {Money.FromKronor(7)} hör till 2025 och tas inte upp. Besluta om dem i bokslutet.",
            $"Kostnader på {Money.FromKronor(500)} hör till 2026 och tas inte upp. Besluta om dem i bokslutet.",
            $"Krediter på {Money.FromKronor(500)} hör till 2026 och tas inte upp. Besluta om dem i bokslutet.",
        ]);
        Settle(Money.FromKronor(1_000), Money.Zero, new(2027, 4, 30), Cost(2027, 1, 1, 5)).Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Costs_of_the_same_day_are_settled_in_one_order_whoever_listed_them()
    {
        CostToSettle first = new(new Guid(1, 0, 0, new byte[8]), Start, Money.FromKronor(70)),
            second = first with { Id = new Guid(2, 0, 0, new byte[8]) };
        Settle(Money.FromKronor(100), Money.Zero, new(2026, 4, 30), second, first)
            .Costs.Select(c => (c.Id, c.Payable))
            .ShouldBe([(first.Id, Money.FromKronor(70)), (second.Id, Money.FromKronor(30))]);
    }

    [Fact]
    public void A_credit_line_keeps_its_own_amount_when_the_grant_is_used_up()
    {
        var outcome = Settle(Money.FromKronor(10), Money.FromKronor(10), new(2026, 8, 31), Cost(2026, 6, 1, 50), Cost(2026, 6, 2, -30));
        outcome.Costs.Select(c => c.Payable).ShouldBe([Money.FromKronor(30), Money.FromKronor(-30)]);
        outcome.Costs[1].Reason.ShouldBe("Betalas.");
    }

    /// <summary>
    /// However the year's costs fall over its occasions, what is paid less what is claimed back is the year's net cost within the grant.
    /// </summary>
    [Fact]
    public void A49_a_year_ends_at_its_net_cost_within_the_grant_however_cost_and_credit_fall() =>
        Gen.Select(
                Gen.Select(Gen.Int[0, 364], Gen.Long[-200_000_00, 500_000_00], Gen.Guid, (day, ore, id) =>
                    new CostToSettle(id, Start.AddDays(day), new Money(ore))
                ).List[1, 15],
                Gen.Long[0, 2_000_000_00]
            )
            .Sample(
                (costs, granted) =>
                {
                    var open = costs.DistinctBy(c => c.Id).ToList();
                    var (paid, overrun, claimed) = (Money.Zero, Money.Zero, Money.Zero);
                    var net = open.Select(c => c.Amount).Total();
                    foreach (var end in new DateOnly[] { new(2026, 4, 30), new(2026, 8, 31), new(2026, 12, 31) })
                    {
                        var outcome = Settlement.Of(Basis(new Money(granted), paid, end, open) with { OverrunEarlier = overrun });
                        open.RemoveAll(c => outcome.Costs.Any(line => line.Id == c.Id && line.Outcome == CostOutcome.Settled));
                        (paid, overrun, claimed) = (paid + outcome.Payable, overrun + outcome.Overrun, claimed + outcome.ToClaimBack);
                    }

                    (paid - claimed).ShouldBe(Money.Min(new Money(granted), Money.Max(net, Money.Zero)));
                },
                iter: 10_000
            );

    [Fact]
    public void The_line_that_crosses_the_grant_is_paid_as_far_as_it_reaches_and_says_so()
    {
        var outcome = Settle(Money.FromKronor(100), Money.FromKronor(20), new(2026, 8, 31), Cost(2026, 6, 1, 70), Cost(2026, 6, 2, 30));
        outcome.Costs.Select(c => c.Payable).ShouldBe([Money.FromKronor(70), Money.FromKronor(10)]);
        outcome.Costs[0].Reason.ShouldBe("Betalas.");
        outcome.Costs[1].Reason.ShouldContain("ryms inte");
    }

    [Fact]
    public void A_plugins_answer_stays_within_cost_and_grant()
    {
        PayoutWall.Cap(new Money(500), new Money(400), new Money(1_000)).ShouldBe(new Money(400));
        PayoutWall.Cap(new Money(500), new Money(900), new Money(300)).ShouldBe(new Money(300));
        PayoutWall.Cap(new Money(-1), new Money(900), new Money(300)).ShouldBe(Money.Zero);
        PayoutWall.Cap(new Money(200), new Money(900), new Money(300)).ShouldBe(new Money(200));
    }

    private static readonly Gen<CostToSettle> GenCost = Gen.Select(
        Gen.Int[-500, 1_500],
        Gen.Long[-200_000_00, 500_000_00],
        Gen.Guid,
        (day, ore, id) => new CostToSettle(id, Start.AddDays(day), new Money(ore))
    );

    private static readonly Gen<SettlementBasis> GenBasis = Gen.Select(
        GenCost.List[0, 12],
        Gen.Long[0, 2_000_000_00],
        Gen.Long[0, 1_000_000_00],
        Gen.Int[0, 1_200],
        Gen.Bool,
        Gen.Int[-100, 900],
        (costs, granted, paid, end, held, start) =>
            new SettlementBasis
            {
                Granted = new Money(granted),
                PaidEarlier = new Money(Math.Min(paid, granted)),
                StartedOn = Start.AddDays(start),
                PeriodEnd = Start.AddDays(end),
                Costs = costs,
                HeldBecause = held ? "hålls inne" : null,
            }
    );

    [Fact(DisplayName = "Where the sum of a case's costs is enough, it says what cost by cost would say, and each is paid as it is")]
    public void The_sum_says_the_same()
    {
        var (asked, whole) = (0, 0);
        GenBasis.Sample(
            basis =>
            {
                Interlocked.Increment(ref asked);
                var year = new DateOnly(basis.PeriodEnd.Year, 1, 1);
                var first = basis.StartedOn > year ? basis.StartedOn.Value : year;
                var usual = basis with
                {
                    Costs = [.. basis.Costs.Where(cost => asked % 2 == 0 || (cost.Date >= first && cost.Date <= basis.PeriodEnd))],
                };
                var sum = usual.Costs.Select(cost => cost.Amount).Total();
                var hasOdd = usual.Costs.Any(cost => cost.Date < first || cost.Date > usual.PeriodEnd);
                if (!Settlement.IsPaidWhole(usual, sum, hasOdd))
                {
                    return;
                }

                Interlocked.Increment(ref whole);
                var one = Settlement.Of(usual);
                var together = Settlement.Of(usual with { Costs = [new CostToSettle(Guid.Empty, usual.PeriodEnd, sum)] });
                (together with { Costs = [], Alerts = [] }).ShouldBe(one with { Costs = [], Alerts = [] });
                together.Alerts.ShouldBe(one.Alerts);
                one.Costs.ShouldAllBe(cost =>
                    cost.Outcome == CostOutcome.Settled
                    && cost.Payable == cost.Amount
                    && cost.Reason == Settlement.Paid
                    && cost.Rule == null
                );
            },
            iter: 10_000
        );
        whole.ShouldBeGreaterThan(500, "most of them would prove nothing otherwise");
    }

    [Fact]
    public void Never_above_the_grant_and_never_below_zero() =>
        GenBasis.Sample(
            basis =>
            {
                var outcome = Settlement.Of(basis);
                outcome.Payable.ShouldBeGreaterThanOrEqualTo(Money.Zero);
                outcome.Payable.ShouldBeLessThanOrEqualTo(basis.Granted - basis.PaidEarlier);
                outcome.GrantLeft.ShouldBe(basis.Granted - basis.PaidEarlier - outcome.Payable);
            },
            iter: 10_000
        );

    [Fact]
    public void The_lines_sum_to_the_payout_and_cost_is_payout_and_overrun() =>
        GenBasis.Sample(
            basis =>
            {
                var outcome = Settlement.Of(basis);
                outcome.Costs.Select(c => c.Payable).Total().ShouldBe(outcome.Payable);
                (outcome.Payable + outcome.Overrun).ShouldBe(outcome.PeriodCost);
                outcome.Costs.Count.ShouldBe(basis.Costs.Count);
            },
            iter: 10_000
        );

    [Fact]
    public void The_order_of_the_lines_does_not_matter() =>
        Gen.Select(GenBasis, Gen.Int)
            .Sample(
                (basis, seed) =>
                {
                    var shuffled = basis.Costs.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    Settlement.Of(basis with { Costs = shuffled }).Costs.ShouldBe(Settlement.Of(basis).Costs);
                },
                iter: 10_000
            );

    [Fact]
    public void Years_never_mix_and_nothing_before_the_start_or_after_the_period_is_paid() =>
        GenBasis.Sample(
            basis =>
            {
                foreach (var line in Settlement.Of(basis).Costs.Where(c => !c.Payable.IsZero))
                {
                    line.Date.Year.ShouldBe(basis.PeriodEnd.Year);
                    line.Date.ShouldBeInRange(basis.StartedOn!.Value, basis.PeriodEnd);
                }
            },
            iter: 10_000
        );

    [Fact]
    public void Nothing_is_paid_twice_over_the_occasions_of_a_year() =>
        Gen.Select(GenCost.List[1, 15], Gen.Long[0, 2_000_000_00])
            .Sample(
                (costs, granted) =>
                {
                    var open = costs.DistinctBy(c => c.Id).ToList();
                    var paid = Money.Zero;
                    var settled = new HashSet<Guid>();
                    foreach (var end in new DateOnly[] { new(2026, 4, 30), new(2026, 8, 31), new(2026, 12, 31) })
                    {
                        var outcome = Settlement.Of(Basis(new Money(granted), paid, end, open));
                        foreach (var line in outcome.Costs.Where(c => c.Outcome == CostOutcome.Settled))
                        {
                            settled.Add(line.Id).ShouldBeTrue();
                        }

                        open.RemoveAll(c => settled.Contains(c.Id));
                        paid += outcome.Payable;
                    }

                    paid.ShouldBeLessThanOrEqualTo(new Money(granted));
                },
                iter: 10_000
            );

    [Fact]
    public void A_reversed_payout_restores_what_is_left() =>
        GenBasis.Sample(
            basis =>
            {
                var outcome = Settlement.Of(basis);
                var after = Settlement.Of(basis with { PaidEarlier = basis.PaidEarlier + outcome.Payable - outcome.Payable });
                after.ShouldBeEquivalentTo(outcome);
            },
            iter: 10_000
        );

    private static SettlementOutcome Settle(Money granted, Money paid, DateOnly end, params CostToSettle[] costs) =>
        Settlement.Of(Basis(granted, paid, end, costs));

    private static SettlementBasis Basis(Money granted, Money paid, DateOnly end, IReadOnlyList<CostToSettle> costs) =>
        new()
        {
            Granted = granted,
            PaidEarlier = paid,
            StartedOn = Start,
            PeriodEnd = end,
            Costs = costs,
            CostYearRule = "A-49",
        };

    private static CostToSettle Cost(int year, int month, int day, long kronor) =>
        new(Guid.NewGuid(), new DateOnly(year, month, day), Money.FromKronor(kronor));
}
