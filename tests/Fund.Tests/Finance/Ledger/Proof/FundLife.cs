using Fund.Assessment.Decisions;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Finance.Settlements.Reversals;
using Fund.Finance.Years;
using Fund.Tests.Finance.Repayments;
using Fund.Tests.Running;
using Shouldly;

namespace Fund.Tests.Finance.Ledger.Proof;

/// <summary>What may happen to one fund of a municipality, done in the product and on paper.</summary>
internal sealed class FundLife(MunicipalityInTest here, string fund, bool yearly, Random random)
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private const string Coordinator = "lingonby-samordnare";
    private const string Secretary = "lingonby-sekreterare";
    private const string Half = "2026-halv";
    private const string Annual = "2026-ar";
    private const int Year = 2026;
    private static readonly DateOnly Start = new(Year, 3, 1);

    private readonly FundModel model = new();
    private readonly List<string> steps = [];
    private readonly Dictionary<string, (Guid Proposal, Money Amount)> repaid = [];
    private readonly HashSet<Guid> reversed = [];
    private int next;

    public string Told => $"{fund}: {string.Join("; ", steps)}";

    public IReadOnlyList<Func<Task>> BeforeTheHalfYear() =>
        [
            AllocateAsync,
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
            CostAsync,
            TakeBackAsync,
            ReleaseAsync,
            LowerAsync,
            RepayAsync,
            UnrepayAsync,
            () => SettleAsync(Half),
            () => SettleAsync(Half),
            () => SettleAsync(Annual),
            () => SettleAsync(Annual),
            CloseAsync,
        ];

    public IReadOnlyList<Func<Task>> AtTheYearEnd() =>
        [
            CostAsync,
            CostAsync,
            CostAsync,
            TakeBackAsync,
            HoldAsync,
            ReleaseAsync,
            UnrepayAsync,
            () => SettleAsync(Half),
            () => SettleAsync(Annual),
            () => ReverseAsync(Annual),
            CloseAsync,
            CloseYearAsync,
            CloseYearAsync,
        ];

    public async Task AgreeAsync()
    {
        // Equity is one whole: a case that is closed in the new year gives back in that. A yearly appropriation is its year's.
        var amounts = (await here.FundAsync(yearly ? Year : LingonbyCase.Today(here).Year, fund)).Amounts;
        (amounts.Allocated, amounts.Committed, amounts.Paid, amounts.Released, amounts.Available).ShouldBe(
            (model.Allocated, model.Committed, model.Paid, model.Released, model.Available),
            Told
        );
        if (yearly && model.CarriedOver is { } carried)
        {
            var after = (await here.FundAsync(Year + 1, fund)).Amounts;
            (after.Allocated, after.Committed, after.Paid, after.Available).ShouldBe((carried, Money.Zero, Money.Zero, carried), Told);
        }

        foreach (var about in model.Cases)
        {
            var money = await here.MoneyAsync(about.Number);
            (money.Paid, money.Released, money.Left).ShouldBe((about.Paid, about.Released, about.Left), Told);
        }
    }

    private async Task AllocateAsync()
    {
        var amount = Ore(20_000_000);
        if (await DoneAsync($"allocates {amount}", () => here.AllocateAsync(Year, amount, $"§ {++next}", fund)))
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
        var done = await DoneAsync($"grants {amount}", async () =>
            number = await here.RunningAsync($"Ärende {++next}", Start, fund, null, (Year, amount))
        );
        done.ShouldBe(fits, Told);
        if (done)
        {
            model.Cases.Add(new ModelCase(number, amount));
        }
    }

    private async Task RaiseAsync()
    {
        if (Running() is not { } about)
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
        // What is granted of a year's appropriation is lowered in that year.
        if (Running() is not { } about || (yearly && LingonbyCase.Today(here).Year > Year))
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
        if (Running() is not { } about || random.Next(4) > 0)
        {
            return;
        }

        var fits = about.Left.IsPositive && !about.Withdrawn;
        var withdraw = new WithdrawGrant(about.Number, $"§ {++next}", LingonbyCase.Today(here), about.Left, "Det blev inte av.");
        (await DoneAsync($"{about.Number} is withdrawn", () => here.SendAsync(Secretary, withdraw))).ShouldBe(fits, Told);
        if (fits)
        {
            about.Granted -= about.Left;
            about.Withdrawn = true;
        }
    }

    private async Task CostAsync()
    {
        if (Running() is not { } about)
        {
            return;
        }

        var amount = random.Next(5) == 0 ? -Ore(500_000) : Ore(2_500_000);
        var date = Start.AddDays(random.Next(315));
        date = date > LingonbyCase.Today(here) ? LingonbyCase.Today(here) : date;
        var done = await DoneAsync($"{about.Number} costs {amount} on {date:yyyy-MM-dd}", () =>
            here.CostAsync(about.Number, date, amount, $"{fund}{++next}")
        );
        done.ShouldBeTrue(Told);
        model.Costs.Add(new ModelCost(about.Number, date, amount));
    }

    private async Task TakeBackAsync()
    {
        if (Running() is not { } about)
        {
            return;
        }

        var row = (await here.MoneyAsync(about.Number)).Costs.FirstOrDefault(cost => cost.CanBeTakenBack);
        if (row is null)
        {
            return;
        }

        var done = await DoneAsync($"{about.Number} takes back {row.Amount}", () =>
            here.SendAsync(Controller, new TakeBackCost(about.Number, row.Id, "Fel ärende."))
        );
        done.ShouldBeTrue(Told);
        var back = new ModelCost(about.Number, row.Date, -row.Amount);
        model.Costs.Add(back);
        var cost = model.Costs.First(c =>
            c != back
            && c.Twin is null
            && (c.SettledAt is null) == (row.SettledAt is null)
            && (c.About, c.Date, c.Amount) == (about.Number, row.Date, row.Amount)
        );
        (cost.Twin, back.Twin) = (back, cost);
    }

    private async Task HoldAsync()
    {
        if (Some(model.Cases.Where(c => !c.Ended && !c.Held)) is not { } about)
        {
            return;
        }

        about.Held = await DoneAsync($"{about.Number} is held", () =>
            here.SendAsync(Coordinator, new HoldPayout(about.Number, "Vi väntar."))
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
        var done = await DoneAsync($"{about.Number} is released", () =>
            here.SendAsync(Coordinator, new ReleasePayout(about.Number, held.Id, "Löst.", LingonbyCase.Today(here)))
        );
        done.ShouldBeTrue(Told);
        about.Held = false;
    }

    private async Task SettleAsync(string occasion)
    {
        if (model.IsSettled(occasion) || model.Cases.Count == 0)
        {
            return;
        }

        var total = Money.Zero;
        if (await DoneAsync($"settles {occasion}", async () => total = (await here.SettleAsync(occasion, fund)).Total))
        {
            model.Settle(occasion, occasion == Half ? new DateOnly(Year, 8, 31) : new DateOnly(Year, 12, 31)).ShouldBe(total, Told);
        }
    }

    private async Task ReverseAsync(string occasion)
    {
        if (!model.IsSettled(occasion))
        {
            return;
        }

        var done = await DoneAsync($"reverses {occasion}", async () =>
        {
            var effect = await here.SendAsync(Controller, new ReversalEffect(occasion, fund));
            await here.SendAsync(Controller, new ProposeReversal(occasion, effect.Run, "Fel projekt.", fund));
            var waiting = (await here.SendAsync(Other, new ReversalEffect(occasion, fund))).Waiting!;
            await here.SendAsync(Other, new ApproveReversal(occasion, waiting.Id, effect.Total, fund));
        });
        (done && model.Closed).ShouldBeFalse(Told);
        if (done)
        {
            model.Reverse(occasion);
        }
    }

    // Of each case once: what is planned comes back, one registers and another attests.
    private async Task RepayAsync()
    {
        if (yearly || Some(model.Cases.Where(c => !c.Ended && !repaid.ContainsKey(c.Number))) is not { } about)
        {
            return;
        }

        var amount = Ore(3_000_000);
        var done = await DoneAsync($"{about.Number} repays {amount}", async () =>
        {
            // When the fund's own year is closed, the money comes back in the next.
            var due = model.Closed ? Year + 1 : Year;
            await here.PlanAnewAsync(about.Number, 0, new PlanRowInput("kultur", due, amount));
            var row = (await here.SendAsync(Controller, new RepaymentList(null, fund))).Rows.Single(r => r.CaseNumber == about.Number);
            repaid[about.Number] = (await here.SendAsync(Controller, new RepayToFund(row.Id, amount)), amount);
            await here.SendAsync(Other, new AttestInFund(repaid[about.Number].Proposal, amount));
        });
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
        var done = await DoneAsync($"{number}'s repayment is reversed", async () =>
        {
            var back = await here.SendAsync(Controller, new ReverseInFund(proposal, "Fel nämnd."));
            await here.SendAsync(Other, new AttestInFund(back, amount));
        });
        if (!model.Closed)
        {
            done.ShouldBe(fits && !reversed.Contains(proposal), Told);
        }

        if (done)
        {
            reversed.Add(proposal).ShouldBeTrue(Told);
            model.Allocated -= amount;
        }
    }

    private async Task CloseAsync()
    {
        if (Running() is not { } about || random.Next(3) > 0)
        {
            return;
        }

        if (await DoneAsync($"{about.Number} is closed", () => here.CloseAsync(about.Number)))
        {
            about.Released += about.Left;
            about.Ended = true;
        }
    }

    // What no settlement took up is decided, one by one and as chance will have it; then one hands over and another approves.
    private async Task CloseYearAsync()
    {
        if (model.Closed || model.Allocated.IsZero)
        {
            return;
        }

        if (model.Cases.Count > 0 && !(model.IsSettled(Half) && model.IsSettled(Annual)))
        {
            (await DoneAsync("hands over too early", () => here.SendAsync(Controller, new SubmitYearEnd(Year, fund)))).ShouldBeFalse(Told);
            return;
        }

        var decisions = new Dictionary<ModelCost, YearEndOutcome>();
        var desk = await here.SendAsync(Controller, new YearEnd(Year, fund));
        var asked = desk.Posts.ToList();
        foreach (var (cost, outcomes) in model.ToDecide(Year))
        {
            var post = asked.Find(p => (p.CaseNumber, p.Date, p.Amount) == (cost.About, cost.Date, cost.Amount)).ShouldNotBeNull(Told);
            asked.Remove(post);
            post.Outcomes.ShouldBe(outcomes, ignoreOrder: true, Told);
            await DecideAsync(cost, post, outcomes[random.Next(outcomes.Count)]);
        }

        asked.ShouldBeEmpty(Told);
        foreach (var post in desk.Next.Where(_ => random.Next(2) == 0))
        {
            var cost = model.Costs.First(c =>
                c.SettledAt is null
                && !c.CancelsOut
                && (c.About, c.Date, c.Amount) == (post.CaseNumber, post.Date, post.Amount)
                && !decisions.ContainsKey(c)
            );
            await DecideAsync(cost, post, YearEndOutcome.TakeUp);
        }

        var carried = Money.Zero;
        if (yearly)
        {
            // What will be left is known when all is decided; half of it at most is carried over.
            var paper = model.Available + model.Committed - decisions.Keys.Select(c => Money.Max(c.Amount, Money.Zero)).Total();
            carried = new Money(Math.Max(paper.Ore, 0) / (2 + random.Next(3)));
            await here.SendAsync(Controller, new DecideUnspent(Year, carried, new DateOnly(Year + 1, 1, 11), "§ 4", fund));
        }

        // A credit is taken up against costs, and claimed back when there are none.
        var fits = FundModel.IsCovered(decisions);
        (
            await DoneAsync($"hands the year over, {carried} is carried over", () =>
                here.SendAsync(Controller, new SubmitYearEnd(Year, fund))
            )
        ).ShouldBe(fits, Told);
        if (fits)
        {
            await here.SendAsync(Other, new ApproveYearEnd(Year, fund));
            model.EndYear(Year, decisions, yearly, carried);
        }

        async Task DecideAsync(ModelCost cost, YearEndRow post, YearEndOutcome outcome)
        {
            steps.Add($"{post.Voucher} of {cost.About}, {cost.Amount}: {outcome}");
            await here.SendAsync(Controller, new DecideCost(Year, post.Cost, outcome, "Enligt underlaget.", fund));
            decisions[cost] = outcome;
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

    private ModelCase? Running() => Some(model.Cases.Where(c => !c.Ended));

    private ModelCase? Some(IEnumerable<ModelCase> cases) => cases.OrderBy(_ => random.Next()).FirstOrDefault();
}
