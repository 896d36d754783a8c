using CsCheck;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Ledger;

public sealed class FundBalanceTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void W04_the_earmark_is_allocated_less_paid_and_the_room_for_grants_is_less_commitments()
    {
        var amounts = FundBalance.Lasting(
            Sums(Move(LedgerKind.Allocation, 2026, 4_000_000), Move(LedgerKind.Commitment, 2026, 3_000_000)),
            2026
        );
        amounts.Available.ShouldBe(Money.FromKronor(1_000_000));
        FundBalance.Earmark(amounts).ShouldBe(Money.FromKronor(4_000_000));
        FundBalance.Earmark(amounts with { Paid = Money.FromKronor(1_500_000) }).ShouldBe(Money.FromKronor(2_500_000));
    }

    [Fact]
    public void The_five_amounts_follow_what_was_moved()
    {
        var amounts = FundBalance.Lasting(
            Sums(
                Move(LedgerKind.Allocation, 2026, 5_000),
                Move(LedgerKind.Commitment, 2026, 3_000),
                Move(LedgerKind.Payout, 2026, 1_000),
                Move(LedgerKind.Release, 2026, 500),
                Move(LedgerKind.AdministrationDraw, 2026, 100)
            ),
            2026
        );
        amounts.ShouldBe(
            new(Money.FromKronor(5_000), Money.FromKronor(1_500), Money.FromKronor(1_100), Money.FromKronor(500), Money.FromKronor(2_400))
        );
    }

    [Fact]
    public void U82_a_yearly_appropriation_is_that_year_alone_and_an_earmark_stays()
    {
        var sums = Sums(Move(LedgerKind.Allocation, 2025, 1_000), Move(LedgerKind.Allocation, 2026, 2_000));
        FundBalance.OfYear(sums, 2026).Available.ShouldBe(Money.FromKronor(2_000));
        FundBalance.Lasting(sums, 2026).Available.ShouldBe(Money.FromKronor(3_000));
        FundBalance.Lasting(sums, 2025).Available.ShouldBe(Money.FromKronor(1_000));
    }

    [Fact]
    public void Every_transaction_sums_to_zero_and_moves_something() =>
        Gen.Select(Gen.Enum<LedgerKind>(), Gen.Long[1, 1_000_000_000_00])
            .Sample(
                (kind, ore) =>
                {
                    var made = Posted(kind, 2026, new Money(ore));
                    made.Rows.Select(r => r.Amount).Total().ShouldBe(Money.Zero);
                    made.Moved.ShouldBe(new Money(ore));
                },
                iter: 10_000
            );

    [Fact]
    public void A_transaction_of_nothing_cannot_be_made() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Posted(LedgerKind.Payout, 2026, Money.Zero));

    private static LedgerTransaction Move(LedgerKind kind, int year, long kronor) => Posted(kind, year, Money.FromKronor(kronor));

    private static LedgerTransaction Posted(LedgerKind kind, int year, Money amount) =>
        LedgerTransaction.Of(
            new Posting
            {
                Kind = kind,
                Key = "k",
                Fund = "fonden",
                Year = year,
                Amount = amount,
                Text = "t",
            },
            null,
            "w",
            At
        );

    private static IReadOnlyList<AccountSum> Sums(params LedgerTransaction[] transactions) =>
        [.. transactions.SelectMany(t => t.Rows.Select(r => new AccountSum(t.Kind, r.Account, t.Year, r.Amount)))];
}
