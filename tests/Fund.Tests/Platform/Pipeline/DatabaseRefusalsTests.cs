using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Tests.Finance;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Pipeline;

/// <summary>What the database refuses is told in words, whether it says so at once or when the transaction is committed.</summary>
public sealed class DatabaseRefusalsTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Theory(DisplayName = "F-12 What the database refuses, at once or at COMMIT, is a refusal over HTTP and never a fault")]
    [InlineData("23514", "not_overdrawn", "Fonden har inte så mycket kvar.", typeof(Refused))]
    [InlineData("23514", "not_overpaid", "Mer kan inte betalas ut", typeof(Refused))]
    [InlineData("23514", "open_year", "Räkenskapsåret är stängt", typeof(Refused))]
    [InlineData("23514", "balances", "Uppgifterna går inte ihop", typeof(Refused))]
    [InlineData("23505", "ix", "Det här är redan gjort", typeof(Conflict))]
    [InlineData("23503", "fk", "finns inte längre", typeof(Conflict))]
    [InlineData("40001", "", "Någon annan gjorde samma sak", typeof(Conflict))]
    [InlineData("40P01", "", "Någon annan gjorde samma sak", typeof(Conflict))]
    public async Task Told_in_words(string state, string constraint, string told, Type kind)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("vagg-" + Guid.NewGuid().ToString("N")[..8]));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Vid väggen", Day, null, null, (2026, Money.FromKronor(20_000)));
        var cost = new EnterCost(number, Day, Money.FromKronor(5_000), "V1", "Insats");
        foreach (var deferred in new[] { false, true })
        {
            await WithWallAsync(
                state,
                constraint,
                deferred,
                async () =>
                {
                    using var door = here.OverTheApi().Door!;
                    var refused = await Should.ThrowAsync(() => door.SendAsync("lingonby-ekonom", cost), kind);
                    refused.Message.ShouldContain(told);
                }
            );
            (await here.MoneyAsync(number)).Costs.ShouldBeEmpty();
        }

        await here.SendAsync("lingonby-ekonom", cost);
    }

    // A wall of the test's own, on a table that every cost is written to.
    private async Task WithWallAsync(string state, string constraint, bool deferred, Func<Task> act)
    {
        await house.Database.AskAsSuperuserAsync<int>(
            $"""
            create function finance.refuse_for_test() returns trigger language plpgsql as $$
            begin
                raise exception 'A wall of the test.' using errcode = '{state}', constraint = '{constraint}';
            end
            $$;
            create constraint trigger for_test after insert on finance.cost_lines
                {(deferred ? "deferrable initially deferred" : "not deferrable")}
                for each row execute function finance.refuse_for_test();
            """
        );
        try
        {
            await act();
        }
        finally
        {
            await house.Database.AskAsSuperuserAsync<int>("drop function finance.refuse_for_test cascade");
        }
    }
}
