using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Reading;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Overview;

/// <summary>A case's money: what was granted, paid and is left, its costs, and whether it follows its plans.</summary>
[Requires(Permission.ReadFinance)]
public sealed class CaseMoneyModel(IMediator mediator, Actor actor) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Occasion of the word on adherence.</summary>
    [BindProperty]
    public string? Occasion { get; set; }

    /// <summary>"yes" or "no".</summary>
    [BindProperty]
    public string? Follows { get; set; }

    /// <summary>Comment.</summary>
    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>Reason of a hold or a release.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Day of the decision to release, as typed.</summary>
    [BindProperty]
    public string? DecidedOn { get; set; }

    /// <summary>Day of a cost, as typed.</summary>
    [BindProperty]
    public string? Date { get; set; }

    /// <summary>Amount of a cost, as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>Voucher of a cost.</summary>
    [BindProperty]
    public string? Voucher { get; set; }

    /// <summary>What a cost is about.</summary>
    [BindProperty]
    public string? Text { get; set; }

    internal CaseMoneyPageView View { get; private set; } = null!;

    // A difference is told in words: a minus can be read as a dash.
    internal static string Difference(PlannedYear year) =>
        year.Planned is not { } planned ? "Planen har inget för året"
        : year.Paid == planned ? "Som planen"
        : year.Paid < planned ? $"{planned - year.Paid} kvar av planen"
        : $"{year.Paid - planned} mer än planen";

    /// <summary>Occasions to choose.</summary>
    public IReadOnlyList<Option> Occasions => [.. View.Occasions.Select(o => new Option(o.Key, o.Name))];

    internal bool MayConfirm => actor.May(Permission.ConfirmAdherence);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CaseMoneyPage(CaseNumber), cancellation);

    /// <summary>Confirms adherence, or not.</summary>
    public Task<IActionResult> OnPostAdherenceAsync(CancellationToken cancellation) =>
        Follows is "yes" or "no"
            ? SendAsync(new ConfirmAdherence(CaseNumber, Occasion ?? "", Follows == "yes", Comment), cancellation)
            : throw new Refused("Välj ja eller nej.", field: "follows");

    /// <summary>Holds payouts.</summary>
    public Task<IActionResult> OnPostHoldAsync(CancellationToken cancellation) =>
        SendAsync(new HoldPayout(CaseNumber, Reason ?? ""), cancellation);

    /// <summary>Releases payouts that are held as was shown.</summary>
    public Task<IActionResult> OnPostReleaseAsync(Guid hold, CancellationToken cancellation) =>
        SendAsync(new ReleasePayout(CaseNumber, hold, Reason ?? "", Typed.Date(DecidedOn, "decidedOn")), cancellation);

    /// <summary>Enters a cost.</summary>
    public Task<IActionResult> OnPostEnterAsync(CancellationToken cancellation) =>
        SendAsync(
            new EnterCost(CaseNumber, Typed.Date(Date, "date"), Typed.Amount(Amount, "amount", AmountSign.Any), Voucher ?? "", Text ?? ""),
            cancellation
        );

    private async Task<IActionResult> SendAsync(ICommand command, CancellationToken cancellation)
    {
        await mediator.Send(command, cancellation);
        Done = "Det är sparat.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
    }
}
