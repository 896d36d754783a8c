using Fund.Contracts.Values;

namespace Fund.Tests.Finance;

/// <summary>A cost in the model: on which case and day, how much, and whether a settlement has taken it up.</summary>
internal sealed class ModelCost(string about, DateOnly date, Money amount)
{
    public string About { get; } = about;

    public DateOnly Date { get; } = date;

    public Money Amount { get; } = amount;

    public string? SettledAt { get; set; }
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

/// <summary>
/// The fund as one would reckon it on paper: what is allocated, granted, paid and given back, and which costs a settlement takes up
/// (W-04, W-15, W-16). Knows nothing of how the product does it.
/// </summary>
internal sealed class FundModel
{
    private readonly Dictionary<string, Dictionary<string, Money>> payouts = [];

    public Money Allocated { get; set; }

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
        var paid = new Dictionary<string, Money>();
        foreach (var about in Cases.Where(c => !c.Ended))
        {
            var costs = Costs.Where(c => c.About == about.Number && c.SettledAt is null && c.Date <= last).ToList();
            var sum = costs.Select(c => c.Amount).Total();
            if (about.Held || sum.IsNegative)
            {
                continue;
            }

            costs.ForEach(c => c.SettledAt = occasion);
            paid[about.Number] = Money.Min(sum, about.Left);
            about.Paid += paid[about.Number];
        }

        payouts[occasion] = paid;
        return paid.Values.Total();
    }

    /// <summary>Takes back what the occasion paid; its costs are unsettled again.</summary>
    public void Reverse(string occasion)
    {
        foreach (var (number, amount) in payouts[occasion])
        {
            Cases.Single(c => c.Number == number).Paid -= amount;
        }

        Costs.Where(c => c.SettledAt == occasion).ToList().ForEach(c => c.SettledAt = null);
        payouts.Remove(occasion);
    }
}
