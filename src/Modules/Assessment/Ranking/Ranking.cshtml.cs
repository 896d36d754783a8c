using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Ranking;

/// <summary>The comparison side by side, and the order on each criterion.</summary>
[Requires(Permission.Assess)]
public sealed class RankingModel(IMediator mediator) : FundPage
{
    internal RankingTableView View { get; private set; } = null!;

    /// <summary>Places to choose.</summary>
    public IReadOnlyList<Option> Places => [.. Enumerable.Range(1, View.Cases.Count).Select(n => new Option(n.ToString(CultureInfo.InvariantCulture), $"{n}:a"))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new RankingTable(), cancellation);

    internal static string? PlaceOf(RankingCase row, string criterion) => row.Places.First(p => p.Criterion == criterion).Place?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Saves the order on a criterion.</summary>
    public async Task<IActionResult> OnPostAsync(string? criterion, Dictionary<string, string?> place, string? reason, CancellationToken cancellation)
    {
        if (place.Values.Any(string.IsNullOrEmpty) || place.Values.Distinct().Count() != place.Count)
            throw new Refused("Ge varje ansökan en egen plats.", field: "place");
        await mediator.Send(new RankRound(criterion ?? "", [.. place.OrderBy(p => int.TryParse(p.Value, CultureInfo.InvariantCulture, out var at) ? at : int.MaxValue).Select(p => p.Key)], reason ?? ""), cancellation);
        Done = "Ordningen är sparad.";
        return Redirect($"{Request.PathBase}/rangordning");
    }
}
