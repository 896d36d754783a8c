using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations.Room;
using Fund.Finance.Ledger;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Allocations;

/// <summary>"Får vi avsätta, och hur mycket?": the answer first, how it was worked out, then the registering of the decision.</summary>
[Requires(Permission.ManageFinance)]
public sealed class SetAsideModel(IMediator mediator, TimeProvider time) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Budget year, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    /// <summary>Taxes and grants, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? TaxAndGrantBase { get; set; }

    /// <summary>Amount, as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>The council's day, as typed.</summary>
    [BindProperty]
    public string? DecidedOn { get; set; }

    /// <summary>Paragraph.</summary>
    [BindProperty]
    public string? Paragraph { get; set; }

    /// <summary>Keys of what is attested.</summary>
    [BindProperty]
    public IReadOnlyList<string> Attested { get; set; } = [];

    internal AllocationRoomView Room { get; private set; } = null!;

    /// <summary>Is all known that the answer needs? Without taxes and grants only some of the caps can be worked out.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(Room.Funds, Room.Fund, $"year={Room.Year}");

    /// <summary>What must be attested.</summary>
    public IReadOnlyList<Option> Attestations => [.. Room.Attestations.Select(a => new Option(a.Key, a.Text, a.Rule))];

    /// <summary>The caps that are worked out: the one on taxes and grants only when they are known.</summary>
    internal IReadOnlyList<RoomUnderCap> Caps => IsAnswered ? Room.Caps : [.. Room.Caps.Skip(Room.AsksForBase ? 1 : 0)];

    /// <summary>The cap that decides; null when none does.</summary>
    internal RoomUnderCap? Deciding => Room.Caps.Count < 2 ? null : Room.Caps.MinBy(cap => cap.Most);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        // What cannot be read has its own refusal at its field; the page stands, with the answer as far as it can be given.
        var readable = SwedishAmount.TryRead(TaxAndGrantBase, out var basis, out _);
        Room = await mediator.Send(
            new AllocationRoomFor(YearOr(StockholmTime.Today(time).Year), readable ? basis : Money.Zero, ChosenFund),
            cancellation
        );
        IsAnswered = !Room.AsksForBase || (readable && basis.IsPositive);
    }

    /// <summary>Works it out; books nothing, and keeps all that was typed.</summary>
    public async Task<IActionResult> OnPostCountAsync(CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        var findings = new List<Finding>();
        if (YearOr(0) == 0)
        {
            findings.Add(new Finding(T("Ange budgetåret med fyra siffror."), Field: "year"));
        }

        if (!string.IsNullOrWhiteSpace(TaxAndGrantBase) && !SwedishAmount.TryRead(TaxAndGrantBase, out _, out var unreadable))
        {
            findings.Add(new Finding(unreadable.Reason, Field: "taxAndGrantBase"));
        }
        else if (!IsAnswered)
        {
            findings.Add(new Finding(T("Ange årets skatter och bidrag, som taket räknas på."), Room.Caps[0].Rule, "taxAndGrantBase"));
        }

        if (findings.Count > 0)
        {
            Tell(findings);
        }

        return Page();
    }

    /// <summary>Registers the council's decision.</summary>
    public async Task<IActionResult> OnPostRegisterAsync(CancellationToken cancellation)
    {
        var all = new Reading.TypedAll();
        var year = YearOr(0);
        all.Require(year > 0, T("Ange budgetåret med fyra siffror."), "year");
        var basis = string.IsNullOrWhiteSpace(TaxAndGrantBase) ? default : all.Amount(TaxAndGrantBase, "taxAndGrantBase");
        var amount = all.Amount(Amount, "amount");
        var decidedOn = all.Date(DecidedOn, "decidedOn");
        all.ThrowIfAny();
        await mediator.Send(new AllocateToFund(year, amount, basis, decidedOn, Paragraph ?? "", Attested, ChosenFund), cancellation);
        Done = T("Avsättningen är bokförd.");
        return Redirect($"{Request.PathBase}/fonden?year={year}{FundTabs.Query(ChosenFund)}");
    }

    private int YearOr(int other) =>
        int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100 ? year : other;
}
