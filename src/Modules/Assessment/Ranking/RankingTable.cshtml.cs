using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Ranking;

/// <summary>The comparison side by side, and the order on each criterion.</summary>
[Requires(Permission.Assess)]
public sealed class RankingTableModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the fund; null for the only or the first one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fund { get; set; }

    internal RankingTableView View { get; private set; } = null!;

    /// <summary>Places to choose.</summary>
    public IReadOnlyList<Option> Places =>
        [.. Enumerable.Range(1, View.Cases.Count).Select(n => new Option(n.ToString(CultureInfo.InvariantCulture), $"{n}:a"))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new RankingTable(Fund), cancellation);

    internal static string? PlaceOf(RankingCase row, string criterion) =>
        row.Places.First(p => p.Criterion == criterion).Place?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Saves the order on a criterion.</summary>
    public async Task<IActionResult> OnPostAsync(
        string? criterion,
        Dictionary<string, string?> place,
        string? reason,
        Guid? seen,
        CancellationToken cancellation
    )
    {
        var places = place.ToDictionary(
            p => p.Key,
            p => int.TryParse(p.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0
        );
        if (!places.Values.Order().SequenceEqual(Enumerable.Range(1, places.Count)))
        {
            throw new Refused("Ge varje ansökan en egen plats.", field: "place");
        }

        await mediator.Send(
            new RankRound(criterion ?? "", [.. places.OrderBy(p => p.Value).Select(p => p.Key)], reason ?? "", seen, Fund),
            cancellation
        );
        Done = "Ordningen är sparad.";
        return Redirect($"{Request.PathBase}/rangordning{(Fund is null ? "" : $"?fund={Fund}")}");
    }
}
