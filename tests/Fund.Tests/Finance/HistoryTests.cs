using System.Globalization;
using Fund.Assessment.Decisions;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Ledger.Proof;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements.Reversals;
using Fund.Tests.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance;

/// <summary>
/// Random histories of a fund against a model on paper: allocate, grant, raise, lower, withdraw, cost, credit, take back, hold, release,
/// settle, reverse, repay into the fund and reverse that, close.
/// After each step the fund's five amounts and each case's agree to the öre, and the ledger proves itself. FUND_HISTORIES says how many
/// are
/// lived; the seed of one that disagrees is in its name.
/// </summary>
public sealed class HistoryTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private const string Coordinator = "lingonby-samordnare";
    private const string Secretary = "lingonby-sekreterare";
    private const string Half = "2026-halv";
    private const string Annual = "2026-ar";
    private static readonly DateOnly Start = new(2026, 3, 1);

    private static readonly int Histories = int.Parse(
        Environment.GetEnvironmentVariable("FUND_HISTORIES") ?? "12",
        CultureInfo.InvariantCulture
    );

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Histories)];

    [Theory(DisplayName = "F-03 F-07 F-08 W-04 W-15 W-16 W-19 A fund's history, whatever happens in it, agrees with the model to the öre")]
    [MemberData(nameof(Seeds))]
    public async Task A_history_agrees(int seed)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby($"historia-{seed}", RepaymentInTest.IntoFund));
        var life = new Life(here, new Random(seed));
        await life.LiveAsync(14, life.BeforeTheHalfYear());
        await house.ItIsAsync(2026, 9, 2);
        await life.LiveAsync(10, life.AfterTheHalfYear());
        await house.ItIsAsync(2027, 1, 12);
        await life.LiveAsync(8, life.AfterTheYear());

        async Task ProveAsync()
        {
            await using var connection = new NpgsqlConnection(house.Database.Superuser);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            var own = here.Municipality.Id.Value;
            (await new LedgerProof().FaultsAsync(connection, own, TestContext.Current.CancellationToken)).ShouldBeEmpty(life.Told);
        }

        await ProveAsync();
    }

    private sealed class Life(MunicipalityInTest here, Random random)
    {
        private readonly FundModel model = new();
        private readonly List<string> steps = [];
        private readonly Dictionary<string, (Guid Proposal, Money Amount)> repaid = [];
        private readonly HashSet<Guid> reversed = [];
        private int next;

        public string Told => string.Join("; ", steps);

        public IReadOnlyList<Func<Task>> BeforeTheHalfYear() =>
            [
                AllocateAsync,
                GrantAsync,
                GrantAsync,
                RaiseAsync,
                LowerAsync,
                CostAsync,
                CostAsync,
                CostAsync,
                TakeBackAsync,
                HoldAsync,
                ReleaseAsync,
            ];

        public IReadOnlyList<Func<Task>> AfterTheHalfYear() =>
            [
                CostAsync,
                TakeBackAsync,
                RaiseAsync,
                LowerAsync,
                WithdrawAsync,
                HoldAsync,
                ReleaseAsync,
                RepayAsync,
                UnrepayAsync,
                () => SettleAsync(Half),
                () => ReverseAsync(Half),
                CloseAsync,
            ];

        public IReadOnlyList<Func<Task>> AfterTheYear() =>
            [
                CostAsync,
                ReleaseAsync,
                LowerAsync,
                RepayAsync,
                UnrepayAsync,
                () => SettleAsync(Annual),
                () => ReverseAsync(Annual),
                CloseAsync,
            ];

        public async Task LiveAsync(int length, IReadOnlyList<Func<Task>> may)
        {
            for (var step = 0; step < length; step++)
            {
                await may[random.Next(may.Count)]();
                await AgreeAsync();
            }
        }

        private async Task AgreeAsync()
        {
            // A case that is closed in the new year gives back in that.
            var fund = (await here.FundAsync(LingonbyCase.Today(here).Year)).Amounts;
            (fund.Allocated, fund.Committed, fund.Paid, fund.Released, fund.Available).ShouldBe(
                (model.Allocated, model.Committed, model.Paid, model.Released, model.Available),
                Told
            );
            foreach (var about in model.Cases)
            {
                var money = await here.MoneyAsync(about.Number);
                (money.Paid, money.Released, money.Left).ShouldBe((about.Paid, about.Released, about.Left), Told);
            }
        }

        private async Task AllocateAsync()
        {
            var amount = Ore(20_000_000);
            if (await DoneAsync($"allocates {amount}", () => here.AllocateAsync(2026, amount, $"§ {++next}")))
            {
                model.Allocated += amount;
            }
        }

        private async Task GrantAsync()
        {
            var amount = Ore(6_000_000);
            if (model.Cases.Count >= 3 || model.Allocated.IsZero)
            {
                return;
            }

            var number = "";
            var fits = amount <= model.Available;
            var done = await DoneAsync(
                $"grants {amount}",
                async () => number = await here.RunningAsync($"Ärende {++next}", Start, null, null, (2026, amount))
            );
            done.ShouldBe(fits, Told);
            if (done)
            {
                model.Cases.Add(new ModelCase(number, amount));
            }
        }

        private async Task RaiseAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended)) is not { } about)
            {
                return;
            }

            var amount = Ore(2_000_000);
            var fits = amount <= model.Available && !about.Withdrawn;
            var raise = new RaiseGrant(about.Number, $"§ {++next}", LingonbyCase.Today(here), amount, null, "Behovet är större.");
            (await DoneAsync($"{about.Number} is raised by {amount}", () => here.SendAsync(Secretary, raise))).ShouldBe(fits, Told);
            about.Granted += fits ? amount : Money.Zero;
        }

        private async Task LowerAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended)) is not { } about)
            {
                return;
            }

            var amount = Ore(2_000_000);
            var fits = amount <= about.Left && !about.Withdrawn;
            var lower = new LowerGrant(about.Number, $"§ {++next}", LingonbyCase.Today(here), amount, null, "Behovet är mindre.");
            (await DoneAsync($"{about.Number} is lowered by {amount}", () => here.SendAsync(Secretary, lower))).ShouldBe(fits, Told);
            about.Granted -= fits ? amount : Money.Zero;
        }

        private async Task WithdrawAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended)) is not { } about || random.Next(4) > 0)
            {
                return;
            }

            var fits = about.Left.IsPositive && !about.Withdrawn;
            var withdraw = new WithdrawGrant(about.Number, $"§ {++next}", LingonbyCase.Today(here), about.Left, "Det blev inte av.");
            (await DoneAsync($"{about.Number} is withdrawn", () => here.SendAsync(Secretary, withdraw))).ShouldBe(fits, Told);
            if (fits)
            {
                about.Released += about.Left;
                about.Withdrawn = true;
            }
        }

        private async Task CostAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended)) is not { } about)
            {
                return;
            }

            var amount = random.Next(5) == 0 ? -Ore(500_000) : Ore(2_500_000);
            var date = Start.AddDays(random.Next(170));
            date = date > LingonbyCase.Today(here) ? LingonbyCase.Today(here) : date;
            var done = await DoneAsync(
                $"{about.Number} costs {amount} on {date:yyyy-MM-dd}",
                () => here.CostAsync(about.Number, date, amount, $"V{++next}")
            );
            done.ShouldBeTrue(Told);
            model.Costs.Add(new ModelCost(about.Number, date, amount));
        }

        private async Task TakeBackAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended)) is not { } about)
            {
                return;
            }

            var row = (await here.MoneyAsync(about.Number)).Costs.FirstOrDefault(cost => cost.CanBeTakenBack);
            if (row is null)
            {
                return;
            }

            var done = await DoneAsync(
                $"{about.Number} takes back {row.Amount}",
                () => here.SendAsync(Controller, new TakeBackCost(about.Number, row.Id, "Fel ärende."))
            );
            done.ShouldBeTrue(Told);
            model.Costs.Add(new ModelCost(about.Number, row.Date, -row.Amount));
        }

        private async Task HoldAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended && !c.Held)) is not { } about)
            {
                return;
            }

            about.Held = await DoneAsync(
                $"{about.Number} is held",
                () => here.SendAsync(Coordinator, new HoldPayout(about.Number, "Vi väntar."))
            );
            about.Held.ShouldBeTrue(Told);
        }

        private async Task ReleaseAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended && c.Held)) is not { } about)
            {
                return;
            }

            var held = (await here.MoneyAsync(about.Number)).Held!;
            var done = await DoneAsync(
                $"{about.Number} is released",
                () => here.SendAsync(Coordinator, new ReleasePayout(about.Number, held.Id, "Löst.", LingonbyCase.Today(here)))
            );
            done.ShouldBeTrue(Told);
            about.Held = false;
        }

        private async Task SettleAsync(string occasion)
        {
            if (model.IsSettled(occasion) || model.Cases.Count == 0 || (occasion == Half && model.IsSettled(Annual)))
            {
                return;
            }

            var total = Money.Zero;
            if (await DoneAsync($"settles {occasion}", async () => total = (await here.SettleAsync(occasion)).Total))
            {
                model.Settle(occasion, occasion == Half ? new DateOnly(2026, 8, 31) : new DateOnly(2026, 12, 31)).ShouldBe(total, Told);
            }
        }

        private async Task ReverseAsync(string occasion)
        {
            if (!model.IsSettled(occasion))
            {
                return;
            }

            var done = await DoneAsync(
                $"reverses {occasion}",
                async () =>
                {
                    var effect = await here.SendAsync(Controller, new ReversalEffect(occasion));
                    await here.SendAsync(Controller, new ProposeReversal(occasion, effect.Run, "Fel projekt."));
                    var waiting = (await here.SendAsync(Other, new ReversalEffect(occasion))).Waiting!;
                    await here.SendAsync(Other, new ApproveReversal(occasion, waiting.Id, effect.Total));
                }
            );
            if (done)
            {
                model.Reverse(occasion);
            }
        }

        // Of each case once: what is planned comes back, one registers and another attests.
        private async Task RepayAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended && !repaid.ContainsKey(c.Number))) is not { } about)
            {
                return;
            }

            var amount = Ore(3_000_000);
            var done = await DoneAsync(
                $"{about.Number} repays {amount}",
                async () =>
                {
                    await here.PlanAnewAsync(about.Number, 0, new PlanRowInput("kultur", 2026, amount));
                    var row = (await here.SendAsync(Controller, new RepaymentList())).Rows.Single(r => r.CaseNumber == about.Number);
                    repaid[about.Number] = (await here.SendAsync(Controller, new RepayToFund(row.Id, amount)), amount);
                    await here.SendAsync(Other, new AttestInFund(repaid[about.Number].Proposal, amount));
                }
            );
            done.ShouldBeTrue(Told);
            model.Allocated += amount;
        }

        private async Task UnrepayAsync()
        {
            if (repaid.Count == 0)
            {
                return;
            }

            var (number, (proposal, amount)) = repaid.ElementAt(random.Next(repaid.Count));
            var fits = amount <= model.Available;
            var done = await DoneAsync(
                $"{number}'s repayment is reversed",
                async () =>
                {
                    var back = await here.SendAsync(Controller, new ReverseInFund(proposal, "Fel nämnd."));
                    await here.SendAsync(Other, new AttestInFund(back, amount));
                }
            );
            done.ShouldBe(fits && !reversed.Contains(proposal), Told);
            if (done)
            {
                reversed.Add(proposal);
                model.Allocated -= amount;
            }
        }

        private async Task CloseAsync()
        {
            if (Some(model.Cases.Where(c => !c.Ended)) is not { } about || random.Next(3) > 0)
            {
                return;
            }

            if (await DoneAsync($"{about.Number} is closed", () => here.CloseAsync(about.Number)))
            {
                about.Released += about.Left;
                about.Ended = true;
            }
        }

        // What is refused changes nothing: the amounts are compared afterwards all the same.
        private async Task<bool> DoneAsync(string step, Func<Task> act)
        {
            try
            {
                await act();
                steps.Add(step);
                return true;
            }
            catch (Exception no) when (no is Refused or Conflict)
            {
                steps.Add($"{step}: no, {no.Message}");
                return false;
            }
        }

        private Money Ore(int most) => new(random.Next(1, most));

        private ModelCase? Some(IEnumerable<ModelCase> cases) => cases.OrderBy(_ => random.Next()).FirstOrDefault();
    }
}
