using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Ranking;

/// <summary>The order of the applications on one criterion, with the reason.</summary>
[Requires(Permission.Assess)]
public sealed class RankRoundModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the criterion.</summary>
    [BindProperty(SupportsGet = true)]
    public string Criterion { get; set; } = "";

    /// <summary>Key of the fund; null for the only or the first one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fund { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The order that the person saw; null when there was none.</summary>
    [BindProperty]
    public Guid? Seen { get; set; }

    internal RankingTableView View { get; private set; } = null!;

    internal RankingCriterion Row { get; private set; } = null!;

    internal string Back => $"~/rangordning{(Fund is null ? "" : $"?fund={Uri.EscapeDataString(Fund)}")}";

    /// <summary>Places to choose.</summary>
    public IReadOnlyList<Option> Places =>
        [.. Enumerable.Range(1, View.Cases.Count).Select(n => new Option(n.ToString(CultureInfo.InvariantCulture), T($"{n}:a")))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new RankingTable(Fund), cancellation);
        Row = View.Criteria.FirstOrDefault(criterion => criterion.Key == Criterion) ?? throw new NotFound(T("Urvalskriteriet finns inte."));
        // Shown again after a refusal, it is what stands now that has been seen.
        Seen = Row.Latest;
    }

    /// <summary>Saves the order.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "place")] Dictionary<string, string?> place,
        CancellationToken cancellation
    )
    {
        var places = place.ToDictionary(
            p => p.Key,
            p => int.TryParse(p.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0
        );
        if (!places.Values.Order().SequenceEqual(Enumerable.Range(1, places.Count)))
        {
            throw new Refused(T("Ge varje ansökan en egen plats."), field: places.Count == 0 ? null : $"place-{places.First().Key}");
        }

        await mediator.Send(
            new RankRound(Criterion, [.. places.OrderBy(p => p.Value).Select(p => p.Key)], Reason ?? "", Seen, Fund),
            cancellation
        );
        Done = T("Ordningen är sparad.");
        return Redirect(Request.PathBase + Back[1..]);
    }

    internal string? PlaceOf(RankingCase row) =>
        row.Places.First(p => p.Criterion == Criterion).Place?.ToString(CultureInfo.InvariantCulture);
}
