using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Repayments;

/// <summary>Somebody says what has become of an instalment.</summary>
[Requires(Permission.ManageFinance)]
public sealed class SetRepaymentStateModel(IMediator mediator) : FundPage
{
    /// <summary>The instalment.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>State chosen.</summary>
    [BindProperty]
    public string? State { get; set; }

    /// <summary>The decision.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The budget year it is postponed to, as typed.</summary>
    [BindProperty]
    public string? PostponedTo { get; set; }

    internal RepaymentListRow Row { get; private set; } = null!;

    /// <summary>States to choose: it becomes delivered by being delivered.</summary>
    public IReadOnlyList<Option> States =>
        Row.State == RepaymentState.Done
            ? [new Option(nameof(RepaymentState.Planned), T("Öppnas igen: ramen är inte minskad"))]
            : [.. RepaymentStates.Names.Where(n => n.Key != RepaymentState.Delivered).Select(n => new Option(n.Key.ToString(), n.Value))];

    /// <summary>The list.</summary>
    public string Back => $"~/aterbetalning{(ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..])}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Row = await mediator.Send(new RepaymentRowQuery(Id), cancellation);

    /// <summary>Says it.</summary>
    public async Task<IActionResult> OnPostAsync(int seen, CancellationToken cancellation)
    {
        if (!Enum.TryParse<RepaymentState>(State, out var chosen) || !Enum.IsDefined(chosen))
        {
            throw new Refused(T("Välj ett läge."), field: "state");
        }

        int? year = int.TryParse(PostponedTo, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        if (year is null && !string.IsNullOrWhiteSpace(PostponedTo))
        {
            throw new Refused(T("Skriv budgetåret med fyra siffror, till exempel 2029."), field: "postponedTo");
        }

        await mediator.Send(
            new SetRepaymentState(Id, chosen, Reason, seen, chosen == RepaymentState.Postponed ? year : null),
            cancellation
        );
        Done = T("Raden är ändrad.");
        return Redirect($"{Request.PathBase}{Back[1..]}");
    }
}
