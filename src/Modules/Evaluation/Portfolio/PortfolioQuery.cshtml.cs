using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Evaluation.Portfolio;

/// <summary>A whole fund to read: how it goes, each initiative, and what was compiled of it.</summary>
[Requires(Permission.ReadCases)]
public sealed class PortfolioModel(IMediator mediator) : FundPage
{
    private const int RowsAPage = 50;

    /// <summary>Key of the fund; null for the municipality's first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fund { get; set; }

    /// <summary>Only those that stand so; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "lage")]
    public string? Standing { get; set; }

    /// <summary>Only those of a unit, by its name; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "enhet")]
    public string? Unit { get; set; }

    /// <summary>The page of the list, from 1, as asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public string? AskedPage { get; set; }

    internal PortfolioView View { get; private set; } = null!;

    internal IReadOnlyList<PortfolioRow> Matching { get; private set; } = [];

    internal int Pages => Math.Max(1, (Matching.Count + RowsAPage - 1) / RowsAPage);

    internal int PageNumber => int.TryParse(AskedPage, out var asked) ? Math.Clamp(asked, 1, Pages) : 1;

    internal IReadOnlyList<PortfolioRow> Shown => [.. Matching.Skip((PageNumber - 1) * RowsAPage).Take(RowsAPage)];

    internal string Nothing => View.Rows.Count == 0 ? T("Inget är beviljat än.") : T("Inget passar det du har valt. Välj Alla.");

    /// <summary>How they can stand, those that some do.</summary>
    public IReadOnlyList<Option> Standings =>
        [
            .. View
                .Rows.Select(row => row.Standing)
                .OfType<InitiativeStanding>()
                .Distinct()
                .Order()
                .Select(s => new Option(s.ToString(), s.Words())),
        ];

    /// <summary>The units that lead some.</summary>
    public IReadOnlyList<Option> Units =>
        [.. View.Rows.Select(row => row.LeadUnit).Distinct().Order(StringComparer.CurrentCulture).Select(unit => new Option(unit, unit))];

    internal Money Granted => View.Rows.Select(row => row.Granted ?? Money.Zero).Total();

    internal Money Paid => View.Rows.Select(row => row.Paid ?? Money.Zero).Total();

    internal int Targets => View.Rows.Sum(row => row.Indicators);

    internal int OnTarget => View.Rows.Sum(row => row.OnTarget);

    internal int Ended => Count(s => s >= InitiativeStanding.EndedReached);

    /// <summary>How it goes: what went well and what did not, counted the same way.</summary>
    internal IEnumerable<(InitiativeStanding Standing, int Count)> HowItGoes =>
        from row in View.Rows
        where row.Standing is not null
        group row by row.Standing!.Value into same
        orderby same.Key
        select (same.Key, same.Count());

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new PortfolioQuery(Fund), cancellation);
        Matching =
        [
            .. View.Rows.Where(row =>
                (string.IsNullOrEmpty(Standing) || row.Standing?.ToString() == Standing)
                && (string.IsNullOrEmpty(Unit) || row.LeadUnit == Unit)
            ),
        ];
    }

    private int Count(Func<InitiativeStanding, bool> wanted) => View.Rows.Count(row => row.Standing is { } standing && wanted(standing));
}
