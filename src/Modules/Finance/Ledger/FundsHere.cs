using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Finance.Ledger;

/// <summary>Which fund a message is about, and the rules that hold for it today.</summary>
internal sealed class FundsHere(CurrentSetup setup, TimeProvider time)
{
    /// <summary>The rules of the fund that a command names; without a name, of the only one.</summary>
    /// <exception cref="Refused">None is named and there are several, or its guideline has not begun.</exception>
    public async Task<Profile> RulesAsync(string? fund, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var chosen = known.FundOf(fund);
        return known.ProfileOn(StockholmTime.Today(time), chosen.Key)
            ?? throw new Refused(T($"Riktlinjen för {chosen.Name} har inte börjat gälla."), field: "fund");
    }

    /// <summary>The rules of the fund that a page shows: the one that is named, else the first one that has begun.</summary>
    /// <exception cref="NotFound">There is no such fund, or none has begun.</exception>
    public async Task<Profile> ShownAsync(string? fund, CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var today = StockholmTime.Today(time);
        var keys = fund is null ? known.Funds.Select(f => f.Key) : [known.FundOf(fund).Key];
        return keys.Select(key => known.ProfileOn(today, key)).FirstOrDefault(rules => rules is not null)
            ?? throw new NotFound(T("Ingen riktlinje gäller."));
    }

    /// <summary>The rules of every fund that has begun.</summary>
    public async Task<IReadOnlyList<Profile>> AllAsync(CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var today = StockholmTime.Today(time);
        return [.. known.Funds.Select(f => known.ProfileOn(today, f.Key)).OfType<Profile>()];
    }

    /// <summary>The funds to choose among; empty where there is one and nobody chooses.</summary>
    public async Task<IReadOnlyList<FundName>> ChoicesAsync(CancellationToken cancellation) =>
        (await setup.GetAsync(cancellation)).Funds is { Count: > 1 } several ? several : [];

    /// <summary>A link to a page of the fund, below the municipality; with one fund it names none.</summary>
    public async Task<string> LinkAsync(string path, string fund, CancellationToken cancellation) =>
        (await ChoicesAsync(cancellation)).Count == 0 ? path
        : path.Contains('?', StringComparison.Ordinal) ? $"{path}&fund={fund}"
        : $"{path}?fund={fund}";
}
