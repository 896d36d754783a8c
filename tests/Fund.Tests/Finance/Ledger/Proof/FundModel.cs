using Fund.Contracts.Values;
using Fund.Finance.Years;

namespace Fund.Tests.Finance.Ledger.Proof;

/// <summary>A cost in the model: on which case and day, how much, and whether a settlement or a year-end is done with it.</summary>
internal sealed class ModelCost(string about, DateOnly date, Money amount)
{
    public string About { get; } = about;

    public DateOnly Date { get; } = date;

    public Money Amount { get; } = amount;

    public string? SettledAt { get; set; }

    /// <summary>What takes it back, or what it takes back; null for none.</summary>
    public ModelCost? Twin { get; set; }

    /// <summary>It and what takes it back both wait: together they come to nothing.</summary>
    public bool CancelsOut => SettledAt is null && Twin is { SettledAt: null };
}

/// <summary>A case in the model. SEK.</summary>
internal sealed class ModelCase(string number, Money granted)
{
    public string Number { get; } = number;

    public Money Granted { get; set; } = granted;

    public Money Paid { get; set; }

    public Money Released { get; set; }

    public bool Held { get; set; }

    public bool Ended { get; set; }

    public bool Withdrawn { get; set; }

    public Money Left => Granted - Paid - Released;
}

/// <summary>What an occasion did for a case: paid of its costs, and left to the applicant. SEK.</summary>
internal sealed record ModelPayout(Money Paid, Money Borne);

/// <summary>
/// A fund as one would reckon it on paper: what is allocated, granted, paid and given back, which costs a settlement takes up (W-04, W-15,
/// W-16), and how its year ends (W-17). Knows nothing of how the product does it.
/// </summary>
internal sealed class FundModel
{
    private readonly Dictionary<string, Dictionary<string, ModelPayout>> payouts = [];

    public Money Allocated { get; set; }

    /// <summary>What the year after begins with; null while the year is open.</summary>
    public Money? CarriedOver { get; private set; }

    public bool Closed { get; private set; }

    public List<ModelCase> Cases { get; } = [];

    public List<ModelCost> Costs { get; } = [];

    public Money Paid => Cases.Select(c => c.Paid).Total();

    public Money Released => Cases.Select(c => c.Released).Total();

    public Money Committed => Cases.Select(c => c.Left).Total();

    public Money Available => Allocated - Committed - Paid;

    public bool IsSettled(string occasion) => payouts.ContainsKey(occasion);

    /// <summary>Pays each running case its unsettled costs up to the day, never more than is left of its grant.</summary>
    public Money Settle(string occasion, DateOnly last)
    {
        var paid = new Dictionary<string, ModelPayout>();
        foreach (var about in Cases.Where(c => !c.Ended))
        {
            var costs = Costs.Where(c => c.About == about.Number && c.SettledAt is null && c.Date <= last).ToList();
            var sum = costs.Select(c => c.Amount).Total();
            if (about.Held || sum.IsNegative)
            {
                continue;
            }

            costs.ForEach(c => c.SettledAt = occasion);
            var amount = Money.Min(sum, about.Left);
            paid[about.Number] = new ModelPayout(amount, sum - amount);
            about.Paid += amount;
        }

        payouts[occasion] = paid;
        return paid.Values.Select(each => each.Paid).Total();
    }

    /// <summary>Takes back what the occasion paid; its costs are unsettled again.</summary>
    public void Reverse(string occasion)
    {
        foreach (var (number, amount) in payouts[occasion])
        {
            Cases.Single(c => c.Number == number).Paid -= amount.Paid;
        }

        Costs.Where(c => c.SettledAt == occasion).ToList().ForEach(c => c.SettledAt = null);
        payouts.Remove(occasion);
    }

    /// <summary>The year's costs that no settlement took up, when it is settled; and what can be decided of each.</summary>
    public IReadOnlyList<(ModelCost Cost, IReadOnlyList<YearEndOutcome> Outcomes)> ToDecide(int year) =>
        [.. Costs.Where(c => c.SettledAt is null && !c.CancelsOut && c.Date.Year == year).Select(c => (c, OutcomesOf(c)))];

    /// <summary>
    /// Closes the year: what is taken up is paid as far as the grant reaches; what is claimed back first reduces what the applicant has
    /// borne, and never exceeds what was paid. Of a yearly appropriation all that is left leaves the year, but for what is carried over; of
    /// equity what an ended case has left is given back.
    /// </summary>
    public void EndYear(int year, IReadOnlyDictionary<ModelCost, YearEndOutcome> decisions, bool yearly, Money carriedOver)
    {
        foreach (var cost in Costs.Where(c => c.CancelsOut && c.Date.Year == year).ToList())
        {
            cost.SettledAt = "year-end";
        }

        foreach (var about in Cases)
        {
            var own = decisions.Where(d => d.Key.About == about.Number).ToList();
            var taken = Sum(own, YearEndOutcome.TakeUp);
            var pays = Money.Max(Money.Min(taken, about.Left), Money.Zero);
            var borne = payouts.Values.Select(of => of.GetValueOrDefault(about.Number)?.Borne ?? Money.Zero).Total();
            borne += Money.Max(taken - pays, Money.Zero);
            about.Paid += pays;
            about.Paid -= Money.Max(Money.Min(-Sum(own, YearEndOutcome.ClaimBack) - borne, about.Paid), Money.Zero);
            about.Released += yearly || about.Ended ? about.Left : Money.Zero;
        }

        foreach (var (cost, outcome) in decisions.Where(d => d.Value != YearEndOutcome.Stay))
        {
            cost.SettledAt = $"year-end: {outcome}";
        }

        Closed = true;
        CarriedOver = carriedOver;
        Allocated -= yearly ? Available : Money.Zero;
    }

    /// <summary>Is no case's taken up sum a credit?</summary>
    public static bool IsCovered(IReadOnlyDictionary<ModelCost, YearEndOutcome> decisions) =>
        decisions.GroupBy(d => d.Key.About).All(of => !Sum(of, YearEndOutcome.TakeUp).IsNegative);

    private static Money Sum(IEnumerable<KeyValuePair<ModelCost, YearEndOutcome>> decided, YearEndOutcome outcome) =>
        decided.Where(d => d.Value == outcome).Select(d => d.Key.Amount).Total();

    private IReadOnlyList<YearEndOutcome> OutcomesOf(ModelCost cost) =>
        Cases.Single(c => c.Number == cost.About).Held ? [YearEndOutcome.Bear]
        : cost.Amount.IsNegative ? [YearEndOutcome.ClaimBack, YearEndOutcome.TakeUp, YearEndOutcome.Bear]
        : [YearEndOutcome.TakeUp, YearEndOutcome.Bear];
}
